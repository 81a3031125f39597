# SPDX-License-Identifier: Apache-2.0
"""Takes every page at two widths in both languages into screenshots/, and runs axe on each."""

import os
import sys
import tempfile

from axe_playwright_python.sync_playwright import Axe

from browser import PERIOD, chromium, city, sign_in

PAGES = [
    ("sign-in", None, "/sign-in"),
    ("work-clerk", "an", "/"),
    ("work-office", "dung", "/"),
    ("form-ward", "an", PERIOD + "/units/ub-bac-son"),
    ("form-empty", "giang", PERIOD + "/units/ub-yen-thanh"),
    ("form-department", "chi", PERIOD + "/units/ub-ldtbxh"),
    ("form-to-approve", "dung", PERIOD + "/units/ub-thuong-yen-cong"),
    ("standing", "ha", PERIOD),
    ("standing-empty", "ha", "/programmes/uong-bi-2025/2025-02"),
    ("standing-unit", "ha", PERIOD + "?unit=ub-nam-khe"),
    ("indicator-sum", "ha", PERIOD + "/indicators/3"),
    ("indicator-discrepancy", "ha", PERIOD + "/indicators/15"),
    ("indicator-parts", "ha", PERIOD + "/indicators/33"),
    ("indicator-no-text", "ha", PERIOD + "/indicators/26"),
    ("progress", "dung", PERIOD + "/progress"),
    ("missing", "dung", PERIOD + "/missing"),
    ("missing-late", "ha", PERIOD + "/missing?state=missing"),
    ("requests", "dung", "/programmes/uong-bi-2025/requests"),
    ("timeliness", "dung", "/programmes/uong-bi-2025/timeliness"),
    ("difficulties", "dung", "/programmes/uong-bi-2025/difficulties"),
    ("evidence", "dung", "/programmes/uong-bi-2025/evidence"),
    ("evidence-none", "long", "/programmes/uong-bi-2025/evidence"),
    ("evidence-nothing", "an", "/programmes/uong-bi-2025/evidence?q=zzz"),
    ("evidence-document", "an", "{document}"),
    ("evidence-reader", "ha", "{document}"),
    ("evidence-choice", "an", PERIOD + "/units/ub-bac-son/evidence?indicator=47"),
    ("evidence-retention", "dung", "/programmes/uong-bi-2025/evidence-retention"),
    ("calendar", "dung", "/calendar?year=2025"),
    ("calendar-unknown", "an", "/calendar?year=2031"),
    ("notices", "an", "/notices"),
    ("notices-none", "long", "/notices"),
    ("outbox", "khanh", "/outbox"),
    ("framework", "dung", "/programmes/uong-bi-2025/framework"),
    ("framework-search", "an", "/programmes/uong-bi-2025/framework?q=xoa+mu+chu"),
    ("framework-nothing", "an", "/programmes/uong-bi-2025/framework?q=zzz"),
    ("units", "an", "/programmes/uong-bi-2025/units?on=2025-06-30"),
    ("units-after", "an", "/programmes/uong-bi-2025/units?on=2025-07-01"),
    ("units-office", "dung", "/programmes/uong-bi-2025/units"),
    ("unit", "an", "/programmes/uong-bi-2025/units/ub-trung-vuong"),
    ("unit-division", "dung", "/programmes/uong-bi-2025/units/ub-ldtbxh"),
    ("unit-merge", "dung", "/programmes/uong-bi-2025/unit-changes/merge"),
    ("unit-split", "dung", "/programmes/uong-bi-2025/unit-changes/split"),
    ("unit-transfer", "dung", "/programmes/uong-bi-2025/unit-changes/transfer"),
    ("unit-import", "dung", "/programmes/uong-bi-2025/unit-import"),
    ("then-and-now", "ha", PERIOD + "/indicators/3/then-and-now"),
    ("definition", "dung", "/programmes/uong-bi-2025/framework/1"),
    ("criterion", "dung", PERIOD + "/criteria/1.1.1"),
    ("indicator-target", "dung", PERIOD + "/indicators/1"),
    ("indicator-reference", "ha", PERIOD + "/indicators/6"),
    ("targets", "dung", "/programmes/uong-bi-2025/targets"),
    ("targets-reader", "an", "/programmes/uong-bi-2025/targets"),
    ("references", "dung", "/programmes/uong-bi-2025/references"),
    ("assignments", "dung", "/programmes/uong-bi-2025/assignments"),
    ("versions", "dung", "/programmes/uong-bi-2025/versions"),
    ("versions-form", "dung", "/programmes/uong-bi-2025/versions?indicator=5"),
    ("wording", "dung", "/programmes/uong-bi-2025/framework/26/wording"),
    ("account", "an", "/account"),
    ("account-head", "binh", "/account"),
    ("second-factor", "an", "/account/second-factor"),
    ("sign-in-policy", "khanh", "/sign-in-policy"),
    ("people-import", "khanh", "/people-import"),
    ("people", "khanh", "/people"),
    ("person", "khanh", "/people/an"),
    ("system", "khanh", "/system"),
    ("privacy", None, "/privacy"),
    ("own-data", "an", "/account/data"),
    ("data-requests", "khanh", "/data-requests"),
    ("log", "long", "/log"),
    ("not-found", "giang", PERIOD + "/units/ub-bac-son"),
    ("not-permitted", "an", PERIOD + "/progress"),
    ("design", None, "/design"),
]


