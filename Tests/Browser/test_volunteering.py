"""Volunteering: pages, calendars read by an independent parser, and a day with a patchy network."""

import re
import socket
import subprocess
import zoneinfo
from datetime import date, datetime, timedelta

import icalendar
import pytest
from aiosmtpd.controller import Controller

from conftest import check, serve, sign_in
from test_mail import Sink, wait_for

SIZES = [(language, width) for language in ("en", "ar") for width in (360, 1280)]
TOWNS = {"Iași": "Europe/Bucharest", "Braga": "Europe/Lisbon", "Gdańsk": "Europe/Warsaw"}


def opportunity(page, title="Language café"):
    page.goto("/opportunities")
    page.locator("a.card-link", has_text=title).first.click()
    page.wait_for_url(re.compile(r"/opportunities/\w{13}$"))
    return page.url


def today(page):
    """The shift of the café that runs now."""
    opportunity(page)
    page.locator(".shift-line a").first.click()
    page.wait_for_url("**/shifts/*")
    return page.url


@pytest.mark.parametrize("language,width", SIZES)
def test_every_public_page_of_volunteering_is_accessible(open_page, language, width):
    page = open_page("/", language, width)
    for path in ["/opportunities", "/opportunities?q=gardn", "/opportunities?q=xylophone",
                 "/opportunities?speaks=ar&practises=pl&time=evening&time=weekend"]:
        page.goto(path)
        assert page.locator("h1").count() == 1
        check(page)
    for details in page.locator("main details").all():
        if details.get_attribute("open") is None:
            details.locator("summary").first.click()
    check(page)
    opportunity(page, "garden")
    check(page)
    page.locator(".shift-line a").first.click()
    page.wait_for_url("**/shifts/*")
    check(page)
    page.locator("form[action$='/mail'] button").click()
    page.wait_for_selector(".error-summary")
    check(page)
    page.fill("#name", "أمل")
    page.fill("#email", "amal@example.org")
    page.locator("form[action$='/mail'] button").click()
    page.wait_for_url("**/sent")
    check(page)


@pytest.mark.parametrize("language,width", SIZES)
def test_every_page_of_a_coordinator_is_accessible(open_page, language, width):
    page = open_page("/", language, width)
    sign_in(page, "coordinator")
    page.goto("/opportunities/new")
    check(page)
    page.locator("main form button").last.click()
    page.wait_for_selector(".error-summary")
    check(page)
    one = opportunity(page)
    check(page)
    for part in ["/words", "/shifts"]:
        page.goto(one + part)
        check(page)
    shift = today(page)
    check(page)
    for part in ["/desk", "/code", "/teams"]:
        page.goto(shift + part)
        check(page)
    page.goto(shift + "/desk")
    for details in page.locator("main details").all():
        details.locator("summary").click()
    check(page)
    page.goto("/me")
    check(page)
    page.goto(one)
    page.locator(".shift-line a").last.click()
    page.wait_for_url("**/shifts/*")
    page.goto(page.url + "/times")
    check(page)


@pytest.mark.parametrize("language,width", SIZES)
def test_the_page_of_ones_own_place_is_accessible(open_page, language, width):
    page = open_page("/", language, width)
    sign_in(page, "facilitator")
    page.locator("main a[href^='/sign-ups/']").first.click()
    page.wait_for_url("**/sign-ups/**")
    for details in page.locator("main details").all():
        details.locator("summary").first.click()
    check(page)


def shifts(page, address):
    reply = page.request.get(address)
    assert reply.headers["content-type"].startswith("text/calendar")
    assert max(len(line) for line in reply.body().split(b"\r\n")) <= 75
    return icalendar.Calendar.from_ical(reply.body())


@pytest.mark.parametrize("town,zone", TOWNS.items())
def test_feeds_parse_and_keep_their_clock_time_over_the_change_of_clocks(open_page, town, zone):
    page = open_page("/", "en", 1280)
    sign_in(page, "coordinator")
    page.goto("/opportunities/new")
    page.select_option("#place", label=town)
    page.fill("#title", f"Breakfast; for all, in {town}")
    page.fill("#what", "We cook.\nWe eat, and talk; about \\ everything. " + "ñ" * 90)
    page.locator("input[name=interest][value=food]").check()
    page.fill("#safeguarding", "Ana")
    page.locator("main form button").last.click()
    page.wait_for_url("**/shifts")
    start = date.today() + timedelta(days=3)
    page.fill("#day", start.isoformat())
    page.fill("#weeks", "40")
    page.locator("main form button").last.click()
    page.wait_for_url(re.compile(r"/opportunities/\w{13}$"))
    own = page.locator(".shift-line a").first.get_attribute("href")
    page.goto(page.locator("main .meta a", has_text=town).get_attribute("href"))
    calendar = shifts(page, page.locator("a[href$='/shifts.ics']").get_attribute("href"))
    events = [event for event in calendar.walk("VEVENT") if event["SUMMARY"] == f"Breakfast; for all, in {town}"]
    assert len(events) == 40
    local = [event.decoded("DTSTART").astimezone(zoneinfo.ZoneInfo(zone)) for event in events]
    assert {(moment.hour, moment.minute) for moment in local} == {(10, 0)}
    assert len({moment.utcoffset() for moment in local}) == 2
    assert "about \\ everything. " + "ñ" * 90 in events[0]["DESCRIPTION"]
    assert len({event["UID"] for event in events}) == 40

    # One moved and one called off: the same name, a higher number, and said to be cancelled.
    page.goto(own + "/times")
    page.fill("#from", "11:00")
    page.locator("main form button").last.click()
    page.wait_for_url(re.compile(r"/shifts/\w{13}$"))
    page.locator("form[action$='/cancellation'] button").click()
    page.wait_for_selector(".flash")
    (event,) = shifts(page, own + "/shift.ics").walk("VEVENT")
    assert event["UID"] == events[0]["UID"] and int(event["SEQUENCE"]) == 2 and event["STATUS"] == "CANCELLED"


