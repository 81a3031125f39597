# SPDX-License-Identifier: Apache-2.0
"""One month of a ward, through the doors only, in a real browser."""

import io
import re
import sys
import tempfile
import zipfile

from axe_playwright_python.sync_playwright import Axe

from browser import PERIOD, chromium, city, sign_in, sign_out
from evidence import evidence_is_sent_found_and_taken_out
from excel import a_workbook_goes_out_and_comes_back, a_workbook_goes_through_programs
from filling import filling_a_report
from mails import a_killed_program_mails_nothing_twice, an_invitation_goes_by_mail
from provider import signing_in_by_a_provider
from stores import (
    files_lie_in_a_bucket_and_a_scanner_looks, nothing_is_lost_when_the_program_dies)

WARD = PERIOD + "/units/ub-yen-thanh"
CHAIR_WARD = PERIOD + "/units/ub-bac-son"
TARGETS = PERIOD.rpartition("/")[0] + "/targets"


def clean(page):
    """No page has a fault that axe finds, or scrolls sideways."""
    found = Axe().run(page).response["violations"]
    assert not found, [(page.url, one["id"], one["nodes"][0]["html"]) for one in found]
    wider = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0, f"{page.url} scrolls sideways by {wider} px"


def text(page):
    return page.inner_text("main")


def a_clerk_types_leaves_and_comes_back(page, address):
    sign_in(page, address, "giang")
    clean(page)
    page.click(f'main a[href="{WARD}"] >> nth=0')
    page.fill("#figure-citizens_taking_part", "3.400")
    page.fill("#figure-citizens", "4.800")
    page.fill("#note-3", "Theo sổ theo dõi của các khu phố; đã đối chiếu")
    with tempfile.NamedTemporaryFile(prefix="Biên bản họp khu phố ", suffix=".pdf") as file:
        file.write("%PDF-1.4 biên bản".encode())
        file.flush()
        page.set_input_files("#evidence-3", file.name)
        page.click(".actions button:not(.primary)")
    clean(page)
    sign_out(page)
    sign_in(page, address, "giang")
    page.goto(address + WARD)
    assert page.input_value("#figure-citizens_taking_part") == "3.400"
    assert page.input_value("#note-3").startswith("Theo sổ")
    assert "Biên bản họp khu phố" in text(page)


def what_is_wrong_is_said_and_what_was_typed_stays(page):
    page.fill("#figure-citizens", "bốn nghìn")
    page.click(".actions button.primary")
    assert "không phải là số" in text(page)
    assert page.input_value("#figure-citizens") == "bốn nghìn"
    page.fill("#figure-citizens", "4.800")
    page.click(".actions button.primary")
    assert "Chỉ số 56" in text(page), "what is missing is not said"


def the_clerk_fills_the_month_and_submits(page):
    for field in page.query_selector_all("input[inputmode=decimal]:visible"):
        if not field.input_value():
            field.fill("500")
    for group in page.query_selector_all("fieldset.choice"):
        group.query_selector("input").check()
    for note in page.query_selector_all("textarea[name^=note-]"):
        if not note.input_value():
            note.fill("Ghi rõ căn cứ")
    page.click(".actions button.primary")
    assert "Đã trình báo cáo" in text(page), text(page)[:600]
    sign_out(page)


def the_chair_returns_and_then_approves(page, address):
    sign_in(page, address, "an")
    page.goto(address + CHAIR_WARD)
    page.click(".actions button.primary")
    assert "Đã trình báo cáo" in text(page), text(page)[:600]
    sign_out(page)
    sign_in(page, address, "binh")
    page.goto(address + CHAIR_WARD)
    page.click("#indicator-3 details:has(textarea) summary")
    page.fill("#remark-3", "Kiểm tra lại số công dân tham gia")
    page.click(".actions button.danger")
    assert "Trả lại" in text(page)
    sign_out(page)
    sign_in(page, address, "an")
    page.goto(address + CHAIR_WARD)
    assert "Kiểm tra lại số công dân tham gia" in text(page)
    page.fill("#figure-citizens_taking_part", "4.100")
    page.click(".actions button.primary")
    sign_out(page)
    sign_in(page, address, "binh")
    page.goto(address + CHAIR_WARD)
    page.click(".actions button.primary")
    assert "chuyển đến Phòng GDĐT" in text(page), text(page)[:600]
    sign_out(page)


def the_standing_office_approves_and_the_city_moves(page, address):
    sign_in(page, address, "dung")
    page.goto(address + PERIOD + "/indicators/3")
    before = int(re.search(r"(\d+) trên 10 đơn vị", text(page)).group(1))
    page.goto(address + PERIOD + "/progress")
    clean(page)
    page.goto(address + CHAIR_WARD)
    page.click(".actions button.primary")
    assert "được tính vào kết quả" in text(page)
    page.goto(address + PERIOD + "/indicators/3")
    clean(page)
    assert f"{before + 1} trên 10 đơn vị" in text(page)