def evidence(address, browser):
    """A document of two pages with its number and day, and a picture; gives the document's page."""
    with tempfile.TemporaryDirectory() as folder:
        context = browser.new_context(locale="vi-VN")
        page = context.new_page()
        page.set_content(
            "<h1>UBND PHƯỜNG BẮC SƠN</h1><p>Biên bản họp về học tập suốt đời</p>"
            "<h1 style='break-before: page'>Danh sách kèm theo</h1>")
        page.pdf(path=folder + "/bien-ban-hop.pdf", width="210mm", height="140mm")
        page.screenshot(path=folder + "/anh-hoi-nghi.png")
        sign_in(page, address, "an")
        page.goto(address + PERIOD + "/units/ub-bac-son")
        page.set_input_files("#evidence-3", [folder + "/bien-ban-hop.pdf", folder + "/anh-hoi-nghi.png"])
        page.wait_for_selector("#indicator-3 ul.evidence li:nth-child(2) .about a")
        link = page.get_attribute("#indicator-3 ul.evidence li:has-text('bien-ban') .about a", "href")
        page.goto(address + link)
        page.fill("#title", "Biên bản họp Hội Khuyến học phường Bắc Sơn")
        page.fill("#number", "05/BB-HKH")
        page.fill("#issuedOn", "2025-01-15")
        page.fill("#issuer", "Hội Khuyến học phường Bắc Sơn")
        page.select_option("#kind", "minutes")
        page.click("#describe + form button")
        context.close()
        return link


def main(program):
    os.makedirs("screenshots", exist_ok=True)
    faults = 0
    with city(program) as address, chromium() as browser:
        document = evidence(address, browser)
        for name, login, path in PAGES:
            for language in ("vi", "en"):
                context = browser.new_context()
                page = context.new_page()
                if login:
                    sign_in(page, address, login)
                page.goto(f"{address}/language/{language}")
                for width in (1280, 360):
                    page.set_viewport_size({"width": width, "height": 900})
                    page.goto(address + path.replace("{document}", document))
                    page.screenshot(
                        path=f"screenshots/{name}-{language}-{width}.png", full_page=True)
                    wide = page.evaluate("document.documentElement.scrollWidth")
                    found = [one["id"] for one in Axe().run(page).response["violations"]]
                    if found or wide > width:
                        faults += 1
                        print(f"{name} {language} {width}: {found} width {wide}")
                context.close()
    print(f"{len(PAGES) * 4} pictures in screenshots/, {faults} with faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
