"""From confirmed hours to a certificate that others check: on paper, by its code, and as a badge that a verifier of its
own (openvc) checks; revoked, corrected, and still checked when its holder's account is gone. On both engines."""

import json
import pathlib
import re
import subprocess

import pytest
from openvc.errors import OpenvcError
from openvc.status.status_list import CredentialRevoked
from openvc.verify import VerificationPolicy, verify_credential

from conftest import check, sign_in


def browser(chromium, address, language="en", width=1280):
    page = chromium.new_context(
        base_url=address, locale=language, viewport={"width": width, "height": 900}).new_page()
    page.set_default_timeout(15_000)
    return page


def verify(badge, visitor):
    """The badge by an independent verifier, which fetches the list of revoked ones and checks that too."""

    def status_list(url):
        reply = visitor.request.get(url)
        assert reply.ok and reply.headers["content-type"] == "application/vc"
        fetched = json.loads(reply.text())
        return verify_credential(fetched, policy=VerificationPolicy(
            expected_types=["BitstringStatusListCredential"])).credential

    return verify_credential(
        badge, policy=VerificationPolicy(expected_types=["OpenBadgeCredential"], require_status_issuer_binding=False),
        resolve_status_list=status_list)


def tool(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def look_at_paper(path, tmp_path, holder, address):
    """A4, one title, fonts in it, text that can be chosen, a language, and a code that leads to the check page."""
    facts = tool("pdfinfo", path)
    assert re.search(r"Title:\s+\S", facts) and "(A4)" in facts
    fonts = tool("pdffonts", path).splitlines()[2:]
    assert fonts and all(line.split()[-5] == "yes" for line in fonts), fonts
    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
    catalogue = json.loads(tool("qpdf", "--json", path))
    assert '"/Lang": "u:ar"' in json.dumps(catalogue) and '"/Direction": "/R2L"' in json.dumps(catalogue)
    assert holder in tool("pdftotext", path, "-")
    tool("pdftoppm", "-r", "150", "-png", path, tmp_path / "paper")
    codes = tool("zbarimg", "-q", "--raw", *sorted(tmp_path.glob("paper*.png")))
    assert codes.strip() == address


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


def sign(host, organisation):
    host.goto(organisation + "/certificates")
    check(host)
    host.locator("form[action$='/signature'] button").first.click()
    host.wait_for_selector(".flash")


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
    host.goto(organisation + "/certificates")
    host.locator("details", has=host.locator("form[action$='/revocation']")).first.locator("summary").click()
    host.locator("form[action$='/revocation'] button").first.click()
    host.wait_for_selector(".flash-warn")
    check(host)
    host.locator("details", has=host.locator("form[action$='/revocation']")).first.locator("summary").click()
    host.locator("form[action$='/revocation'] input[name=reason]").first.fill("Two evenings were counted twice.")
    host.locator("form[action$='/revocation'] button").first.click()
    host.wait_for_selector(".flash:not(.flash-warn)")
    stranger.goto(corrected)
    check(stranger)
    assert "Two evenings were counted twice." in stranger.locator("main").inner_text()
    with pytest.raises(CredentialRevoked):
        verify(badge, stranger)
