"""A whole consultation, as the people concerned live it in their browsers, on both engines."""

import gzip
import os
import pathlib
import shutil
import subprocess

import pytest

from conftest import BINARY, ROOT, check, sign_in

DATA = pathlib.Path(os.environ.get("CITIZENTIME_TEST_DATA", ROOT.parent / "shared" / "data"))


def visitor(chromium, address, language, width=360):
    context = chromium.new_context(base_url=address, locale=language, viewport={"width": width, "height": 800})
    return context.new_page()


def test_a_consultation_from_the_question_to_the_answer(chromium, town):
    address, _ = town
    facilitator = visitor(chromium, address, "ro", 1280)
    sign_in(facilitator, "facilitator")
    facilitator.goto("/consultations/new")
    facilitator.fill("#question-ro", "Ce facem cu piața?")
    facilitator.locator("summary", has_text="العربية").last.click()
    facilitator.fill("#question-ar", "ماذا نفعل بالساحة؟")
    facilitator.fill("#seeds", "Mai mulți copaci în piață\nMai puține mașini în centru\nO fântână cu apă de băut")
    facilitator.locator("main form button").last.click()
    facilitator.wait_for_url("**/moderation")
    check(facilitator)
    queue = facilitator.url
    consultation = queue.removesuffix("/moderation")
    short = facilitator.locator("p.meta a[dir=ltr]").inner_text()

    for language, button in [("ar", ".vote-agree"), ("ro", ".vote-agree"), ("el", ".vote-pass")]:
        participant = visitor(chromium, address, language)
        participant.goto(short)
        assert participant.locator("html").get_attribute("lang") == language
        assert participant.locator("h1").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        for done in range(3):
            assert participant.locator("progress").get_attribute("value") == str(done)
            participant.locator(button).click()
            participant.wait_for_selector(f"progress[value='{done + 1}']")
        participant.fill("#text", f"Bănci la umbră, spune {language}")
        participant.locator("#text").press("Tab")
        participant.locator("main form button", has_text="").last.click()
        participant.wait_for_load_state()
        assert participant.locator(".flash-good").count() == 1
        if language == "el":
            participant.fill("#text", "Mai mulți copaci mari în piață")
            participant.locator("main form button").last.click()
            participant.wait_for_selector("a.button:has-text('Ψηφ')")
            check(participant)
        check(participant)

    moderator = visitor(chromium, address, "en", 1280)
    sign_in(moderator, "moderator")
    moderator.goto(queue)
    moderator.get_by_role("link", name="Look at what waits").click()
    assert moderator.locator("li.card").count() == 3
    check(moderator)
    moderator.get_by_role("button", name="Let others see it").first.click()
    moderator.wait_for_selector(".flash")
    assert moderator.locator("li.card").count() == 2
    moderator.get_by_role("link", name="Look and decide").first.click()
    check(moderator)
    moderator.get_by_label("Hide it from others").check()
    moderator.select_option("#rule", "unrelated")
    moderator.fill("#facts", "The same again.")
    moderator.get_by_role("button", name="Decide").click()
    moderator.wait_for_selector(".flash")
    moderator.goto(queue)
    assert "1 statement waits" in moderator.locator("main").inner_text()

    facilitator.goto(queue)
    facilitator.get_by_role("button", name="Închide votul").click()
    facilitator.wait_for_url("**/results")
    late = visitor(chromium, address, "en")
    late.goto(consultation)
    assert late.locator(".vote-buttons").count() == 0
    facilitator.goto(queue)
    facilitator.fill("#answer", "Plantăm patruzeci de copaci până în martie.")
    facilitator.get_by_role("button", name="Publică răspunsul").click()
    facilitator.wait_for_url("**/results")
    late.goto(consultation + "/results")
    assert late.get_by_text("Plantăm patruzeci de copaci").count() == 1
    check(late)


@pytest.mark.skipif(
    not DATA.exists() and os.environ.get("CI") != "true", reason="CITIZENTIME_TEST_DATA has no opinion data")
def test_a_real_conversation_is_imported_and_read(chromium, town, tmp_path):
    address, options = town
    export = tmp_path / "export"
    shutil.copytree(DATA / "opinion/polis-exports/scoop-hivemind.biodiversity", export)
    for packed in export.glob("*.gz"):
        packed.with_suffix("").write_bytes(gzip.decompress(packed.read_bytes()))
    command = [BINARY, "import", "polis", export, *options]
    first = subprocess.run(command, capture_output=True, text=True, check=True)
    again = subprocess.run(command, capture_output=True, text=True, check=True)
    assert first.stdout == again.stdout and "was imported before" in again.stderr

    for language, width in [("en", 1280), ("ar", 360)]:
        page = visitor(chromium, address, language, width)
        page.goto(first.stdout.strip(), timeout=60_000)
        assert page.locator(".group-card").count() == 2
        assert page.locator(".map circle, .map rect").count() > 400
        assert page.locator("table.figures tbody tr").count() > 150
        check(page)
