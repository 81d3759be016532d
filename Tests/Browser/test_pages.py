import subprocess

import pytest

from conftest import check, sign_in

SIZES = [(language, width) for language in ("en", "ar") for width in (360, 1280)]


def consultation(page):
    page.goto("/")
    return page.locator(".card-link").first.get_attribute("href")


@pytest.mark.parametrize("language,width", SIZES)
def test_every_public_page_is_accessible(open_page, language, width):
    page = open_page("/", language, width)
    one = consultation(page)
    own = [one, one + "/results", one + "/projector", one + "/embed"]
    for path in ["/", "/consultations", "/sign-in", "/sign-in/sent", "/about", "/privacy", "/organisations", "/nowhere", "/consultations/data-dictionary", *own]:
        page.goto(path)
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("h1").count() == 1
        check(page)


@pytest.mark.parametrize("language,width", SIZES)
def test_every_page_of_a_facilitator_is_accessible(open_page, language, width):
    page = open_page("/", language, width)
    one = consultation(page)
    sign_in(page, "facilitator")
    for path in ["/me", "/consultations/new", one + "/moderation", one + "/texts"]:
        page.goto(path)
        check(page)
    page.goto("/consultations/new")
    page.locator("main button").last.click()
    assert page.locator(".error-summary").is_visible()
    check(page)


@pytest.mark.parametrize("language,width", SIZES)
def test_every_page_of_the_road_is_accessible(open_page, language, width):
    page = open_page("/", language, width)
    for path in ["/suggestions", "/action-plans", "/institutions", "/action-plans/actions/2021-4.1-3"]:
        page.goto(path)
        check(page)
    page.goto("/institutions")
    page.locator("a.card-link").first.click()
    check(page)
    for number in range(2):
        page.goto("/suggestions")
        page.locator("a.card-link").nth(number).click()
        check(page)
        page.locator(".trail-section > p > a").click()
        page.wait_for_url("**/trail/**")
        check(page)
    page.goto("/action-plans/actions/2021-4.1-3")
    page.locator("li.card h2 a").first.click()
    check(page)
    page.locator("main p.meta a").first.click()
    page.wait_for_url("**/plan")
    for details in page.locator("details.card summary").all():
        details.click()
    check(page)


@pytest.mark.parametrize("language,width", SIZES)
def test_every_page_of_an_official_is_accessible(open_page, language, width):
    page = open_page("/", language, width)
    sign_in(page, "official")
    page.goto("/me/following")
    check(page)
    page.goto("/answers")
    check(page)
    page.locator("a.card-link").first.click()
    check(page)
    page.locator("main form button").first.click()
    page.wait_for_selector("section[role=status]")
    check(page)
    page.locator("main form button").last.click()
    page.wait_for_selector(".error-summary")
    check(page)
    page.goto("/action-plans/actions/2021-4.1-3")
    page.locator("li.card h2 a").first.click()
    check(page)
    action = page.url
    page.goto(action + "/words")
    check(page)
    page.goto(action)
    page.locator("main p.meta a").first.click()
    page.wait_for_url("**/plan")
    plan = page.url
    page.goto(plan + "/import")
    check(page)
    page.goto(plan)
    page.locator("a.button[href^='/actions/new']").first.click()
    page.wait_for_url("**/actions/new**")
    check(page)


@pytest.mark.parametrize("language,width", SIZES)
def test_every_page_of_a_proposal_and_an_initiative_is_accessible(open_page, language, width):
    page = open_page("/", language, width)
    for path in ["/proposals", "/initiatives"]:
        page.goto(path)
        check(page)
        page.locator("a.card-link").last.click()
        check(page)
    initiative = page.url
    page.locator("dl.facts a").first.click()
    check(page)
    for role in ["facilitator", "moderator"]:
        sign_in(page, role)
        page.goto("/proposals")
        page.locator("a.card-link").last.click()
        proposal = page.url
        for details in page.locator("main details").all():
            details.locator("summary").first.click()
        check(page)
        page.goto(proposal + "/versions")
        check(page)
        page.goto("/proposals/new")
        page.locator("main form button").last.click()
        page.wait_for_selector(".error-summary")
        check(page)
        page.goto(initiative)
        check(page)
    sign_in(page, "official")
    page.goto(initiative)
    page.locator("form[action$='/paper'] button").click()
    page.wait_for_selector(".error-summary")
    check(page)
    sign_in(page, "administrator")
    page.goto(initiative)
    page.locator("dl.facts a").first.click()
    page.locator("form[action$='/initiative-rule']").wait_for()
    check(page)


@pytest.mark.parametrize("language,width", SIZES)
def test_the_draft_of_a_suggestion_is_accessible(open_page, language, width):
    page = open_page("/", language, width)
    sign_in(page, "facilitator")
    page.goto("/suggestions")
    page.locator("a.card-link").first.click()
    page.locator(".trail-section a[href$='/results']").last.click()
    page.wait_for_url("**/results")
    page.locator("a[href^='/suggestions/new']").click()
    page.wait_for_url("**/suggestions/new/**")
    check(page)


@pytest.mark.parametrize("language,width", SIZES)
def test_every_page_of_an_administrator_is_accessible(open_page, language, width):
    page = open_page("/", language, width)
    sign_in(page, "administrator")
    page.goto("/organisations")
    check(page)
    page.locator("main ul a").first.click()
    check(page)
    page.locator("main a.button").first.click()
    page.wait_for_url("**/roles")
    check(page)
    page.goto("/organisations")
    page.locator("main ul a").first.click()
    page.locator(".breadcrumbs a").last.click()
    page.wait_for_url("**/places/*")
    check(page)


