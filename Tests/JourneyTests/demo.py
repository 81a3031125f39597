# SPDX-License-Identifier: Apache-2.0
"""A demo city in a folder of its own, served by the program."""

import contextlib
import socket
import subprocess
import tempfile
import time
import urllib.request

PASSWORD = "hoc-tap-suot-doi"
PERIOD = "/programmes/uong-bi-2025/2025-01"
DAY = "2025-01-22"


@contextlib.contextmanager
def city(program, *options):
    """Serves a fresh demo; gives its address."""
    with tempfile.TemporaryDirectory(prefix="learningcity-journey-") as folder:
        database = f"sqlite:{folder}/city.sqlite"
        subprocess.run(
            [program, "demo", "demo/uong-bi-2025", "--database", database],
            check=True, stdout=subprocess.DEVNULL)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        server = subprocess.Popen(
            [program, "serve", "--database", database, "--port", str(port), "--demo-day", DAY,
             *options],
            stdout=subprocess.DEVNULL)
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(address + "/health")
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_for(address):
    for _ in range(100):
        with contextlib.suppress(OSError):
            urllib.request.urlopen(address, timeout=2).read()
            return
        time.sleep(0.1)
    raise SystemExit(f"{address} does not answer")
