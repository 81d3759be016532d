"""A newcomer's whole road, from the first look to a certificate that others check, beside the coordinator's day: in
Arabic, on a phone, with no account until there are hours to keep. On both engines, with mail through a real SMTP server."""

import copy
import json
import pathlib
import re
import sqlite3
import zoneinfo
from datetime import datetime, timedelta

import icalendar
import pytest
from openvc.errors import OpenvcError
from openvc.status.status_list import CredentialRevoked

from conftest import browser, check, mail_to, psql, sign_in
from papers import look_at_paper, revoke, sign, verify

ADDRESS = "amal@example.org"
NAME = "أمل الحسن"


def hours_pass(options, hours):
    """Moves shifts and check-ins into the past, as if that time had gone by."""
    span = hours * 3_600_000
    statements = [f"UPDATE shift SET starts_at = starts_at - {span}, ends_at = ends_at - {span}",
                  f"UPDATE check_in SET at = at - {span}"]
    if "--database" in options:
        server, schema = re.fullmatch(r"(.+)&options=-csearch_path%3D(\w+)", options[-1]).groups()
        psql(server, f"SET search_path TO {schema}; " + "; ".join(statements))
    else:
        with sqlite3.connect(options[1] / "citizentime.sqlite", timeout=30) as town:
            for statement in statements:
                town.execute(statement)


def plan_shift(desk):
    """A shift of the café that begins in forty minutes; returns its address and its start by the clocks of the place."""
    desk.goto("/opportunities")
    desk.locator("a.card-link", has_text="Language café").first.click()
    desk.wait_for_url(re.compile(r"/opportunities/\w{13}$"))
    desk.goto(desk.url + "/shifts")
    zone = zoneinfo.ZoneInfo(re.search(r"Europe/\w+", desk.locator("#from-hint").inner_text()).group())
    start = datetime.now(zone) + timedelta(minutes=40)
    desk.fill("#day", start.date().isoformat())
    desk.fill("#from", start.strftime("%H:%M"))
    desk.fill("#to", (start + timedelta(hours=2)).strftime("%H:%M"))
    desk.fill("#capacity", "3")
    desk.locator("main form button").last.click()
    desk.wait_for_url(re.compile(r"/opportunities/\w{13}$"))
    shift = desk.locator(".shift-line a", has_text=start.strftime("%H:%M")).first.get_attribute("href")
    return shift, start


def sign_up(phone, sink, name, address):
    """By an address only, from the page of a shift; ends on the private page, whose address is returned."""
    phone.fill("#name", name)
    phone.fill("#email", address)
    phone.locator("form[action$='/mail'] button").click()
    phone.wait_for_url("**/sent")
    check(phone)
    asking = mail_to(sink, address)
    phone.goto(re.search(r"http://\S+/sign-ups/\S+", asking.get_content()).group())
    check(phone)
    phone.locator("form[action$='/confirmation'] button").click()
    phone.wait_for_selector("[data-check-in]")
    return phone.url


def find_shift(phone, shift):
    """By a search with a slip in it, in the language of the reader's keyboard or not."""
    phone.goto("/opportunities")
    check(phone)
    phone.fill("#q", "langage cafe")
    phone.locator("form[role=search] button").click()
    phone.wait_for_url(re.compile(r"q=langage"))
    check(phone)
    for link in phone.locator("a.card-link").all():
        address = link.get_attribute("href")
        if shift in phone.request.get(address).text():
            link.click()
            break
    phone.wait_for_url(re.compile(r"/opportunities/\w{13}$"))
    phone.locator(f".shift-line a[href='{shift}']").click()
    phone.wait_for_url("**" + shift)
    check(phone)


def check_in_without_network(phone, desk, shift):
    desk.goto(shift + "/code")
    phone.context.set_offline(True)
    phone.fill("#code", desk.locator(".code-letters").inner_text().strip())
    phone.locator("[data-check-in] button").click()
    phone.wait_for_selector("[data-check-in-queue]:visible")
    check(phone)
    desk.goto(shift + "/desk")
    assert desk.locator("input[name=kind][value=left]").count() == 0
    phone.context.set_offline(False)
    phone.wait_for_selector("[data-check-in] input[name=kind][value=left]", state="attached")


