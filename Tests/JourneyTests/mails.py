# SPDX-License-Identifier: Apache-2.0
"""Mails and feeds: an invitation, a reminder, a calendar and a feed, in a real browser and through a
real server of mails on loopback."""

import asyncio
import base64
import contextlib
import email
import email.policy
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

import feedparser
import icalendar
from aiosmtpd.controller import Controller

from browser import PERIOD, chromium, city, sign_in, sign_out
from demo import PASSWORD, free_port, served

SHEET = "Họ và tên\tTên đăng nhập\tĐơn vị\tVai trò\tThư điện tử\nPhạm Thị Lan\tlan\tub-nam-khe\tclerk\tlan@example.vn"


class Box:
    """Takes mails and keeps them."""

    def __init__(self):
        self.mails = []
        self.hesitates = False

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.mails.append((envelope.rcpt_tos, message))
        if self.hesitates:
            await asyncio.sleep(20)
        return "250 taken"

    def named(self, name):
        """The mails of a Message-ID."""
        return [mail for _, mail in self.mails if mail["message-id"] == name]

    def wait(self, count):
        """The mails, once there are so many."""
        for _ in range(200):
            if len(self.mails) >= count:
                return self.mails
            time.sleep(0.1)
        raise AssertionError(f"{len(self.mails)} of {count} mails came")


def an_invitation_goes_by_mail(program, browser):
    with mail_server() as (box, options):
        with city(program, *options) as address:
            page = browser.new_context(locale="vi-VN").new_page()
            page.set_default_timeout(15000)
            sign_in(page, address, "khanh")
            page.goto(address + "/people-import")
            page.fill("#text", SHEET)
            page.click("main button[value=check]")
            page.click("main button[value=set]")
            assert "1 tài khoản chưa có mật khẩu" in page.inner_text("main")
            page.click("main button[value=mail]")
            assert "1 thư mời đang được gửi" in page.inner_text("main"), page.inner_text("main")
            [(to, mail)] = box.wait(1)
            assert to == ["lan@example.vn"] and mail["to"] == "lan@example.vn", (to, mail["to"])
            assert mail["from"].addresses[0].display_name == "Phòng Giáo dục và Đào tạo"
            text = mail.get_content()
            assert "Phạm Thị Lan" in text
            link = re.search(r"https://hoc-tap\.example\.vn(/invitation/\S+)", text).group(1)
            guest = browser.new_context().new_page()
            assert guest.goto(address + link).status == 200
            everybody_is_urged_and_one_is_mailed(page, address, box)
            programs_read_the_feeds(page, address)


@contextlib.contextmanager
def mail_server():
    """A box, and what the program is told of it."""
    port = free_port()
    box = Box()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield box, ["--mail-server", f"smtp://127.0.0.1:{port}", "--mail-from",
                    "Phòng Giáo dục và Đào tạo <gddt@example.vn>",
                    "--public-address", "https://hoc-tap.example.vn/"]
    finally:
        controller.stop()


def send(address, login, method, path, body):
    request = urllib.request.Request(
        address + "/api/v1" + path, data=json.dumps(body).encode(), method=method)
    code = base64.b64encode(f"{login}:{PASSWORD}".encode()).decode()
    request.add_header("Authorization", "Basic " + code)
    return json.load(urllib.request.urlopen(request))


