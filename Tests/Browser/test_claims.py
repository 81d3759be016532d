"""A public claim goes through two reviewers and gets a reply, on both engines."""

from conftest import browser, check, sign_in


def editor(chromium, address, role, language="en", width=1280):
    page = browser(chromium, address, language, width)
    sign_in(page, role)
    return page


def submit(page, action, wait=".flash"):
    page.locator(f"main form[action$='{action}'] button").first.click()
    page.wait_for_selector(wait)


def test_a_claim_is_reviewed_by_two_and_answered_by_its_speaker(chromium, start_town):
    address = start_town()
    author = editor(chromium, address, "facilitator")
    author.goto("/proposals")
    author.locator("a.card-link").first.click()
    about = author.url
    author.locator("a[href^='/claims/new?from=']").click()
    check(author)
    submit(author, "/claims", ".error-summary")
    check(author)
    author.fill("#quote", "They take all places in our kindergartens.")
    author.fill("#speaker", "Ion Vasile")
    author.select_option("#role", "candidate")
    author.fill("#title", "Candidate for mayor")
    author.fill("#party", "Open Town")
    author.fill("#occasion", "Interview on Radio Podul")
    author.fill("#said", "2026-11-02")
    author.fill("#link", "https://radio.example/1")
    author.select_option("#place", label="Iași")
    submit(author, "/claims")
    check(author)
    claim = author.url

    submit(author, "/submission", ".error-summary")
    assert author.locator(".error-summary li").count() == 2
    check(author)
    author.locator("summary", has_text="Change the draft").click()
    author.fill("#asked", "2026-11-03")
    submit(author, "/text")
    author.select_option("#part", "contradicts")
    author.fill("#text", "Of 900 places 31 are taken by children who came this year!")
    author.fill("#source", "School office")
    author.fill("#source-link", "https://school.example/places")
    author.fill("#day", "2026-10-01")
    submit(author, "/entries", ".error-summary")
    check(author)
    author.fill("#text", "Of 900 places 31 are taken by children who came this year.")
    submit(author, "/entries")
    submit(author, "/submission")
    check(author)
    assert author.locator("main form[action$='/reviews']").count() == 0

    stranger = browser(chromium, address, "ar", 360)
    assert stranger.goto(claim).status == 404
    for role, language, width in (("moderator", "ar", 360), ("administrator", "en", 1280)):
        reviewer = editor(chromium, address, role, language, width)
        reviewer.goto(claim)
        check(reviewer)
        submit(reviewer, "/reviews", ".error-summary")
        check(reviewer)
        reviewer.check("[name=verdict][value=false]")
        reviewer.fill("#reason", "31 of 900 is not all.")
        submit(reviewer, "/reviews")
        check(reviewer)

    stranger.goto(claim)
    check(stranger)
    assert "31 of 900 is not all." in stranger.locator("main").inner_text()
    stranger.locator("summary", has_text="هل يخصك هذا؟").click()
    stranger.fill("#name", "Ion Vasile")
    stranger.fill("#capacity", "المرشح")
    submit(stranger, "/replies", ".error-summary")
    check(stranger)
    assert stranger.input_value("#name") == "Ion Vasile"
    stranger.fill("#address", "ion@open-town.example")
    stranger.fill("#reply", "قصدت رياض الأطفال في وسط المدينة.")
    submit(stranger, "/replies")
    assert "وسط المدينة" not in stranger.locator("main").inner_text()

    author.goto(claim)
    check(author)
    author.locator("button[value=published]").click()
    author.wait_for_selector(".flash")
    for language, width in (("en", 1280), ("ar", 360), ("en", 360), ("ar", 1280)):
        reader = browser(chromium, address, language, width)
        reader.goto(claim)
        check(reader)
        text = reader.locator("main").inner_text()
        assert "وسط المدينة" in text and "ion@open-town" not in text
        reader.goto("/claims")
        check(reader)
        reader.goto("/claims/balance")
        check(reader)
        assert "Open Town" in reader.locator("main").inner_text()
    reader.goto(about)
    assert "They take all places" in reader.locator(".trail-section").inner_text()


def test_a_text_that_uses_people_as_a_facade_gets_fact_cards(open_page):
    for language, width in (("en", 1280), ("ar", 360)):
        page = open_page("/claims/cards", language, width)
        check(page)
        submit(page, "/cards", ".error-summary")
        check(page)
        page.fill("#text", "Foreigners are parasites, they take every second flat. Vote for us on Sunday!")
        page.fill("#topic", "Which trees to plant along the river")
        page.locator("main form button").click()
        page.wait_for_selector("[role=status]")
        check(page)
        assert "Every second flat" in page.locator("[role=status]").inner_text()
        page.fill("#topic", "")
        page.locator("main form button").click()
        page.wait_for_load_state()
        assert "Every second flat" not in page.locator("[role=status]").inner_text()
