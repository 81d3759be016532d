"""Signing in at a real OpenID provider, and signing an initiative whose place asks for that, on both engines."""

import pathlib
import subprocess
import sys
import time
import urllib.request

import pytest

from conftest import browser, check, free_port, sign_in


@pytest.fixture
def town_with_provider(start_town, monkeypatch):
    """The address of a town whose people can sign in at a provider."""
    port, town_port = free_port(), free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "provider", str(port), f"http://127.0.0.1:{town_port}/sign-in/provider/return"],
        cwd=pathlib.Path(__file__).parent, stderr=subprocess.DEVNULL)
    issuer = f"http://127.0.0.1:{port}/o"
    deadline = time.monotonic() + 30
    while True:
        try:
            urllib.request.urlopen(issuer + "/.well-known/openid-configuration")
            break
        except OSError:
            assert time.monotonic() < deadline and process.poll() is None, "the provider did not start"
            time.sleep(0.1)
    monkeypatch.setenv("CITIZENTIME_OIDC_SECRET", "town-secret")
    yield start_town(
        "--oidc-issuer", issuer, "--oidc-client", "town", "--oidc-name", "Town ID",
        "--base-url", f"http://127.0.0.1:{town_port}", port=town_port)
    process.terminate()
    process.wait(timeout=10)


def enter(page, name):
    page.fill("#id_username", name)
    page.fill("#id_password", "provider-demo")
    page.get_by_role("button", name="Enter").click()


def test_a_person_of_the_provider_signs_once_whatever_the_account(chromium, town_with_provider):
    address = town_with_provider
    administrator = browser(chromium, address)
    sign_in(administrator, "administrator")
    administrator.goto("/initiatives")
    administrator.locator("a.card-link").first.click()
    administrator.locator("a[href$='/initiative-rule']").first.click()
    administrator.fill("#threshold", "2")
    administrator.get_by_label("whoever signs in at the identity provider of this site").check()
    administrator.fill("#source", "Decision of the council, 3 May 2026")
    administrator.get_by_role("button", name="Set the rule").click()
    administrator.wait_for_selector(".flash")

    # The demo's initiative keeps the rule that it started with; a new one takes this one.
    facilitator = browser(chromium, address)
    sign_in(facilitator, "facilitator")
    facilitator.goto("/proposals/new")
    facilitator.fill("#title", "Benches at the station")
    facilitator.fill("#problem", "Nobody can sit.")
    facilitator.fill("#ask", "Six benches.")
    facilitator.get_by_role("button", name="Save").click()
    facilitator.get_by_role("button", name="Publish").click()
    choice = facilitator.locator("select[name=institution]")
    choice.wait_for(state="attached")
    facilitator.locator("details", has=choice).locator("summary").click()
    choice.select_option(value=choice.locator("option", has_text="Câmara Municipal de Braga").get_attribute("value"))
    facilitator.get_by_role("button", name="Collect signatures for it").click()
    facilitator.wait_for_url("**/initiatives/*")
    initiative = facilitator.url

    amal = browser(chromium, address, "ar", 360)
    amal.goto(initiative)
    check(amal)
    amal.locator("a.button-primary[href^='/sign-in/provider']").click()
    enter(amal, "amal")
    amal.wait_for_url(initiative)
    amal.wait_for_selector(".flash")
    amal.locator("form[action$='/signature'] button").click()
    amal.wait_for_selector(".flash")
    assert "Amal" in amal.locator(".site-nav").inner_text()

    # Ion's provider names no address: he needs an account first, and connects it then.
    ion = browser(chromium, address)
    ion.goto("/sign-in")
    check(ion)
    ion.locator("a[href^='/sign-in/provider']").click()
    enter(ion, "ion")
    ion.wait_for_url("**/sign-in")
    assert "names no checked mail address" in ion.locator(".flash").inner_text()
    sign_in(ion, "moderator")
    ion.get_by_role("link", name="Connect Town ID").click()
    ion.wait_for_url("**/me")
    assert "Connected with Town ID" in ion.locator("main").inner_text()
    check(ion)
    ion.goto(initiative)
    ion.get_by_role("button", name="Sign", exact=True).click()
    ion.wait_for_selector(".flash")

    # Another account cannot take the same person's identity.
    other = browser(chromium, address)
    sign_in(other, "official")
    other.get_by_role("link", name="Connect Town ID").click()
    enter(other, "ion")
    other.wait_for_url("**/me")
    assert "belongs to another account" in other.locator(".flash").inner_text()
    other.goto(initiative)
    assert other.locator("form[action$='/signature']").count() == 0

    # A code that comes back to a browser that did not ask for it opens nothing.
    stranger = browser(chromium, address)
    stranger.goto("/sign-in/provider/return?state=abc&code=def")
    assert "started too long ago or in another browser" in stranger.locator(".flash").inner_text()

    facilitator.goto(initiative)
    assert "2 of 2 signatures" in facilitator.locator("main").inner_text()
    assert facilitator.get_by_role("button", name="Hand it over").count() == 1


@pytest.mark.parametrize("language,width", [("en", 1280), ("ar", 360)])
def test_paper_is_counted_with_its_scan(chromium, start_town, tmp_path, language, width):
    address = start_town()
    official = browser(chromium, address, language, width)
    sign_in(official, "official")
    official.goto("/initiatives")
    official.locator("a.card-link").first.click()
    page = official.url
    official.fill("#signatures", "12")
    official.locator("form[action$='/paper'] button").click()
    official.wait_for_selector(".error-summary")
    check(official)
    assert official.input_value("#signatures") == "12"
    scan = tmp_path / "sheet.pdf"
    scan.write_bytes(official.request.get(page + "/sheet.pdf").body())
    official.set_input_files("#scan", scan)
    official.locator("form[action$='/paper'] button").click()
    official.wait_for_selector(".flash")
    check(official)
    with official.expect_download() as download:
        official.locator("table a").first.click()
    assert pathlib.Path(download.value.path()).read_bytes() == scan.read_bytes()
    visitor = browser(chromium, address)
    link = official.locator("table a").first.get_attribute("href")
    assert visitor.request.get(link).status == 404
