# SPDX-License-Identifier: Apache-2.0
"""Attacks on a demo city on loopback, by tools of the trade: schemathesis, wapiti and sqlmap.

Prints what each found; exits 1 when anything is left.
"""

import http.cookiejar
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

from demo import PASSWORD, PERIOD, city

TOOLS = os.path.dirname(sys.executable)
PROGRAMME = PERIOD.rpartition("/")[0]
# What sqlmap puts its texts into, as whom: each parameter of a query, the `*` of a path, each
# field of a form. What is asked for exists, so that a true condition differs from a false one.
PARAMETERS = [
    ("dung", PROGRAMME + "/framework?q=mu", ""),
    ("dung", PROGRAMME + "/units?q=bac&on=2025-01-01", ""),
    ("dung", PROGRAMME + "/versions?indicator=3", ""),
    ("dung", PERIOD + "?unit=ub-bac-son&tree=today", ""),
    ("dung", PERIOD + "/indicators/3?unit=ub-bac-son", ""),
    ("dung", PERIOD + "/criteria/1.1.1*", ""),
    ("dung", PERIOD + "/units/ub-bac-son*", ""),
    ("dung", PROGRAMME + "/evidence?q=bao&indicator=3&unit=ub-bac-son&kind=report&period=2025-01"
     "&standing=any&page=1", ""),
    ("an", PERIOD + "/units/ub-bac-son/evidence?indicator=3&q=bao&page=1", ""),
    ("dung", PROGRAMME + "/evidence-archive?period=2025-01&indicator=3", ""),
    ("dung", PERIOD + "/missing?state=late&kind=x", ""),
    ("dung", PROGRAMME + "/timeliness?regime=monthly", ""),
    ("dung", "/calendar?year=2025", ""),
    ("dung", "/api/v1" + PROGRAMME + "/evidence?q=bao&kind=report&standing=any", ""),
    ("khanh", "/people?q=an", ""),
    ("khanh", "/people/an*", ""),
    ("long", "/log?person=long&kind=person.sign-in&from=2025-01-01&to=2025-12-31", ""),
    ("long", "/log?q=127&before=", ""),
    ("dung", "/api/v1" + PROGRAMME + "/framework?q=mu", ""),
    ("dung", "/api/v1" + PROGRAMME + "/units?q=bac&on=2025-01-01&hierarchy=", ""),
    ("dung", "/api/v1" + PERIOD + "/evaluations?unit=ub-bac-son", ""),
    ("an", PERIOD + "/units/ub-bac-son/save", "language=vi&figure-citizens=9&note-3=x"),
    ("dung", PERIOD + "/indicators/3/assess", "expectedBy=&reached=notMet&likely=notMet&reason=x"),
    ("dung", PROGRAMME + "/unit-changes/rename", "unit=ub-bac-son&nameVi=X&date=2025-03-01"),
    ("khanh", "/people/an/describe", "name=An&position=x&email=an@example.vn&phone=1&language=vi"),
    ("khanh", "/api/v1/people?q=an", ""),
    ("khanh", "/data-requests", "subject=x&contact=x&received=2025-01-02&kind=access&content=x"),
    ("khanh", "/people/an/grant", "role=clerk&unit=ub-y-te&from=2025-01-01&to="),
]
# Where wapiti crawls and attacks, as whom: it stays below the folder, and begins at every kind of
# page there. So it never signs itself out, nor ends its own session: Debian's wapiti cannot exclude
# a page.
FOLDERS = [
    ("long", "/log", ["/log?q=sign"]),
    ("dung", PROGRAMME, [
        PERIOD + page for page in (
            "", "/indicators/3", "/criteria/1.1.1", "/units/ub-nam-khe")
    ] + [
        PROGRAMME + page for page in (
            "/2025-02/progress", "/framework", "/framework/3", "/framework/3/wording", "/units",
            "/units/ub-bac-son", "/versions", "/versions?indicator=3", "/targets", "/references",
            "/assignments", "/unit-import", "/evidence", "/evidence-retention", "/requests",
            "/difficulties", "/timeliness")
    ] + [
        f"{PROGRAMME}/unit-changes/{kind}?unit=ub-bac-son" for kind in (
            "open", "close", "rename", "move", "merge", "split", "transfer")
    ]),
    ("khanh", "/people", ["/people/an"]),
    ("khanh", "/data-requests", ["/data-requests"]),
    ("an", "/account/data", ["/account/data"]),
    ("an", "/account/tokens", ["/account", "/"]),
    ("", "/sign-in", ["/sign-in?back=/log", "/language/en?back=/log", "/invitation/x"]),
]
# Asked for in vain: loopback has no HTTPS, and browsers have dropped what X-XSS-Protection was for.
IDLE = ("Strict-Transport-Security is not set", "X-XSS-Protection is not set", "Secure flag is not")


