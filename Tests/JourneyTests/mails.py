# SPDX-License-Identifier: Apache-2.0
"""An invitation by mail, in a real browser and through a real server of mails on loopback."""

import email
import email.policy
import re
import socket
import sys

from aiosmtpd.controller import Controller

from browser import chromium, city, sign_in

SHEET = "Họ và tên\tTên đăng nhập\tĐơn vị\tVai trò\tThư điện tử\nPhạm Thị Lan\tlan\tub-nam-khe\tclerk\tlan@example.vn"


class Box:
    """Takes mails and keeps them."""

    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.mails.append((envelope.rcpt_tos, message))
        return "250 taken"


def an_invitation_goes_by_mail(program, browser):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    box = Box()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        options = ["--mail-server", f"smtp://127.0.0.1:{port}", "--mail-from",
                   "Phòng Giáo dục và Đào tạo <gddt@example.vn>",
                   "--public-address", "https://hoc-tap.example.vn/"]
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
            assert "Đã gửi 1 thư mời" in page.inner_text("main"), page.inner_text("main")
            [(to, mail)] = box.mails
            assert to == ["lan@example.vn"] and mail["to"] == "lan@example.vn", (to, mail["to"])
            assert mail["from"].addresses[0].display_name == "Phòng Giáo dục và Đào tạo"
            text = mail.get_content()
            assert "Phạm Thị Lan" in text
            link = re.search(r"https://hoc-tap\.example\.vn(/invitation/\S+)", text).group(1)
            guest = browser.new_context().new_page()
            assert guest.goto(address + link).status == 200
    finally:
        controller.stop()


if __name__ == "__main__":
    with chromium() as chrome:
        an_invitation_goes_by_mail(sys.argv[1], chrome)
