# SPDX-License-Identifier: Apache-2.0
"""Typing a report in a real browser: saved as it is typed, on a bad line too, and with two at once."""

import re
import sys

from playwright.sync_api import expect

from browser import PERIOD, chromium, city, sign_in

WARD = PERIOD + "/units/ub-yen-thanh"
PART, WHOLE = "#figure-citizens_taking_part", "#figure-citizens"


def open_form(browser, address, login="giang"):
    context = browser.new_context(locale="vi-VN", permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.set_default_timeout(10000)
    sign_in(page, address, login)
    page.goto(address + WARD)
    return context, page


def saved(page):
    expect(page.locator("#autosave")).to_have_text(re.compile("^Đã lưu"), timeout=10000)


def what_is_typed_is_saved_without_a_button(browser, address):
    context, page = open_form(browser, address)
    page.fill(PART, "3.400")
    page.fill(WHOLE, "4.800")
    live = page.locator("#indicator-3 .computed.live b")
    assert live.inner_text() == "70,8 %", live.inner_text()
    saved(page)
    page.reload()
    assert page.input_value(PART) == "3.400" and page.input_value(WHOLE) == "4.800"
    page.fill(WHOLE, "bốn nghìn")
    page.wait_for_selector("#indicator-3 .error.live")
    assert "không phải là số" in page.inner_text("#indicator-3 .error.live")
    page.fill(WHOLE, "4.800")
    saved(page)
    context.close()


def a_lost_line_and_a_closed_tab_lose_nothing(browser, address):
    context, page = open_form(browser, address)
    context.set_offline(True)
    page.fill(PART, "3.500")
    expect(page.locator("#autosave")).to_have_text(re.compile("^Mất"), timeout=10000)
    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(address + WARD)
    assert page.input_value(PART) == "3.500"
    saved(page)
    page.reload()
    assert page.input_value(PART) == "3.500"
    context.close()


def two_in_one_form_overwrite_nothing(browser, address):
    first, one = open_form(browser, address)
    second, two = open_form(browser, address)
    one.fill(PART, "3.600")
    saved(one)
    # The second still shows 3.500 and types over it; the first's figure stands.
    two.fill(PART, "3.700")
    two.wait_for_selector("#indicator-3 .hint.live")
    assert "3.600" in two.inner_text("#indicator-3 .hint.live")
    one.reload()
    assert one.input_value(PART) == "3.600"
    two.click("#indicator-3 .hint.live button:last-of-type")
    saved(two)
    one.reload()
    assert one.input_value(PART) == "3.700"
    # What another saves comes by itself.
    two.fill(WHOLE, "4.900")
    saved(two)
    expect(one.locator(WHOLE)).to_have_value("4.900", timeout=30000)
    first.close()
    second.close()


def keys_and_a_block_from_a_sheet(browser, address):
    context, page = open_form(browser, address)
    page.focus(PART)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == WHOLE[1:]
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == PART[1:]
    page.evaluate("navigator.clipboard.writeText('3.650\\t4.850\\n')")
    page.keyboard.press("Control+V")
    assert page.input_value(PART) == "3.650" and page.input_value(WHOLE) == "4.850"
    saved(page)
    page.reload()
    assert page.input_value(WHOLE) == "4.850"
    context.close()


def filling_a_report(program, browser):
    with city(program) as address:
        what_is_typed_is_saved_without_a_button(browser, address)
        a_lost_line_and_a_closed_tab_lose_nothing(browser, address)
        two_in_one_form_overwrite_nothing(browser, address)
        keys_and_a_block_from_a_sheet(browser, address)


if __name__ == "__main__":
    with chromium() as chrome:
        filling_a_report(sys.argv[1], chrome)
