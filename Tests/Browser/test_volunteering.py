"""Volunteering: pages, calendars read by an independent parser, and a day with a patchy network."""

import random
import re
import sqlite3
import subprocess
import zoneinfo
from datetime import date, timedelta

import icalendar
import pytest

from conftest import browser, check, serve, sign_in

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


def test_no_check_in_is_lost_or_counted_twice_over_fifty_disconnects(chromium, tmp_path):
    address, process = serve(tmp_path)
    try:
        page = browser(chromium, address)
        sign_in(page, "coordinator")
        shift = today(page)
        page.goto(shift + "/desk")
        chance = random.Random(50)
        cut = {"before": 0, "after": 0}
        network = {"is there": False, "cuts left": 0, "through": 0}

        def patchy(route):
            """Cuts the line before the server hears of it, or before the device hears that it was heard."""
            if not network["is there"]:
                route.abort()
            elif network["cuts left"] > 0 and (chance.random() < 0.8 or network["through"] == people - 1):
                network["cuts left"] -= 1
                if chance.random() < 0.5:
                    cut["before"] += 1
                else:
                    cut["after"] += 1
                    route.fetch()
                route.abort()
            else:
                network["through"] += 1
                route.continue_()

        page.route("**/check-ins", patchy)
        people = page.locator("[data-check-in] input[value=arrived]").count()
        assert people >= 4
        waiting = "() => JSON.parse(localStorage.getItem('check-ins') ?? '[]').length"
        for kind in ("arrived", "left"):
            network.update({"is there": False, "cuts left": 25, "through": 0})
            for _ in range(people):
                page.locator(f"[data-check-in] form:has(input[value={kind}]) button:enabled").first.click()
            network["is there"] = True
            for _ in range(200):
                if page.evaluate(waiting) == 0:
                    break
                page.evaluate("dispatchEvent(new Event('online'))")
                page.wait_for_timeout(50)
            assert page.evaluate(waiting) == 0
            page.wait_for_function(f"() => !document.querySelector('[data-check-in] input[value={kind}]')")
            page.goto(shift + "/desk")
        with sqlite3.connect(tmp_path / "citizentime.sqlite") as town:
            noted = town.execute(
                "SELECT kind, COUNT(*), COUNT(DISTINCT sign_up_id) FROM check_in JOIN sign_up ON sign_up.id = sign_up_id"
                " WHERE shift_id = (SELECT shift_id FROM sign_up JOIN check_in ON sign_up_id = sign_up.id"
                " ORDER BY check_in.recorded_at DESC LIMIT 1) GROUP BY kind ORDER BY kind").fetchall()
        assert noted == [("arrived", people, people), ("left", people, people)]
        assert sum(cut.values()) == 50 and min(cut.values()) > 10
    finally:
        process.terminate()
        process.wait(timeout=20)
