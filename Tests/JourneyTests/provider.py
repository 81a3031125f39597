# SPDX-License-Identifier: Apache-2.0
"""Signing in by a provider of OpenID Connect, in a real browser; the provider is a mock."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile

from browser import chromium, city
from demo import wait_for

PEOPLE = [
    {"sub": "s-an", "preferred_username": "an", "name": "An"},
    {"sub": "s-lan", "preferred_username": "lan", "name": "Phạm Thị Lan", "groups": ["ward"]},
    {"sub": "s-who", "preferred_username": "who", "name": "Người lạ"},
]
FILE = """
name: {{vi: Cổng của tỉnh, en: the province's portal}}
issuer: {issuer}
clientId: learningcity
account: preferred_username
passwords: false
roles:
  - {{claim: groups, value: ward, role: clerk, unit: ub-nam-khe}}
"""


@contextlib.contextmanager
def provider():
    """Serves the mock; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = os.path.join(os.path.dirname(sys.executable), "oidc-provider-mock")
    people = [part for one in PEOPLE for part in ("--user-claims", json.dumps(one))]
    server = subprocess.Popen(
        [program, "--port", str(port), "--require-nonce", "true", *people],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(address + "/.well-known/openid-configuration")
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def comes(browser, address, subject):
    """A browser of its own, which leaves for the provider and comes back as somebody."""
    page = browser.new_context().new_page()
    page.set_default_timeout(15000)
    page.goto(address + "/account")
    assert not page.query_selector("#password"), "passwords are off, but asked for"
    page.click("main a.button.primary")
    page.click(f"button[value={subject}]")
    return page


def signing_in_by_a_provider(program, browser):
    with provider() as issuer, tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        file.write(FILE.format(issuer=issuer))
        file.flush()
        os.environ["LEARNINGCITY_SIGN_IN_SECRET"] = "a secret: & %"
        with city(program, "--sign-in-provider", file.name) as address:
            page = comes(browser, address, "s-an")
            assert page.url == address + "/account", page.url
            assert "Bắc Sơn" in page.inner_text("main"), page.inner_text("main")
            page = comes(browser, address, "s-lan")
            assert "Phạm Thị Lan" in page.inner_text("main"), page.inner_text("main")
            assert "Nam Khê" in page.inner_text("main")
            page = comes(browser, address, "s-who")
            assert "no account" in page.inner_text("main"), page.inner_text("main")


if __name__ == "__main__":
    with chromium() as chrome:
        signing_in_by_a_provider(sys.argv[1], chrome)
