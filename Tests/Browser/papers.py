"""Certificates as tests handle them: on paper, by an independent verifier, and at the host's desk."""

import json
import re
import subprocess

from openvc.verify import VerificationPolicy, verify_credential

from conftest import check


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


def sign(host, organisation):
    host.goto(organisation + "/certificates")
    check(host)
    host.locator("form[action$='/signature'] button").first.click()
    host.wait_for_selector(".flash")


def revoke(host, organisation, reason):
    """Not without a reason."""
    host.goto(organisation + "/certificates")
    form = host.locator("form[action$='/revocation']")
    host.locator("details", has=form).first.locator("summary").click()
    form.locator("button").first.click()
    host.wait_for_selector(".flash-warn")
    check(host)
    host.locator("details", has=form).first.locator("summary").click()
    form.locator("input[name=reason]").first.fill(reason)
    form.locator("button").first.click()
    host.wait_for_selector(".flash:not(.flash-warn)")
