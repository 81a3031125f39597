# SPDX-License-Identifier: Apache-2.0
"""A unit's workbook goes out, is filled in by another program, and comes back."""

import base64
import datetime
import io
import json
import os
import sys
import tempfile
import urllib.error
import urllib.request
import zipfile

import openpyxl
from openpyxl.styles import Font

from browser import PERIOD, chromium, city, sign_in
from demo import PASSWORD, served

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


def ask(address, login, path, content=None):
    request = urllib.request.Request(address + "/api/v1" + PERIOD + path, data=content)
    code = base64.b64encode(f"{login}:{PASSWORD}".encode()).decode()
    request.add_header("Authorization", "Basic " + code)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def saved(workbook):
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def a_workbook_goes_through_programs(program, _browser):
    """The API takes it out and in, and the command line."""
    report = "/submissions/ub-yen-thanh"
    with served(program) as demo:
        address = demo.address
        status, content = ask(address, "giang", report + "/workbook.xlsx")
        assert status == 200, content
        workbook = openpyxl.load_workbook(io.BytesIO(content))
        sheet = workbook.worksheets[0]
        part, whole = row_of(sheet, "citizens_taking_part"), row_of(sheet, "citizens")
        sheet.cell(part, 8).value, sheet.cell(whole, 8).value = "=1+1", 4800
        status, told = ask(address, "giang", report + "/workbook", saved(workbook))
        issues = json.loads(told)["issues"]
        assert status == 422 and [one["code"] for one in issues] == ["workbook.formula"], told
        assert issues[0]["place"]["cell"] == f"H{part}", issues
        status, marked = ask(address, "giang", report + "/workbook/marked", saved(workbook))
        cell = openpyxl.load_workbook(io.BytesIO(marked)).worksheets[0].cell(part, 8)
        assert status == 200 and cell.fill.fgColor.rgb == "FFFFC7CE"
        sheet.cell(part, 8).value = 3400
        sheet.merge_cells(start_row=part, end_row=whole, start_column=8, end_column=8)
        status, told = ask(address, "giang", report + "/workbook", saved(workbook))
        issues = json.loads(told)["issues"]
        assert [one["code"] for one in issues] == ["workbook.merged-cells"], told
        sheet.unmerge_cells(start_row=part, end_row=whole, start_column=8, end_column=8)
        sheet.cell(whole, 8).value = 4800
        status, tried = ask(address, "giang", report + "/workbook?dryRun=yes", saved(workbook))
        changes = {one["dataElement"]: one["new"] for one in json.loads(tried)["changes"]}
        assert status == 200 and changes == {"citizens": "4800", "citizens_taking_part": "3400"}
        status, taken = ask(address, "giang", report + "/workbook", saved(workbook))
        assert status == 200 and json.loads(taken) == json.loads(tried), taken

        # At the command line: all units out, one back, and one that is refused and marked.
        folder = os.path.join(demo.folder, "bieu")
        of = ["--programme", "uong-bi-2025", "--period", "2025-01"]
        demo.run("workbooks", *of, "--output", folder)
        names = sorted(os.listdir(folder))
        assert len(names) > 15 and "ub-yen-thanh-2025-01.xlsx" in names, names
        mine = os.path.join(folder, "ub-yen-thanh-2025-01.xlsx")
        other = os.path.join(folder, "ub-bac-son-2025-01.xlsx")
        for path, value in ((mine, 4900), (other, "rất nhiều")):
            workbook = openpyxl.load_workbook(path)
            sheet = workbook.worksheets[0]
            sheet.cell(row_of(sheet, "citizens"), 8).value = value
            workbook.save(path)
        told = demo.run(
            "import", "workbooks", mine, other, "--marked", os.path.join(folder, "marked"),
            fails=True)
        assert "ub-yen-thanh-2025-01.xlsx\t3\tcitizens\t4800\t4900" in told, told
        assert "1 trong 2 tệp không được nhận" in told, told
        marked = openpyxl.load_workbook(os.path.join(folder, "marked", "ub-bac-son-2025-01.xlsx"))
        sheet = marked.worksheets[0]
        assert sheet.cell(row_of(sheet, "citizens"), 8).fill.fgColor.rgb == "FFFFC7CE"
        assert "4900" in ask(address, "giang", report + "/values.csv")[1].decode()
        told = demo.run(
            "remind", *of, "--unit", "ub-yen-thanh", "--message", "Xin nộp trước 16 giờ.")
        assert "Đã đôn đốc 1 đơn vị, 1 người" in told, told


if __name__ == "__main__":
    with chromium() as chrome:
        a_workbook_goes_out_and_comes_back(sys.argv[1], chrome)
        a_workbook_goes_through_programs(sys.argv[1], chrome)
