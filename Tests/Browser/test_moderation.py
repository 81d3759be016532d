"""A post that is flagged, hidden with reasons, appealed and back; a report without an account; on both engines."""

from conftest import browser, check, sign_in

UNKIND = "اللاجئون حيوانات ويجب طردهم من بلدنا"


def someone(chromium, address, language="en", width=1280, role=None):
    page = browser(chromium, address, language, width)
    if role:
        sign_in(page, role)
    return page


def find(moderator, words, path="/moderation?whose=everybody"):
    """Opens the entry whose text has the words; what is hard to read is covered until it is asked for."""
    moderator.goto(path)
    card = moderator.locator("li.card", has_text=words)
    text = card.locator("blockquote")
    if card.locator("details.covered").count():
        assert not text.is_visible()
        card.locator("details.covered summary").click()
    assert text.is_visible()
    card.locator("a.button-primary").click()
    return moderator


def test_a_post_is_hidden_its_author_told_why_and_an_appeal_brings_it_back(chromium, start_town):
    address = start_town()
    home = someone(chromium, address)
    home.goto("/")
    consultation = home.locator("a.card-link[href^='/consultations/']").first.get_attribute("href")

    author = someone(chromium, address, "ar", 360)
    author.goto(consultation)
    author.fill("#text", UNKIND)
    author.locator(f"form[action='{consultation}/statements'] button").first.click()
    author.wait_for_selector("#withheld")
    assert "يطّلع عليه مشرف أولًا" in author.locator("#withheld").inner_text()
    check(author)

    moderator = someone(chromium, address, role="moderator")
    find(moderator, UNKIND)
    check(moderator)
    assert moderator.locator("mark").count() > 0
    moderator.get_by_role("button", name="Decide").click()
    moderator.wait_for_selector(".error-summary")
    check(moderator)
    moderator.get_by_label("Hide it from others").check()
    moderator.fill("#facts", "It calls refugees animals.")
    moderator.get_by_role("button", name="Decide").click()
    moderator.wait_for_selector("#rule-error")
    assert moderator.locator("#facts").input_value() == "It calls refugees animals."
    moderator.select_option("#rule", "hatred")
    moderator.get_by_role("button", name="Decide").click()
    moderator.wait_for_selector(".flash")

    author.goto(consultation)
    check(author)
    author.locator("#withheld a").click()
    text = author.locator("main").inner_text()
    assert "لماذا أُخفي هذا" in text and UNKIND in text and "كراهية تجاه جماعة من الناس" in text
    assert "It calls refugees animals." in text and "أشار برنامج إلى النص. قرّر إنسان." in text
    check(author)
    author.locator("main form button").click()
    author.wait_for_selector(".error-summary")
    check(author)
    author.fill("#appeal", "كتبتها لأردّ عليها، لا لأني أؤمن بها.")
    author.locator("main form button").click()
    author.wait_for_selector(".flash-good")
    reasons = author.url
    check(author)

    moderator.goto("/moderation?whose=everybody")
    assert moderator.locator("li.card", has_text="كتبتها").count() == 0
    second = someone(chromium, address, role="second-moderator")
    find(second, UNKIND)
    assert "كتبتها لأردّ عليها" in second.locator("main").inner_text()
    check(second)
    second.get_by_label("Others may see it").check()
    second.fill("#facts", "It is said in order to contradict it.")
    second.get_by_role("button", name="Decide").click()
    second.wait_for_selector(".flash")

    author.goto(reasons)
    assert "قُبل الاعتراض" in author.locator("main").inner_text()
    check(author)
    home.goto(consultation + "/results")
    home.wait_for_timeout(2_500)
    home.reload()
    assert UNKIND in home.locator("main").inner_text()
    author.goto(consultation)
    assert author.locator("#withheld").count() == 0


def test_somebody_without_an_account_reports_a_proposal_and_reads_what_came_of_it(chromium, start_town):
    address = start_town()
    reader = someone(chromium, address, "ar", 360)
    reader.goto("/proposals")
    reader.locator("a.card-link").first.click()
    proposal = reader.url
    check(reader)
    reader.locator("a.report-link[href^='/report/proposal/']").click()
    check(reader)
    reader.locator("main form button").click()
    reader.wait_for_selector(".error-summary")
    check(reader)
    reader.locator("input[name=category]").first.check()
    reader.fill("#explanation", "لا علاقة له بالموضوع.")
    reader.check("#faith")
    reader.locator("main form button").click()
    reader.wait_for_selector(".flash-good")
    state = reader.url
    check(reader)

    moderator = someone(chromium, address, role="moderator")
    moderator.goto("/moderation?whose=everybody&kind=proposal")
    check(moderator)
    moderator.locator("li.card a.button-primary").click()
    moderator.get_by_label("Hide it from others").check()
    moderator.select_option("#rule", "unrelated")
    moderator.fill("#facts", "A test of the rule.")
    moderator.get_by_role("button", name="Decide").click()
    moderator.wait_for_selector(".flash")
    assert reader.goto(proposal).status == 404
    reader.goto("/proposals")
    assert reader.locator("a.card-link", has_text="number 7 bus").count() == 0
    reader.goto(state)
    assert "أُخفي." in reader.locator("main").inner_text()
    check(reader)


def test_open_pages_of_moderation_in_two_languages(open_page):
    for path in ("/moderation/rules", "/moderation/transparency", "/moderation/log"):
        for language, width in (("en", 1280), ("ar", 360), ("ar", 1280), ("en", 360)):
            page = open_page(path, language, width)
            check(page)
    page = open_page("/moderation/transparency")
    assert "Median time until a decision" in page.locator("main").inner_text()


def test_a_moderator_manages_without_script_and_in_arabic(open_page):
    page = open_page("/sign-in", "ar", 360, script=False)
    page.locator("details.card summary").click()
    page.fill("#password-email", "moderator@demo.example")
    page.fill("#password", "citizen-time-demo")
    page.locator("details.card button").click()
    for path in ("/moderation?whose=everybody", "/moderation/spaces", "/me"):
        page.goto(path)
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, path
    page.goto("/moderation?whose=everybody")
    covered = page.locator("details.covered").first
    covered.locator("summary").click()
    assert covered.locator("blockquote").is_visible()
    page.locator("li.card a.button-primary").first.click()
    assert page.locator("form[action$='/pass'] button").is_visible()