def test_check_ins_are_kept_while_the_network_is_cut_and_counted_once(open_page):
    page = open_page("/", "en", 360)
    sign_in(page, "coordinator")
    shift = today(page)
    page.goto(shift + "/desk")
    assert page.locator("[data-check-in] button").count() >= 4
    page.context.set_offline(True)
    for index in range(3):
        page.locator("[data-check-in] button:enabled").first.click()
        page.wait_for_function(
            "count => JSON.parse(localStorage.getItem('check-ins')).length === count", arg=index + 1)
    assert page.locator("[data-check-in-queue]").inner_text().endswith("3")
    page.context.set_offline(False)
    page.wait_for_function("() => JSON.parse(localStorage.getItem('check-ins')).length === 0", timeout=15_000)
    page.wait_for_function(
        "() => !document.querySelector('[data-check-in-queue]').textContent", timeout=15_000)
    page.goto(shift + "/desk")
    assert page.locator("input[name=kind][value=left]").count() == 3
    check(page)


def test_the_code_of_now_leads_to_ones_own_page_and_notes_that_one_is_here(open_page, tmp_path):
    wall = open_page("/", "en", 1280)
    sign_in(wall, "coordinator")
    shift = today(wall)
    wall.goto(shift + "/code")
    picture = tmp_path / "code.png"
    wall.locator("svg.qr").screenshot(path=picture)
    read = subprocess.run(["zbarimg", "-q", "--raw", picture], capture_output=True, text=True, check=True)
    phone = open_page(read.stdout.strip(), "ar", 360)
    check(phone)
    phone.fill("#email", "nobody@example.org")
    phone.locator("main form button").click()
    phone.wait_for_selector(".error-summary")
    check(phone)


def test_a_newcomer_without_an_account_signs_up_in_arabic_and_checks_in_without_a_network(chromium, tmp_path):
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    sink = Sink()
    controller = Controller(sink, hostname="127.0.0.1", port=port)
    controller.start()
    address, process = serve(tmp_path, "--smtp", f"smtp://127.0.0.1:{port}", "--sender", "town@example.org")
    try:
        desk = chromium.new_context(base_url=address, locale="en").new_page()
        sign_in(desk, "coordinator")
        desk.goto(opportunity(desk) + "/shifts")
        zone = zoneinfo.ZoneInfo(re.search(r"Europe/\w+", desk.locator("#from-hint").inner_text()).group())
        start = datetime.now(zone) + timedelta(minutes=40)
        desk.fill("#day", start.date().isoformat())
        desk.fill("#from", start.strftime("%H:%M"))
        desk.fill("#to", (start + timedelta(hours=1)).strftime("%H:%M"))
        desk.locator("main form button").last.click()
        desk.wait_for_url(re.compile(r"/opportunities/\w{13}$"))
        shift = desk.locator(".shift-line a", has_text=start.strftime("%H:%M")).first.get_attribute("href")

        phone = chromium.new_context(
            base_url=address, locale="ar", viewport={"width": 360, "height": 800}).new_page()
        phone.goto(shift)
        phone.fill("#name", "أمل")
        phone.fill("#email", "amal@example.org")
        phone.locator("form[action$='/mail'] button").click()
        phone.wait_for_url("**/sent")
        asking = wait_for(sink.messages, "amal@example.org")
        assert asking["Content-Language"] == "ar"
        phone.goto(re.search(r"http://\S+/sign-ups/\S+", asking.get_content()).group())
        check(phone)
        sink.messages.clear()
        phone.locator("form[action$='/confirmation'] button").click()
        phone.wait_for_selector("[data-check-in]")
        check(phone)
        confirmed = wait_for(sink.messages, "amal@example.org")
        (file,) = confirmed.iter_attachments()
        (event,) = icalendar.Calendar.from_ical(file.get_payload(decode=True)).walk("VEVENT")
        assert event.decoded("DTSTART").astimezone(zone).strftime("%H:%M") == start.strftime("%H:%M")

        desk.goto(shift + "/code")
        phone.context.set_offline(True)
        phone.fill("#code", desk.locator(".code-letters").inner_text().strip())
        phone.locator("[data-check-in] button").click()
        phone.wait_for_selector("[data-check-in-queue]:visible")
        check(phone)
        desk.goto(shift + "/desk")
        assert desk.locator("input[name=kind][value=left]").count() == 0
        phone.context.set_offline(False)
        phone.wait_for_selector("[data-check-in] input[name=kind][value=left]", state="attached", timeout=15_000)
        desk.goto(shift + "/desk")
        assert desk.locator("input[name=kind][value=left]").count() == 1
    finally:
        process.terminate()
        process.wait(timeout=20)
        controller.stop()
