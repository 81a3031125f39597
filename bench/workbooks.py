# SPDX-License-Identifier: Apache-2.0
"""The peers of bin/bench workbooks: python-calamine reads into lists, XlsxWriter writes.

usage: workbooks.py make FILE
       workbooks.py read FILE OURS.json
       workbooks.py write FOLDER OURS.json      FOLDER holds our workbooks
"""

import decimal
import glob
import json
import os
import statistics
import sys
import tempfile
import time

ROWS, WARDS, RUNS = 100_000, 168, 5


def make(path):
    """100,000 rows of ten cells as a spreadsheet writes them: shared texts, whole and broken numbers."""
    import xlsxwriter

    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Số liệu")
    sheet.write_row(0, 0, ["đơn vị", "chỉ số", "mã", "a", "b", "c", "d", "e", "loại", "ghi chú"])
    for row in range(ROWS):
        sheet.write_row(row + 1, 0, [
            f"phuong-{row % WARDS}", row % 57 + 1, f"element_{row % 110}", row, row * 3 % 9973,
            row % 7919 / 4, row % 101 / 8, row * 7 % 100003, "final" if row % 3 else "estimate",
            f"ghi chú {row % 500}"])
    book.close()


def timed(body):
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        result = body()
        times.append(time.perf_counter() - start)
    return statistics.median(times), result


def tell(name, ours, theirs, peer, more):
    print(f"bench {name} ours={ours['seconds']:.3f} s peer={peer}:{theirs:.3f} s "
          f"ratio={ours['seconds'] / theirs:.2f} {more}")


def read(path, ours):
    import python_calamine

    seconds, rows = timed(
        lambda: python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())
    total = sum(decimal.Decimal(repr(cell)) for row in rows[1:] for cell in row[3:8])
    if ours["rows"] != len(rows) - 1 or ours["faults"] or decimal.Decimal(ours["sum"]) != total:
        raise SystemExit(f"results differ: {ours} against {len(rows) - 1} rows, sum {total}")
    tell("read-100000x10", ours, seconds, "calamine",
         f"memory=+{ours['megabytes']} MB rows={ours['rows']}")


def write(folder, ours):
    """The same texts, numbers, locks, widths and rules of entry into as many files."""
    import openpyxl
    import xlsxwriter

    model = openpyxl.load_workbook(sorted(glob.glob(folder + "/*.xlsx"))[0])
    sheets = [(sheet.title, sheet.sheet_state, [[cell.value for cell in row] for row in sheet.rows],
               [[cell.protection.locked for cell in row] for row in sheet.rows],
               sheet.data_validations.dataValidation) for sheet in model.worksheets]

    def all_wards():
        with tempfile.TemporaryDirectory() as target:
            for ward in range(WARDS):
                book = xlsxwriter.Workbook(os.path.join(target, f"{ward}.xlsx"))
                plain = book.add_format({"text_wrap": True, "valign": "top"})
                free = book.add_format({"locked": False, "bg_color": "#FFFFE0"})
                for title, state, rows, locks, rules in sheets:
                    sheet = book.add_worksheet(title)
                    sheet.protect()
                    sheet.set_column(0, 11, 16)
                    if state == "hidden":
                        sheet.hide()
                    for number, (row, lock) in enumerate(zip(rows, locks)):
                        for column, (value, locked) in enumerate(zip(row, lock)):
                            style = plain if locked else free
                            if value is None:
                                sheet.write_blank(number, column, None, style)
                            else:
                                sheet.write(number, column, value, style)
                    for rule in rules:
                        options = {"validate": "any"}
                        if rule.type == "list":
                            options = {"validate": "list", "source": rule.formula1.strip('"').split(",")}
                        elif rule.type in ("whole", "decimal"):
                            options = {"validate": "integer" if rule.type == "whole" else "decimal",
                                       "criteria": ">=", "value": 0}
                        if rule.prompt:
                            options["input_message"] = rule.prompt[:255]
                        sheet.data_validation(str(rule.sqref).split()[0], options)
                book.close()

    seconds, _ = timed(all_wards)
    tell("write-168-workbooks", ours, seconds, "XlsxWriter",
         f"fields={ours['fields']} bytes={ours['bytes']} memory=+{ours['megabytes']} MB")


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(sys.argv[2])
    else:
        with open(sys.argv[3]) as file:
            {"read": read, "write": write}[sys.argv[1]](sys.argv[2], json.load(file))
