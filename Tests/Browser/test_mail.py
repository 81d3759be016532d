"""Signing in by a link that travels through a real SMTP server."""

import re

from conftest import browser, check, mail_to


def test_a_newcomer_signs_in_by_mail_in_arabic(chromium, start_town, post_office):
    sink, smtp = post_office
    page = browser(chromium, start_town("--smtp", smtp, "--sender", "town@example.org"), "ar")
    page.goto("/sign-in")
    page.fill("#email", "amal@example.org")
    page.locator("main form button").first.click()
    page.wait_for_url("**/sign-in/sent")
    message = mail_to(sink, "amal@example.org")
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
