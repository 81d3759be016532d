"""From what all groups agree on to what became of it, with mail through a real SMTP server, on both engines."""

import re

from conftest import browser, check, mail_to, sign_in


def person(chromium, address, language, role, width=1280):
    page = browser(chromium, address, language, width)
    sign_in(page, role)
    return page


def numbers(page):
    """The figures of the first ask, whatever the language around them."""
    return re.findall(r"\d+", page.locator(".evidence tbody").first.inner_text())


def test_what_people_agree_on_becomes_an_answer_and_an_action(chromium, start_town, post_office):
    sink, smtp = post_office
    address = start_town("--smtp", smtp, "--sender", "town@example.org")

    participant = person(chromium, address, "ar", "moderator", 360)
    participant.goto("/")
    participant.locator("a.card-link").first.click()
    consultation = participant.url
    participant.locator(".vote-agree").click()
    participant.wait_for_selector("progress[value='1']")
    participant.goto(consultation + "/results")
    participant.locator("form[action^='/follow/'] button").click()
    participant.wait_for_selector(".flash")

    administrator = person(chromium, address, "en", "administrator")
    administrator.goto("/institutions")
    administrator.select_option("#place", label="Iași")
    administrator.get_by_role("button", name="Show").click()
    administrator.get_by_role("link", name="Primăria Iași").click()
    administrator.fill("#email", "primaria@example.org")
    administrator.get_by_role("button", name="Save").click()
    administrator.wait_for_selector(".flash")

    facilitator = person(chromium, address, "ro", "facilitator")
    facilitator.goto(consultation + "/moderation")
    facilitator.get_by_role("button", name="Închide votul").click()
    facilitator.wait_for_url("**/results")
    facilitator.locator("a[href^='/suggestions/new']").click()
    facilitator.fill("#title", "Cursuri serale pentru toți")
    facilitator.get_by_label("Primăria Iași").check()
    picked = facilitator.locator("input[name=pick]:checked")
    while picked.count() > 1:
        picked.last.uncheck()
    facilitator.locator("textarea[id^=ask-]").first.fill("Deschideți cursuri serale gratuite.")
    facilitator.get_by_role("button", name="Salvează ciorna").click()
    facilitator.wait_for_selector(".flash")
    check(facilitator)
    facilitator.get_by_role("button", name="Publică și trimite").click()
    facilitator.wait_for_selector(".badge-published")
    suggestion = facilitator.url
    figures = numbers(facilitator)

    delivered = mail_to(sink, "primaria@example.org", "Cursuri serale pentru toți")
    attached = [part for part in delivered.iter_attachments()]
    assert [part.get_content_type() for part in attached] == ["application/pdf"]
    assert attached[0].get_content().startswith(b"%PDF-")
    news = mail_to(sink, "moderator@demo.example", "Cursuri serale pentru toți")
    assert news["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.fullmatch(r"<http://\S+/unsubscribe/\S+>", news["List-Unsubscribe"])

    official = person(chromium, address, "en", "official")
    official.goto("/answers")
    official.get_by_role("link", name="Deschideți cursuri serale gratuite.").click()
    assert figures == numbers(official) and len(figures) > 8
    official.get_by_label("Accepted in part").check()
    official.fill("#reasons", "Two classes open in May. A third has no teacher yet.")
    official.get_by_role("button", name="Publish the answer").click()
    official.wait_for_selector(".answer-in-part")
    mail_to(sink, "moderator@demo.example", "You said, they answered")

    official.goto("/institutions")
    official.goto(suggestion)
    official.locator("main p.meta a").first.click()
    official.get_by_role("link", name="Iași").click()
    official.wait_for_url("**/places/*")
    official.get_by_role("link", name="See the plan").click()
    official.wait_for_url("**/plan")
    official.locator("a.button[href^='/actions/new']").first.click()
    official.select_option("#adapts", "2021-4.1-3")
    official.fill("#title", "Evening classes at the Copou school")
    official.fill("#here", "Two free classes, twice a week.")
    official.fill("#milestones", "2027-05-03 first class")
    official.get_by_role("button", name="Save").click()
    official.wait_for_selector(".flash")
    check(official)
    official.get_by_role("button", name="It is under way now").click()
    official.wait_for_selector(".badge.state-under-way")
    official.fill("#report", "Two teachers are found.")
    official.select_option("#milestone", "0")
    official.get_by_role("button", name="Publish the report").click()
    official.get_by_text("reached").first.wait_for()
    mail_to(sink, "moderator@demo.example", "Progress was reported: Evening classes at the Copou school")

    participant.goto("/me")
    became = participant.locator(".trail .trail").first.inner_text()
    for step in ("Cursuri serale pentru toți", "Deschideți cursuri serale gratuite.", "Evening classes at the Copou school"):
        assert step in became
    check(participant)
    participant.goto("/me/following")
    assert participant.locator(".trail li").count() == 5
    check(participant)

    program = chromium.new_context(base_url=address).new_page()
    program.goto(news["List-Unsubscribe"].strip("<>"))
    check(program)
    reply = program.request.post(news["List-Unsubscribe"].strip("<>"), form={"List-Unsubscribe": "One-Click"})
    assert reply.ok
    participant.reload()
    assert participant.locator("input[value=never]").is_checked()
