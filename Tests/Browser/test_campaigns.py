"""A campaign through its four steps, and an answer found on a phone in Arabic, on both engines."""

from conftest import browser, check, sign_in

FIELDS = ["audience", "message", "messenger", "medium", "call", "harm-reach", "harm-people", "harm-voice", "harm-after"]


def save(page):
    page.locator("main form button.button-primary").last.click()
    page.wait_for_load_state()


def test_a_campaign_goes_through_its_four_steps(chromium, start_town):
    address = start_town()
    team = browser(chromium, address)
    sign_in(team, "facilitator")
    team.goto("/campaigns/new")
    check(team)
    save(team)
    check(team)
    assert team.locator(".error-summary").count() == 1
    team.fill("#title", "Same street")
    team.select_option("#claim-id", "housing")
    save(team)
    check(team)
    steps = team.url.rsplit("/", 1)[0]
    for field in ["claim", "frame", "speaker"]:
        team.fill(f"#{field}", f"About {field}")
    save(team)
    assert team.locator(".flash").count() >= 1
    assert team.input_value("#frame") == "About frame"
    team.fill("#reason", "Rents rose and nobody explained why.")
    save(team)
    team.goto(steps + "/design")
    check(team)
    for field in FIELDS:
        team.fill(f"#{field}", f"About {field}")
    save(team)
    team.goto(steps + "/publication")
    team.fill("#material", "A film")
    team.fill("#link", "https://example.org/film")
    team.fill("#day", "2027-03-03")
    save(team)
    check(team)
    team.goto(steps + "/monitoring")
    team.fill("#measures", "2027-03-01,Page,10,1\n2027-03-05,Page,x,9")
    save(team)
    assert "Line 2, reach" in team.locator(".error-summary").inner_text()
    team.fill("#measures", "2027-03-01,Page,10,1\n2027-03-05,Page,90,9")
    save(team)
    check(team)
    assert team.locator("table").count() == 2
    team.goto(steps + "/lessons")
    check(team)
    team.fill("#lessons", "Begin with the list.")
    save(team)

    reader = browser(chromium, address, "ar", 360)
    reader.goto(steps.rsplit("/", 1)[0])
    check(reader)
    assert "Begin with the list." in reader.locator("main").inner_text()


def test_an_answer_is_found_on_a_phone_in_arabic(chromium, start_town):
    address = start_town()
    phone = chromium.new_context(
        base_url=address, locale="ar", viewport={"width": 360, "height": 800}, java_script_enabled=False).new_page()
    phone.goto("/counter-narratives/answer")
    phone.fill("#text", "الأجانب أخذوا كل الوظائف وابني بلا عمل")
    phone.locator("main form button.button-primary").click()
    assert 3 <= phone.locator("#cards article").count() <= 5
    card = phone.locator("#cards article").first
    assert "يأخذون وظائفنا" in card.inner_text()
    card.locator("summary").first.click()
    assert "عدد الوظائف" in card.locator("textarea").first.input_value()

    scripted = browser(chromium, address, "ar", 360)
    scripted.goto("/counter-narratives/answer")
    scripted.fill("#text", "الأجانب أخذوا كل الوظائف وابني بلا عمل")
    scripted.locator("main form button.button-primary").click()
    scripted.wait_for_selector("#cards")
    check(scripted)
    scripted.goto("/counter-narratives")
    check(scripted)
    scripted.goto("/counter-narratives/claims/jobs-taken")
    check(scripted)


def test_the_library_is_accessible_in_english(chromium, start_town):
    address = start_town()
    reviewer = browser(chromium, address)
    sign_in(reviewer, "moderator")
    for path in ["/counter-narratives", "/counter-narratives/claims/housing", "/counter-narratives/waiting",
                 "/counter-narratives/new?claim=housing", "/counter-narratives/answer", "/campaigns"]:
        reviewer.goto(path)
        check(reviewer)
    reviewer.goto("/counter-narratives/waiting")
    reviewer.locator("article form button").first.click()
    reviewer.wait_for_selector(".flash")
    reviewer.goto("/counter-narratives/claims/housing")
    assert "One list, one rule" in reviewer.locator("main").inner_text()
