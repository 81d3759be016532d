"""From confirmed hours to a certificate that others check: on paper, by its code, and as a badge that a verifier of its
own (openvc) checks; revoked, corrected, and still checked when its holder's account is gone. On both engines."""

import json
import pathlib

import pytest
from openvc.errors import OpenvcError
from openvc.status.status_list import CredentialRevoked

from conftest import browser, check, sign_in
from papers import look_at_paper, revoke, sign, verify


@pytest.fixture
def host_and_holder(chromium, start_town):
    address = start_town()
    holder = browser(chromium, address, "ar", 360)
    sign_in(holder, "facilitator")
    host = browser(chromium, address)
    sign_in(host, "coordinator")
    return address, host, holder


def ask(holder, name):
    """Asks for a certificate; returns the address of the organisation that shall sign it."""
    holder.goto("/me/certificates")
    check(holder)
    holder.locator("a[href^='/me/certificates/new/']").first.click()
    host = "/organisations/" + holder.url.rsplit("/", 1)[1]
    check(holder)
    holder.fill("#name", "")
    holder.locator("main form button").last.click()
    holder.wait_for_selector(".error-summary")
    check(holder)
    holder.fill("#name", name)
    holder.locator("details", has=holder.locator("#learned-multilingual")).locator("summary").click()
    holder.fill("#learned-multilingual", "أتحدث الآن مع الجيران بلغتهم.")
    holder.locator("main form button").last.click()
    holder.wait_for_selector(".flash")
    return host


def test_a_certificate_is_signed_checked_revoked_and_outlives_the_account(chromium, host_and_holder, tmp_path):
    address, host, holder = host_and_holder
    name = "أمل الحسن"
    organisation = ask(holder, name)
    sign(host, organisation)

    holder.goto("/me/certificates")
    check(holder)
    with holder.expect_download() as download:
        holder.locator("a[href$='certificate.pdf']").first.click()
    page = holder.locator("a[href^='/certificates/check/']").first.get_attribute("href")
    look_at_paper(pathlib.Path(download.value.path()), tmp_path, name, address + page)
    badge = json.loads(holder.request.get(holder.locator("a[href$='badge.json']").first.get_attribute("href")).text())

    stranger = browser(chromium, address, "ar", 360)
    stranger.goto(page)
    check(stranger)
    assert name in stranger.locator("main").inner_text()
    proved = verify(badge, stranger)
    assert proved.issuer == badge["issuer"]["id"] and proved.status is not None
    for spoilt in (
        {**badge, "validFrom": "2020-01-01T00:00:00Z"},
        {**badge, "issuer": {**badge["issuer"], "name": "Another"}},
        {**badge, "credentialSubject": {**badge["credentialSubject"], "narrative": "I led it."}},
    ):
        with pytest.raises(OpenvcError):
            verify(spoilt, stranger)
    for path in ("certificate.pdf", "badge.json"):
        link = holder.locator(f"a[href$='{path}']").first.get_attribute("href")
        assert stranger.request.get(link).status in (303, 404) or "/sign-in" in stranger.request.get(link).url

    # A correction waits until it is signed; the old one ends then, and leads to the new one.
    host.goto(organisation + "/certificates")
    host.locator("details", has=host.locator("form[action$='/correction']")).first.locator("summary").click()
    host.locator("form[action$='/correction'] input[name=name]").first.fill("أمل محمد الحسن")
    host.locator("form[action$='/correction'] button").first.click()
    host.wait_for_selector(".flash")
    verify(badge, stranger)
    sign(host, organisation)
    with pytest.raises(CredentialRevoked):
        verify(badge, stranger)
    stranger.goto(page)
    check(stranger)
    stranger.locator("main a[href^='/certificates/check/']").click()
    corrected = stranger.url
    assert "أمل محمد الحسن" in stranger.locator("main").inner_text()
    holder.goto("/me/certificates")
    badge = json.loads(holder.request.get(holder.locator("a[href$='badge.json']").first.get_attribute("href")).text())
    verify(badge, stranger)

    # The account is erased: what was signed still holds, and the name is compared and no longer shown.
    holder.goto("/me/erasure")
    check(holder)
    holder.locator("main form button").click()
    assert holder.locator("#sure").count() == 1
    holder.check("#sure")
    holder.locator("main form button").click()
    holder.wait_for_url(address + "/")
    stranger.goto(corrected)
    check(stranger)
    assert "أمل" not in stranger.locator("main").inner_text()
    stranger.fill("#name", "أمل الحسن")
    stranger.locator("main form button").click()
    assert stranger.locator(".flash-warn").count() == 1
    stranger.fill("#name", "أمل محمد الحسن")
    stranger.locator("main form button").click()
    assert stranger.locator(".flash").count() == 1 and stranger.locator(".flash-warn").count() == 0
    verify(badge, stranger)

    # Revoked with a reason: the page and the badge say so.
    revoke(host, organisation, "Two evenings were counted twice.")
    stranger.goto(corrected)
    check(stranger)
    assert "Two evenings were counted twice." in stranger.locator("main").inner_text()
    with pytest.raises(CredentialRevoked):
        verify(badge, stranger)
