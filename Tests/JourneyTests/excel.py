# SPDX-License-Identifier: Apache-2.0
"""A unit's workbook goes out, is filled in by another program, and comes back."""

import datetime
import io
import sys
import tempfile
import zipfile

import openpyxl
from openpyxl.styles import Font

from browser import PERIOD, chromium, city, sign_in

WARD = PERIOD + "/units/ub-yen-thanh"


def upload(page, workbook):
    with tempfile.NamedTemporaryFile(prefix="Biểu ", suffix=".xlsx") as file:
        workbook.save(file.name)
        page.click("details.excel summary")
        page.set_input_files("#workbook", file.name)
        page.click("details.excel form button")


def downloaded(page, selector):
    with page.expect_download() as download:
        page.click(selector)
    return openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))


def row_of(sheet, place):
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == place)


def a_workbook_goes_out_and_comes_back(program, browser):
    with city(program) as address:
        page = browser.new_context(locale="vi-VN", accept_downloads=True).new_page()
        page.set_default_timeout(15000)
        sign_in(page, address, "giang")
        page.goto(address + WARD)
        page.click("details.excel summary")
        workbook = downloaded(page, "a[href$='workbook.xlsx']")
        sheet = workbook.worksheets[0]
        assert sheet.protection.sheet and workbook["learningcity"].sheet_state == "hidden"
        part, whole = row_of(sheet, "citizens_taking_part"), row_of(sheet, "citizens")
        assert not sheet.cell(part, 8).protection.locked and sheet.cell(part, 4).protection.locked
        page.reload()

        # What cannot be is refused whole, and marked in the same file with its looks.
        sheet.cell(part, 8).value = "=1000+1"
        sheet.cell(part, 8).font = Font(bold=True, color="000000FF")
        sheet.cell(whole, 8).value = datetime.date(2025, 1, 1)
        upload(page, workbook)
        told = page.inner_text("main")
        assert f"ô H{part}" in told and "công thức" in told and "ngày tháng" in told, told
        marked = downloaded(page, "main form button").worksheets[0]
        assert marked.cell(part, 8).fill.fgColor.rgb == "FFFFC7CE" and marked.cell(part, 8).font.b
        assert "công thức" in marked.cell(part, 12).value
        page.goto(address + WARD)
        assert page.input_value("#figure-citizens_taking_part") == ""

        sheet.cell(part, 8).value = 3400
        sheet.cell(whole, 8).value = "4.800"
        upload(page, workbook)
        assert "3.400" in page.inner_text("main"), page.inner_text("main")
        page.click("main form button.primary")
        assert page.input_value("#figure-citizens_taking_part") == "3.400"
        assert page.input_value("#figure-citizens") == "4.800"
        # The same file once more changes nothing.
        upload(page, workbook)
        page.click("main form button.primary") if page.query_selector("main table") else None
        page.goto(address + PERIOD + "/units/ub-yen-thanh")
        assert page.input_value("#figure-citizens") == "4.800"

        office = browser.new_context(accept_downloads=True).new_page()
        sign_in(office, address, "dung")
        office.goto(address + PERIOD + "/progress")
        with office.expect_download() as download:
            office.click("a[href$='workbooks.zip']")
        with zipfile.ZipFile(download.value.path()) as archive:
            names = archive.namelist()
            assert len(names) > 15 and "ub-yen-thanh-2025-01.xlsx" in names, names
            openpyxl.load_workbook(io.BytesIO(archive.read(names[0])))


if __name__ == "__main__":
    with chromium() as chrome:
        a_workbook_goes_out_and_comes_back(sys.argv[1], chrome)
