# SPDX-License-Identifier: Apache-2.0
"""A real browser in front of a demo city."""

import contextlib
import os
import shutil

from playwright.sync_api import sync_playwright

from demo import PASSWORD, PERIOD, city

__all__ = ["PERIOD", "chromium", "city", "sign_in", "sign_out"]


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