def run_the_day(desk, sink, shift, options):
    """The list, somebody else's check-in, a walk-in, a message, and hours."""
    desk.goto(shift + "/desk")
    check(desk)
    assert desk.locator("input[name=kind][value=left]").count() == 1
    desk.locator(".desk-row", has_text="Oksana").locator("input[value=arrived] ~ button, button.button-primary").click()
    desk.wait_for_function("() => document.querySelectorAll('input[name=kind][value=left]').length === 2")

    walk_in = desk.locator("details", has=desk.locator("#walk-in-name"))
    walk_in.locator("summary").click()
    walk_in.locator("form button").click()
    desk.wait_for_selector(".error-summary")
    check(desk)
    desk.fill("#walk-in-name", "Ion")
    desk.locator("form[action$='/walk-ins'] button").click()
    desk.wait_for_selector(".flash")
    assert "3 here, 3 expected, 3 places" in desk.locator("main").inner_text()
    # The next finds no place free: the coordinator says that one more fits.
    desk.locator("details", has=desk.locator("#walk-in-name")).locator("summary").click()
    desk.fill("#walk-in-name", "Maria")
    desk.fill("#walk-in-email", "maria@example.org")
    desk.locator("form[action$='/walk-ins'] button").click()
    desk.wait_for_selector(".error-summary")
    check(desk)
    desk.check("#walk-in-room")
    desk.locator("form[action$='/walk-ins'] button").click()
    desk.wait_for_selector(".flash")
    assert "4 here, 4 expected, 4 places" in desk.locator("main").inner_text()
    mail_to(sink, "maria@example.org", "/sign-ups/")

    desk.fill("#message", "There is soup at seven.")
    desk.locator("form[action$='/message'] button").click()
    mail_to(sink, ADDRESS, "There is soup at seven.")

    hours_pass(options, 4)
    desk.goto(shift + "/desk")
    desk.locator("form[action$='/hours/all'] button").click()
    desk.wait_for_selector(".flash")
    check(desk)


def take_the_hours_over(phone, sink):
    """From the thanks mail to an account with the same address; the name and nothing else is asked."""
    thanks = mail_to(sink, ADDRESS, "أكدت")
    assert thanks["Content-Language"] == "ar" and "شهادة" in thanks.get_content()
    phone.goto(re.search(r"http://\S+/sign-ups/\S+", thanks.get_content()).group())
    for details in phone.locator("main details").all():
        details.locator("summary").first.click()
    check(phone)
    phone.locator("form[action$='/account'] button").click()
    phone.wait_for_url("**/sign-in/sent")
    link = mail_to(sink, ADDRESS, "/sign-in/")
    phone.goto(re.search(r"http://\S+/sign-in/\S+", link.get_content()).group())
    check(phone)
    phone.fill("#name", NAME)
    phone.locator("main form button").click()
    phone.wait_for_url("**/me")
    check(phone)


def ask_for_certificate(phone):
    phone.locator("a[href='/me/certificates']").click()
    phone.wait_for_url("**/me/certificates")
    phone.locator("a[href^='/me/certificates/new/']").click()
    phone.wait_for_url("**/new/*")
    check(phone)
    organisation = "/organisations/" + phone.url.rsplit("/", 1)[1]
    phone.fill("#name", NAME)
    phone.locator("main form button").last.click()
    phone.wait_for_selector(".flash")
    return organisation


def test_a_newcomer_goes_from_a_search_to_a_certificate_without_an_account_until_then(
        chromium, start_town, post_office, tmp_path):
    sink, smtp = post_office
    address = start_town("--smtp", smtp, "--sender", "town@example.org")
    desk = browser(chromium, address)
    sign_in(desk, "coordinator")
    shift, start = plan_shift(desk)

    phone = browser(chromium, address, "ar", 360)
    find_shift(phone, shift)
    sign_up(phone, sink, "أمل", ADDRESS)
    check(phone)
    confirmed = mail_to(sink, ADDRESS, "لديك مكان")
    (file,) = confirmed.iter_attachments()
    (event,) = icalendar.Calendar.from_ical(file.get_payload(decode=True)).walk("VEVENT")
    assert event.decoded("DTSTART").astimezone(start.tzinfo).strftime("%H:%M") == start.strftime("%H:%M")
    other = browser(chromium, address)
    other.goto(shift)
    sign_up(other, sink, "Oksana", "oksana@example.org")

    check_in_without_network(phone, desk, shift)
    run_the_day(desk, sink, shift, start_town.options)
    take_the_hours_over(phone, sink)
    organisation = ask_for_certificate(phone)
    sign(desk, organisation)

    phone.goto("/me/certificates")
    with phone.expect_download() as download:
        phone.locator("a[href$='certificate.pdf']").click()
    page = phone.locator("a[href^='/certificates/check/']").first.get_attribute("href")
    look_at_paper(pathlib.Path(download.value.path()), tmp_path, NAME, address + page)
    badge = json.loads(phone.request.get(phone.locator("a[href$='badge.json']").get_attribute("href")).text())

    stranger = browser(chromium, address)
    stranger.goto(page)
    check(stranger)
    assert NAME in stranger.locator("main").inner_text() and stranger.locator(".badge-published").count() == 1
    verify(badge, stranger)
    spoilt = copy.deepcopy(badge)
    spoilt["credentialSubject"]["achievement"]["name"] += "!"
    with pytest.raises(OpenvcError):
        verify(spoilt, stranger)

    revoke(desk, organisation, "The day was counted twice.")
    stranger.goto(page)
    check(stranger)
    assert "The day was counted twice." in stranger.locator("main").inner_text()
    assert stranger.locator(".badge-published").count() == 0 and stranger.locator(".badge-warn").count() == 1
    with pytest.raises(CredentialRevoked):
        verify(badge, stranger)
