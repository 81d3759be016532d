"""Signing in by a link that travels through a real SMTP server."""

import email
import email.policy
import re
import socket
import time

from aiosmtpd.controller import Controller

from conftest import check, serve


class Sink:
    """Keeps what arrives."""

    def __init__(self):
        self.messages = []

    async def handle_DATA(self, server, session, envelope):
        self.messages.append((envelope.rcpt_tos, email.message_from_bytes(envelope.content, policy=email.policy.default)))
        return "250 kept"


def wait_for(messages, recipient):
    """The mail to somebody; the demo's own people get news too."""
    deadline = time.monotonic() + 20
    while True:
        for recipients, message in messages:
            if recipients == [recipient]:
                return message
        assert time.monotonic() < deadline, "no mail came"
        time.sleep(0.1)


def test_a_newcomer_signs_in_by_mail_in_arabic(chromium, tmp_path):
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    sink = Sink()
    controller = Controller(sink, hostname="127.0.0.1", port=port)
    controller.start()
    address, process = serve(
        tmp_path, "--smtp", f"smtp://127.0.0.1:{port}", "--sender", "town@example.org")
    try:
        page = chromium.new_context(base_url=address, locale="ar").new_page()
        page.goto("/sign-in")
        page.fill("#email", "amal@example.org")
        page.locator("main form button").first.click()
        page.wait_for_url("**/sign-in/sent")
        message = wait_for(sink.messages, "amal@example.org")
        assert message["From"].addresses[0].addr_spec == "town@example.org"
        assert message["Content-Language"] == "ar"
        text = message.get_content()
        assert "اتبع هذا الرابط" in text
        page.goto(re.search(r"http://\S+", text).group())
        check(page)
        page.fill("#name", "أمل")
        page.locator("main form button").click()
        page.wait_for_url("**/me")
        assert "أمل" in page.locator("h1").inner_text()
        check(page)
    finally:
        process.terminate()
        process.wait(timeout=20)
        controller.stop()