@pytest.mark.parametrize("script", [True, False])
def test_a_participant_votes_on_everything_and_sees_themselves_on_the_map(open_page, script):
    page = open_page("/", "ar", 360, script)
    page.goto(consultation(page))
    for done in range(12):
        page.locator(".vote-agree").click()
        page.wait_for_selector(f"progress[value='{done + 1}']")
    assert page.locator(".vote-buttons").count() == 0
    page.locator("main a.button").last.click()
    assert page.locator(".map-you").count() == 1
    if script:
        check(page)


def test_my_page_shows_what_i_took_part_in_on_every_device(open_page):
    for page in (open_page("/", "en", 360), open_page("/", "ar", 1280)):
        address = consultation(page)
        sign_in(page, "moderator")
        if page.locator(".trail li").count() == 0:
            page.goto(address)
            page.locator(".vote-pass").click()
            page.wait_for_selector("progress[value='1']")
            page.goto("/me")
        assert page.locator(".trail li").count() == 1
        check(page)
    assert page.locator(".trail a").get_attribute("href") == address + "/results"


def test_a_vote_can_be_changed(open_page):
    page = open_page("/", "en", 360)
    page.goto(consultation(page))
    first = page.locator("#vote-heading").inner_text()
    page.locator(".vote-disagree").click()
    page.get_by_role("link", name="Change my last vote").click()
    assert page.locator("#vote-heading").inner_text() == first
    page.wait_for_function("heading => document.querySelector('#vote-heading').innerText === heading", arg=first)
    page.locator(".vote-agree").click()
    page.wait_for_function("heading => document.querySelector('#vote-heading').innerText !== heading", arg=first)
    assert page.locator("progress").get_attribute("value") == "1"


def test_the_keyboard_reaches_every_button(open_page):
    page = open_page("/", "en", 1280)
    page.goto(consultation(page))
    reached = []
    for _ in range(24):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.className"))
    for name in ("skip-link", "vote-agree", "vote-disagree", "vote-pass"):
        assert name in reached


def test_keys_vote_without_loading_the_page_again(open_page):
    page = open_page("/", "ro", 1280)
    page.goto(consultation(page))
    page.fill("#text", "un gând început")
    page.locator("#vote-heading").focus()
    for done, key in enumerate("123"):
        page.keyboard.press(key)
        page.wait_for_selector(f"progress[value='{done + 1}']")
        assert page.evaluate("document.activeElement.id") == "vote-heading"
    assert page.input_value("#text") == "un gând început"
    page.locator("#text").focus()
    page.keyboard.type("1")
    assert page.locator("progress").get_attribute("value") == "3"
    check(page)


def test_a_vote_that_cannot_be_sent_is_said_and_can_be_sent_again(open_page):
    page = open_page("/", "ar", 360)
    page.goto(consultation(page))
    page.route("**/votes", lambda route: route.abort())
    page.locator(".vote-agree").click()
    page.wait_for_selector("[data-unsent]:visible")
    check(page)
    page.unroute("**/votes")
    page.locator(".vote-agree").click()
    page.wait_for_selector("progress[value='1']")


def test_the_wall_moves_while_people_vote(open_page):
    wall = open_page("/", "en", 1280)
    address = consultation(wall)
    wall.goto(address + "/projector")
    before = wall.locator("#live-figures").inner_text()
    phone = open_page(address, "ro", 360)
    phone.locator(".vote-agree").click()
    phone.wait_for_selector("progress[value='1']")
    wall.wait_for_function(
        "before => document.querySelector('#live-figures').innerText !== before", arg=before, timeout=15_000)


def test_the_code_on_the_wall_leads_to_the_question(open_page, tmp_path):
    wall = open_page("/", "en", 1280)
    address = consultation(wall)
    wall.goto(address + "/projector")
    picture = tmp_path / "code.png"
    wall.locator("svg.qr").screenshot(path=picture)
    read = subprocess.run(["zbarimg", "-q", "--raw", picture], capture_output=True, text=True, check=True)
    phone = open_page(read.stdout.strip(), "el", 360)
    assert phone.url == wall.url.removesuffix("/projector")


def test_whoever_writes_is_told_that_somebody_else_has_saved(open_page):
    first = open_page("/")
    sign_in(first, "facilitator")
    first.goto("/proposals/new")
    first.fill("#title", "A bench under the lime tree")
    first.fill("#problem", "There is nowhere to rest.")
    first.fill("#ask", "One bench.")
    first.locator("main button").last.click()
    first.wait_for_selector(".flash")
    words = first.url + "/words"
    first.goto(words)
    second = open_page("/")
    sign_in(second, "facilitator")
    second.goto(words)
    first.fill("#ask", "Two benches.")
    second.fill("#ask", "One bench and a bin.")
    second.locator("main form button").last.click()
    second.wait_for_selector(".flash:not([hidden])")
    first.locator("[data-revision]").wait_for(state="visible", timeout=15_000)
    assert first.input_value("#ask") == "Two benches."
    check(first)
    first.locator("main form button").last.click()
    first.wait_for_selector(".error-summary")
    assert first.input_value("#ask") == "Two benches."
    assert "One bench and a bin." in first.locator("details.card").last.inner_text() or first.locator(
        "details.card", has_text="One bench and a bin.").count() == 1