def a_target_is_pasted_looked_at_and_written(page, address):
    sheet = ("Chỉ số\tNăm gốc\tGiá trị gốc\tNăm 2025\tNguồn\n"
             "3\t2024\t60\t84,6\tKế hoạch 39/KH-UBND")
    page.goto(address + TARGETS)
    clean(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page.evaluate("text => navigator.clipboard.writeText(text)", sheet)
    page.focus("#text")
    page.keyboard.press("ControlOrMeta+V")
    assert page.input_value("#text") == sheet, page.input_value("#text")
    page.click("main button[value=check]")
    clean(page)
    assert "0 mới, 1 đổi, 0 giữ nguyên" in text(page), text(page)[:600]
    assert "75–80" in page.inner_text(".diff del") and "84,6" in page.inner_text(".diff ins")
    assert "84,6" not in page.inner_text("main table"), "what is only looked at is in force"
    page.click("main button[value=set]")
    clean(page)
    assert "84,6" in page.inner_text("main table")
    assert "Hoàng Trung Dũng" in page.inner_text("section[aria-labelledby=history]")
    page.goto(address + PERIOD + "/indicators/3")
    clean(page)
    assert "Mục tiêu 84,6 % vào cuối năm 2025" in text(page), text(page)[:900]
    assert "Đến hết tháng 01/2025 cần đạt mức 62,05 %" in text(page), text(page)[:900]
    assert "Đúng tiến độ" in text(page), text(page)[:900]


def functions_pass_on_after_a_look_at_what_follows(page, address):
    page.goto(address + "/programmes/uong-bi-2025/units")
    page.click("details.card summary")
    page.click("details.card a[href*=transfer]")
    page.select_option("#unit", "ub-ldtbxh")
    page.select_option("#to", "ub-noi-vu")
    page.fill("#indicators", "7-8")
    page.fill("#date", "2025-03-01")
    page.fill("#legalBasis", "Quyết định 12/QĐ-UBND")
    page.click("button[value=check]")
    assert "chưa ghi gì" in text(page)
    page.click("text=Chỉ số có đơn vị chủ trì khác")
    assert "(7)" in text(page) and "Phòng Nội vụ" in text(page)
    clean(page)
    page.click("button[value=set]")
    assert "Đã ghi." in text(page) and "Quyết định 12/QĐ-UBND" in text(page)
    page.click("text=Hoàn tác")
    assert "Đã hoàn tác" in text(page)
    clean(page)


def one_click_gives_the_report(page, address):
    page.goto(address + PERIOD)
    clean(page)
    with page.expect_download() as started:
        page.click('main a[href$="report.docx"]')
    with open(started.value.path(), "rb") as file:
        document = zipfile.ZipFile(io.BytesIO(file.read())).read("word/document.xml").decode()
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in document
    assert "SỐ LIỆU MINH HOẠ" in document.upper()


def everything_is_there_in_english(page, address):
    page.click("nav.account a[lang=en]")
    assert page.get_attribute("html", "lang") == "en"
    assert "indicators are met" in text(page)
    clean(page)


def consolidating_closes_the_month(page, address):
    page.goto(address + PERIOD + "/progress")
    page.check("input[name=confirm]")
    page.click("main form[action$='/consolidate'] button")
    assert "consolidated and closed" in text(page)
    page.goto(address + CHAIR_WARD)
    assert "The period is closed" in text(page)


def main(program):
    with city(program) as address, chromium() as browser:
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.set_default_timeout(15000)
        steps = [
            (a_clerk_types_leaves_and_comes_back, True),
            (what_is_wrong_is_said_and_what_was_typed_stays, False),
            (the_clerk_fills_the_month_and_submits, False),
            (the_chair_returns_and_then_approves, True),
            (the_standing_office_approves_and_the_city_moves, True),
            (a_target_is_pasted_looked_at_and_written, True),
            (functions_pass_on_after_a_look_at_what_follows, True),
            (one_click_gives_the_report, True),
            (everything_is_there_in_english, True),
            (consolidating_closes_the_month, True),
        ]
        for step, needs_address in steps:
            step(page, address) if needs_address else step(page)
            print(f"journey: {step.__name__.replace('_', ' ')}")
        cities = [
            filling_a_report, evidence_is_sent_found_and_taken_out,
            a_workbook_goes_out_and_comes_back, a_workbook_goes_through_programs,
            signing_in_by_a_provider, an_invitation_goes_by_mail,
            a_killed_program_mails_nothing_twice,
            files_lie_in_a_bucket_and_a_scanner_looks, nothing_is_lost_when_the_program_dies,
        ]
        for step in cities:
            step(program, browser)
            print(f"journey: {step.__name__.replace('_', ' ')}")
        print(f"{len(steps) + len(cities)} passed, 0 failed")


if __name__ == "__main__":
    main(sys.argv[1])
