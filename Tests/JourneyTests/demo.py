# SPDX-License-Identifier: Apache-2.0
"""A demo city in a folder of its own, served by the program."""

import contextlib
import datetime
import os
import signal
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
    with served(program, *options) as demo:
        yield demo.address


@contextlib.contextmanager
def served(program, *options, **environment):
    """Serves a fresh demo, which may be killed and started again."""
    with tempfile.TemporaryDirectory(prefix="learningcity-journey-") as folder:
        demo = Demo(program, folder, options, {**os.environ, **environment})
        demo.run("demo", "demo/uong-bi-2025")
        demo.start()
        try:
            yield demo
        finally:
            demo.server.terminate()
            demo.server.wait(timeout=20)


class Demo:
    def __init__(self, program, folder, options, environment):
        self.program, self.folder, self.options = program, folder, options
        self.environment = environment
        self.database = f"sqlite:{folder}/city.sqlite"
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.day = datetime.date.fromisoformat(DAY)

    def run(self, *arguments, fails=False):
        """A command on the city's database; gives what it says."""
        done = subprocess.run(
            [self.program, *arguments, "--database", self.database], env=self.environment,
            capture_output=True, text=True)
        assert (done.returncode != 0) == fails, done.stdout + done.stderr
        return done.stdout + (done.stderr if fails else "")

    def start(self):
        self.server = subprocess.Popen(
            [self.program, "serve", "--database", self.database, "--port", str(self.port),
             "--demo-day", self.day.isoformat(), *self.options],
            stdout=subprocess.DEVNULL, env=self.environment)
        wait_for(self.address + "/health")

    def kill(self):
        """As the power fails. It comes back on the next day, so that no moment is there twice."""
        self.server.send_signal(signal.SIGKILL)
        self.server.wait()
        self.day += datetime.timedelta(days=1)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address):
    for _ in range(100):
        with contextlib.suppress(OSError):
            urllib.request.urlopen(address, timeout=2).read()
            return
        time.sleep(0.1)
    raise SystemExit(f"{address} does not answer")