def a_killed_program_mails_nothing_twice(program, browser):
    """Killed while the server of mails has a mail and has not answered yet: nobody knows whether it
    went. It is shown, and goes again only when a person says so; what had not gone goes by itself."""
    with mail_server() as (box, options), served(program, *options) as demo:
        send(demo.address, "khanh", "PUT", "/people", {"rows": [
            {"login": login, "name": name, "unit": unit, "role": "clerk",
             "email": f"{login}@example.vn"}
            for login, name, unit in [
                ("an", "Nguyễn Thị An", "ub-bac-son"), ("giang", "Vũ Thị Giang", "ub-yen-thanh")]]})
        box.hesitates = True
        send(demo.address, "dung", "POST", PERIOD + "/reminders", {"message": "Gửi trước 16 giờ"})
        [_, first] = box.wait(1)[0]
        demo.kill()
        box.hesitates = False
        demo.start()
        for _ in range(200):
            others = [to for to, mail in box.mails if mail["message-id"] != first["message-id"]]
            if {to[0] for to in others} >= {"an@example.vn", "giang@example.vn"} - {first["to"]}:
                break
            time.sleep(0.1)
        else:
            raise AssertionError(box.mails)
        page = browser.new_context(locale="vi-VN").new_page()
        sign_in(page, demo.address, "khanh")
        for _ in range(100):
            page.goto(demo.address + "/outbox")
            if "không rõ đã đi chưa" in page.inner_text("main"):
                break
            time.sleep(0.1)
        assert len(page.query_selector_all("form[action$='/resend']")) == 1, page.inner_text("main")
        assert len(box.named(first["message-id"])) == 1
        page.click("form[action$='/resend'] button")
        for _ in range(100):
            if len(box.named(first["message-id"])) == 2:
                break
            time.sleep(0.1)
        assert len(box.named(first["message-id"])) == 2, box.mails


def everybody_is_urged_and_one_is_mailed(page, address, box):
    page.goto(address + "/people/giang")
    page.fill("#email", "giang@example.vn")
    page.click("form[action$='/describe'] button")
    sign_out(page)
    sign_in(page, address, "dung")
    page.goto(address + PERIOD + "/missing")
    page.fill("#message", "Gửi trước 16 giờ hôm nay")
    page.click("main button.primary")
    assert "Đã đôn đốc" in page.inner_text("main"), page.inner_text("main")
    to, mail = box.wait(2)[-1]
    assert to == ["giang@example.vn"], to
    assert "Gửi trước 16 giờ hôm nay" in mail.get_content()
    page.click("main form[action$='/remind'] button.primary")
    assert "vừa được đôn đốc" in page.inner_text("main"), page.inner_text("main")
    sign_out(page)
    sign_in(page, address, "giang")
    assert "Gửi trước 16 giờ hôm nay" in page.inner_text("main")


def programs_read_the_feeds(page, address):
    page.goto(address + "/notices")
    page.click("form[action='/notices/feed'] button")
    calendar, feed = (address + "/" + code.inner_text().split("/", 3)[3]
                      for code in page.query_selector_all("dd code"))
    events = icalendar.Calendar.from_ical(urllib.request.urlopen(calendar).read()).walk("VEVENT")
    assert any(event.decoded("DTSTART").isoformat() == "2025-01-24" for event in events), events
    assert all("Yên Thanh" in event["SUMMARY"] for event in events), events
    a_calendar_is_kept_in_step(calendar, len(events))
    read = feedparser.parse(feed)
    assert not read.bozo and read.entries, read
    assert "Gửi trước 16 giờ hôm nay" in read.entries[0].content[0].value
    again = feedparser.parse(feed, etag=read.etag)
    assert again.status == 304 and not again.entries, again
    try:
        urllib.request.urlopen(feed.replace(".atom", "x.atom"))
        raise AssertionError("a feed without its address")
    except urllib.error.HTTPError as error:
        assert error.code == 404


def a_calendar_is_kept_in_step(calendar, count):
    """vdirsyncer reads the calendar into a folder, twice, and finds nothing to quarrel about."""
    with tempfile.TemporaryDirectory() as folder:
        config = os.path.join(folder, "config")
        with open(config, "w") as file:
            file.write(f"""[general]
status_path = "{folder}/status/"
[pair deadlines]
a = "web"
b = "local"
collections = null
[storage web]
type = "http"
url = "{calendar}"
[storage local]
type = "filesystem"
path = "{folder}/local/"
fileext = ".ics"
""")
        os.mkdir(os.path.join(folder, "local"))
        program = os.path.join(os.path.dirname(sys.executable), "vdirsyncer")
        for step in ("discover", "sync", "sync"):
            done = subprocess.run(
                [program, "-c", config, step], capture_output=True, text=True, input="y\ny\n")
            assert done.returncode == 0, done.stdout + done.stderr
        kept = os.listdir(os.path.join(folder, "local"))
        assert len(kept) == count, (kept, count)


if __name__ == "__main__":
    with chromium() as chrome:
        an_invitation_goes_by_mail(sys.argv[1], chrome)
        a_killed_program_mails_nothing_twice(sys.argv[1], chrome)
