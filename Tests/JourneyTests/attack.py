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
# What sqlmap puts its texts into: `*` marks the place in a path.
PARAMETERS = [
    (PROGRAMME + "/framework?q=mu", "dung"),
    (PROGRAMME + "/units?q=bac&on=2025-01-01", "dung"),
    (PERIOD + "?unit=ub-bac-son&tree=today", "dung"),
    (PERIOD + "/indicators/3?unit=ub-bac-son", "dung"),
    ("/people?q=an", "khanh"),
    ("/log?person=an&kind=person.sign-in&from=2025-01-01&to=2025-12-31&q=x", "long"),
    ("/api/v1" + PROGRAMME + "/framework?q=mu", "dung"),
    ("/api/v1" + PROGRAMME + "/units?q=bac&hierarchy=x", "dung"),
    ("/api/v1" + PERIOD + "/evaluations?unit=ub-bac-son", "dung"),
    (PERIOD + "/units/ub-bac-son*", "dung"),
    ("/people/an*", "khanh"),
]


class Browser:
    """Signs in and keeps the session, without a browser."""

    def __init__(self, address, login):
        self.address = address
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.jar))
        self.post("/sign-in", login=login, password=PASSWORD)

    def get(self, path):
        return self.opener.open(self.address + path).read().decode()

    def post(self, path, **fields):
        body = urllib.parse.urlencode(fields).encode()
        return self.opener.open(self.address + path, body).read().decode()

    @property
    def cookie(self):
        return "; ".join(f"{one.name}={one.value}" for one in self.jar)

    def token(self):
        form = re.search(r'name="token" value="([^"]+)"', self.get("/account")).group(1)
        page = self.post(
            "/account/tokens", token=form, name="attack", reach="write", days="1",
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
        "none", "--no-color", "--continue-on-failure"])
    return done.returncode != 0


def wapiti(address, folder):
    """Every page that a crawl finds, as a clerk and as the standing office."""
    found = 0
    for login in ("an", "dung"):
        report = f"{folder}/{login}.json"
        cookie = Browser(address, login).cookie
        subprocess.run([
            "wapiti", "-u", address + "/", "-H", f"Cookie: {cookie}", "--scope", "domain",
            "-x", address + "/sign-out", "-x", address + "/language/vi",
            "-x", address + "/language/en", "--flush-session", "--max-scan-time", "420",
            "--max-links-per-page", "60", "-d", "6", "--store-session", folder,
            "-m", "sql,timesql,xss,permanentxss,file,exec,crlf,ssrf,xxe,redirect,"
            "backup,htaccess,cookieflags,csp,http_headers,methods",
            "-f", "json", "-o", report], check=True, stdout=subprocess.DEVNULL)
        with open(report) as file:
            found += told(json.load(file), login)
    return found > 0


def told(report, login):
    """Prints what a report of wapiti holds; over plain HTTP on loopback there is no HTTPS to ask."""
    count = 0
    for kind, entries in report["vulnerabilities"].items():
        for entry in entries:
            text = f"{kind}: {entry['method']} {entry['path']} {entry['info']}"
            if "Strict-Transport-Security" in text or "Secure flag" in text:
                continue
            count += 1
            print(f"wapiti as {login}: {text}")
    pages = report["infos"].get("crawled_pages_nbr", report["infos"].get("crawled_pages", "?"))
    print(f"wapiti as {login}: {pages} pages, {count} findings")
    return count


def sqlmap(address, folder):
    """Every parameter that reaches the database."""
    found = False
    for path, login in PARAMETERS:
        done = subprocess.run([
            "sqlmap", "-u", address + path, "--cookie", Browser(address, login).cookie,
            "--batch", "--level", "2", "--risk", "2", "--technique", "BEUS", "--disable-coloring",
            "--flush-session", "--skip", "Cookie,User-Agent,Referer", "--output-dir", folder,
            "--ignore-code", "404,422", "--threads", "2"],
            capture_output=True, text=True)
        hit = re.findall(r"Parameter: .*\n(?:    .*\n)+", done.stdout)
        found = found or bool(hit)
        print(f"sqlmap {path}: {'; '.join(hit) if hit else 'nothing injectable'}")
        sys.stdout.flush()
    return found


def main(program):
    with tempfile.TemporaryDirectory(prefix="learningcity-attack-") as folder:
        with city(program, "--requests-per-minute", "0") as address:
            faults = [sqlmap(address, folder), wapiti(address, folder), schemathesis(address)]
            alive = urllib.request.urlopen(address + "/ready").status == 200
    print(f"attack: {'nothing left' if not any(faults) and alive else 'findings above'}")
    return 0 if alive and not any(faults) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
