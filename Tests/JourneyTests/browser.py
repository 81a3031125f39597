# SPDX-License-Identifier: Apache-2.0
"""A demo city in a folder of its own, served by the program, and a real browser in front of it."""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request

from playwright.sync_api import sync_playwright

PASSWORD = "hoc-tap-suot-doi"
PERIOD = "/programmes/uong-bi-2025/2025-01"
DAY = "2025-01-22"


@contextlib.contextmanager
def city(program):
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
            [program, "serve", "--database", database, "--port", str(port), "--demo-day", DAY],
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


@contextlib.contextmanager
def chromium():
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.getuid() == 0 else []
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=arguments)
        try:
            yield browser
        finally:
            browser.close()


def sign_in(page, address, login):
    page.goto(address + "/sign-in")
    page.fill("#login", login)
    page.fill("#password", PASSWORD)
    page.click("main button.primary")
    assert page.url == address + "/", f"{login} is not signed in: {page.url}"


def sign_out(page):
    page.click("nav.account button")
