# SPDX-License-Identifier: Apache-2.0
"""Evidence in a real browser: sent as it is chosen, on a bad line too, found and used again."""

import os
import re
import sys
import tempfile
import zipfile

from playwright.sync_api import expect

from browser import PERIOD, chromium, city, sign_in

WARD = PERIOD + "/units/ub-yen-thanh"
LIST = "/programmes/uong-bi-2025/evidence"


def pdf(folder, name, size=20000):
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        file.write(b"%PDF-1.4\n" + os.urandom(size))
    return path


def lines(page, indicator=3):
    return page.locator(f"#indicator-{indicator} ul.evidence li")


def a_chosen_file_is_there_at_once(page, address, folder):
    page.goto(address + WARD)
    first = pdf(folder, "biên bản họp.pdf")
    page.set_input_files("#evidence-3", first)
    expect(lines(page).locator("a").first).to_have_text("biên bản họp.pdf")
    # The report goes on being this page's: what is typed after it is no conflict.
    page.fill("#figure-citizens_taking_part", "3.400")
    page.fill("#figure-citizens", "4.800")
    expect(page.locator("#autosave")).to_have_text(re.compile("^Đã lưu"), timeout=10000)
    page.click("main .actions button:not(.primary)")
    assert "Đã lưu" in page.inner_text("main .message.success")
    expect(lines(page)).to_have_count(1)

    # The same bytes under another name are the same document.
    again = os.path.join(folder, "bản sao.pdf")
    os.link(first, again)
    page.set_input_files("#evidence-27", again)
    expect(lines(page, 27)).to_contain_text("đã có tệp này")
    # What asks for a file is silent as soon as there is one.
    page.locator('#indicator-47 .inline-fields input[type=radio]').nth(0).check()
    expect(page.locator("#autosave")).to_have_text(re.compile("^Đã lưu"), timeout=10000)
    page.reload()
    expect(page.locator("#indicator-47 .doubt")).to_have_count(1)
    # Two at once, one of which is none.
    program = os.path.join(folder, "chương trình.pdf")
    with open(program, "wb") as file:
        file.write(b"MZ\x90\0")
    page.set_input_files("#evidence-47", [pdf(folder, "một.pdf"), program])
    expect(lines(page, 47)).to_have_count(2)
    expect(lines(page, 47).nth(1)).to_contain_text("không phải tệp pdf")
    expect(page.locator("#indicator-47 .doubt")).to_have_count(0)
    page.reload()
    expect(lines(page, 47)).to_have_count(1)
    lines(page, 47).first.locator("button").click()
    expect(lines(page, 47)).to_have_count(0)


def a_cut_line_and_a_closed_tab_lose_no_byte(page, address, folder):
    context = page.context
    large = pdf(folder, "bản quét.pdf", 40 << 20)
    sent = []
    page.on("request", lambda request: request.method == "PATCH" and sent.append(
        int(request.headers["upload-offset"])))
    # The second piece never gets through.
    context.route("**/uploads/*", lambda route: route.abort()
                  if route.request.method == "PATCH" and len(sent) > 1 else route.continue_())
    page.set_input_files("#evidence-47", large)
    expect(lines(page, 47)).to_contain_text(re.compile("Mất kết nối"), timeout=15000)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("about:blank")
    context.unroute("**/uploads/*")
    sent.clear()
    page.goto(address + WARD)
    page.set_input_files("#evidence-47", large)
    expect(lines(page, 47).locator("a").first).to_have_text("bản quét.pdf", timeout=30000)
    assert sent and min(sent) >= 8 << 20, sent


def a_document_is_described_found_and_used_again(page, address, folder):
    page.goto(address + WARD)
    lines(page).first.locator(".about a").click()
    page.fill("#title", "Biên bản họp Hội Khuyến học")
    page.fill("#number", "05/BB-HKH")
    page.fill("#issuedOn", "2025-01-15")
    page.select_option("#kind", "minutes")
    page.click("#describe + form button")
    assert "05/BB-HKH" in page.inner_text("dl.facts")
    page.goto(address + LIST)
    page.fill("#q", "bien ban hkh")
    page.click("form.search button")
    expect(page.locator("table tbody tr")).to_have_count(1)
    page.goto(address + WARD)
    page.click("#indicator-28 a[href*='evidence?indicator=28']")
    page.click("main ul.evidence li:has-text('Biên bản họp') button")
    expect(lines(page, 28)).to_contain_text("05/BB-HKH")


def pages_of_a_pdf_are_looked_at(page, address, folder):
    path = os.path.join(folder, "hai trang.pdf")
    maker = page.context.new_page()
    maker.set_content("<h1>Trang một</h1><h1 style='break-before: page'>Trang hai</h1>")
    maker.pdf(path=path)
    maker.close()
    page.goto(address + WARD)
    page.set_input_files("#evidence-28", path)
    line = lines(page, 28).filter(has_text="hai trang.pdf")
    page.goto(address + line.locator(".about a").get_attribute("href"))
    page.locator(".preview img").scroll_into_view_if_needed()
    expect(page.locator(".preview img")).to_have_js_property("complete", True)
    assert page.locator(".preview img").evaluate("image => image.naturalWidth") > 500
    assert "1 / 2" in page.inner_text("main")
    page.click("main a:has-text('Trang sau')")
    assert "2 / 2" in page.inner_text("main")


def evidence_is_sent_found_and_taken_out(program, browser):
    with city(program) as address, tempfile.TemporaryDirectory() as folder:
        page = browser.new_context(locale="vi-VN").new_page()
        page.set_default_timeout(15000)
        sign_in(page, address, "giang")
        a_chosen_file_is_there_at_once(page, address, folder)
        a_cut_line_and_a_closed_tab_lose_no_byte(page, address, folder)
        a_document_is_described_found_and_used_again(page, address, folder)
        pages_of_a_pdf_are_looked_at(page, address, folder)

        # Without scripts the file goes with the form.
        plain = browser.new_context(locale="vi-VN", java_script_enabled=False).new_page()
        sign_in(plain, address, "giang")
        plain.goto(address + WARD)
        plain.set_input_files("#evidence-47", pdf(folder, "không kịch bản.pdf"))
        plain.click("main .actions button:not(.primary)")
        expect(plain.locator("#indicator-47")).to_contain_text("không kịch bản.pdf")

        office = browser.new_context(accept_downloads=True).new_page()
        sign_in(office, address, "dung")
        office.goto(address + LIST)
        with office.expect_download() as download:
            office.click("a[href*='evidence-archive']")
        with zipfile.ZipFile(download.value.path()) as archive:
            assert archive.testzip() is None and "danh-muc-minh-chung.xlsx" in archive.namelist()


if __name__ == "__main__":
    with chromium() as chrome:
        evidence_is_sent_found_and_taken_out(sys.argv[1], chrome)