class Browser:
    """Signs in and keeps the session, without a browser."""

    def __init__(self, address, login):
        self.address = address
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.jar))
        if login:
            self.post("/sign-in", login=login, password=PASSWORD)

    def get(self, path):
        return self.opener.open(self.address + path).read().decode(errors="replace")

    def post(self, path, **fields):
        body = urllib.parse.urlencode(fields).encode()
        return self.opener.open(self.address + path, body).read().decode()

    @property
    def cookie(self):
        return "; ".join(f"{one.name}={one.value}" for one in self.jar)

    def form_token(self):
        """What every form of the session carries; fails when nobody is signed in."""
        return re.search(r'name="token" value="([^"]+)"', self.get("/account")).group(1)

    def token(self):
        page = self.post(
            "/account/tokens", token=self.form_token(), name="attack", reach="write", days="1",
            password=PASSWORD)
        return re.search(r"<code>(lc_[^<]+)</code>", page).group(1)


def schemathesis(address):
    """Every endpoint of the document with made-up and broken requests."""
    checks = ",".join([
        "not_a_server_error", "status_code_conformance", "content_type_conformance",
        "response_schema_conformance", "ignored_auth"])
    done = subprocess.run([
        f"{TOOLS}/schemathesis", "run", "docs/openapi.yaml", "--url", address,
        "--header", f"Authorization: Bearer {Browser(address, 'dung').token()}",
        "--checks", checks, "--max-examples", "40", "--seed", "1", "--generation-database",
        "none", "--no-color", "--continue-on-failure",
        # A stream of bytes, which it cannot make: UploadTests and the journeys send broken ones.
        "--exclude-operation-id", "continueUpload"])
    return done.returncode != 0


def wapiti(address):
    """Every form and parameter that a crawl finds, by each person in the folders of their work.

    Debian's wapiti sends the fields of a multipart form as files: sqlmap attacks one of those.
    """
    found = 0
    for login, folder, starts in FOLDERS:
        browser = Browser(address, login)
        with tempfile.TemporaryDirectory(prefix="learningcity-wapiti-") as place:
            done = subprocess.run([
                "wapiti", "-u", address + folder, "--scope", "folder",
                *(part for start in starts for part in ("-s", address + start)),
                *(["-H", f"Cookie: {browser.cookie}"] if login else []), "--skip", "token",
                "-d", "1", "--max-files-per-dir", "24", "--max-parameters", "20",
                "--max-attack-time", "180",
                "-m", "sql,xss,permanentxss,file,exec,crlf,redirect,htaccess,cookieflags,"
                "csp,http_headers,methods",
                "--no-bugreport", "--store-session", place, "--store-config", place,
                "-f", "json", "-o", f"{place}/report.json"],
                check=True, capture_output=True, text=True,
                # It would fetch a list of products from the web.
                env={**os.environ, "https_proxy": "http://127.0.0.1:9"})
            with open(f"{place}/report.json") as file:
                count = told(json.load(file), login or "nobody")
        pages = int(re.search(r"found (\d+) URLs and forms", done.stdout).group(1))
        cut = re.findall(r"Max attack time was reached for module (\w+)", done.stdout)
        print(f"wapiti {login or 'nobody'} {folder}: {pages} pages and forms, {count} findings"
              f"{', cut short: ' + ' '.join(cut) if cut else ''}", flush=True)
        found += count
        if login:
            browser.form_token()
    return found > 0


def told(report, login):
    """Prints what a report of wapiti holds; gives how much."""
    count = 0
    for kind, entries in [*report["vulnerabilities"].items(), *report["anomalies"].items()]:
        for entry in entries:
            if not entry["info"].startswith(IDLE):
                count += 1
                print(f"wapiti {login}: {kind}: {entry['info']}\n{entry['http_request']}")
    return count


def sqlmap(address):
    """Every parameter that reaches the database."""
    found = False
    for login, path, fields in PARAMETERS:
        browser = Browser(address, login)
        form = f"{fields}&token={browser.form_token()}" if fields else ""
        if not fields:
            browser.get(path.replace("*", ""))
        with tempfile.TemporaryDirectory(prefix="learningcity-sqlmap-") as place:
            done = subprocess.run([
                "sqlmap", "-u", address + path, "--cookie", browser.cookie,
                *(["--data", form] if form else []), "--param-exclude", "^token$",
                "--skip", "Cookie,User-Agent,Referer,Host", "--dbms", "sqlite", "--level", "2",
                "--risk", "3", "--technique", "BEUS", "--ignore-code", "400,404,409,422",
                "--threads", "2", "--batch", "--answers", "resend=N", "--ignore-stdin",
                "--disable-coloring", "--output-dir", place],
                capture_output=True, text=True)
        hits = re.findall(r"^Parameter: .*\n(?:    .*\n)+", done.stdout, re.MULTILINE)
        hits += re.findall(r"5\d\d \([A-Z].*\) - \d+ times", done.stdout)
        tested = re.findall(r"parameter '(.+)' does not seem to be injectable", done.stdout)
        asked = (path + "&" + fields).count("=") + path.count("*")
        print(f"sqlmap {path}: {len(tested)} of {asked} parameters hold", *hits, flush=True)
        found = found or bool(hits) or len(tested) < asked
        browser.form_token()
    return found


def main(program):
    faults = []
    for attack in (sqlmap, wapiti, schemathesis):
        with city(program, "--requests-per-minute", "0") as address:
            faults.append(attack(address))
            alive = urllib.request.urlopen(address + "/ready").status == 200
            faults.append(not alive)
    print(f"attack: {'findings above' if any(faults) else 'nothing left'}")
    return 1 if any(faults) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
