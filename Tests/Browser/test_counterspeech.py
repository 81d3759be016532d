"""Hate speech reported from a phone, assessed by two people and handed over with a letter, on both engines."""

import hashlib
import re
import subprocess

from conftest import browser, check, sign_in
from test_neighbours import picture

WORDS = "يجب أن يُطردوا جميعاً من مدينتنا، إنهم آفة."
LINK = "https://social.example/posts/4711"
LEVELS = {"context": "2", "speaker": "2", "intent": "2", "content": "2", "extent": "3", "likelihood": "unknown"}


def worker(chromium, address, role, language="en", width=1280):
    page = browser(chromium, address, language, width)
    sign_in(page, role)
    return page


def submit(page, action, wait=".flash"):
    page.locator(f"main form[action$='{action}'] button").first.click()
    page.wait_for_selector(wait)


def test_a_report_from_a_phone_leads_to_a_letter_and_an_outcome(chromium, start_town, tmp_path):
    address = start_town()
    reporter = browser(chromium, address, "ar", 360)
    reporter.goto("/reports/support")
    check(reporter)
    reporter.locator("details summary").first.click()
    reporter.locator("main a[href='/reports/new']").click()
    check(reporter)
    reporter.fill("#link", "social")
    submit(reporter, "/reports", ".error-summary")
    check(reporter)
    assert reporter.input_value("#link") == "social"
    reporter.check("[name=medium][value=poster]")
    reporter.fill("#text", WORDS)
    reporter.fill("#link", LINK)
    reporter.set_input_files("#picture", picture(tmp_path))
    reporter.fill("#description", "ملصق على باب المدرسة")
    reporter.select_option("#place", label="Iași")
    reporter.check("[name=about][value=known]")
    submit(reporter, "/reports")
    check(reporter)
    secret = reporter.url
    assert re.search(r"/reports/followed/[0-9a-f]{32}$", secret)
    assert "112" in reporter.locator("main").inner_text()

    first = worker(chromium, address, "facilitator")
    first.goto("/cases")
    check(first)
    first.locator(".card", has_text="A poster, leaflet or graffiti").locator("a").click()
    assert WORDS not in first.locator("main").inner_text()
    first.locator("details summary", has_text="Show it").first.click()
    assert WORDS in first.locator("main").inner_text()
    check(first)
    submit(first, "/opening", ".error-summary")
    check(first)
    first.fill("#title", "Poster at the school")
    first.select_option("#category", "incitement")
    first.check("[name=grounds][value=racist]")
    submit(first, "/opening")
    check(first)
    case = first.url

    first.locator("#assessment a.button-primary").click()
    for factor, level in LEVELS.items():
        assert first.url.endswith(f"/assessment/{factor}")
        check(first)
        first.check(f"[name=level][value='{level}']")
        first.fill("#note", f"Seen for {factor}")
        if factor == "intent":
            # Somebody stops here, and goes on another day.
            first.locator("button[value=stop]").click()
            first.wait_for_selector(".flash")
            first.locator("#assessment a.button-primary").click()
        else:
            first.locator("button[value=next]").click()
            first.wait_for_load_state()
    text = first.locator("#assessment").inner_text()
    assert "Report it to a trusted flagger" in text and "Intent: 2 · clearly" in text
    check(first)
    first.check("[name=chosen][value=equality]")
    submit(first, "/decision", ".error-summary")
    first.check("[name=chosen][value=equality]")
    first.fill("#why", "The poster hangs in the street; the post only shows it.")
    submit(first, "/decision")
    assert first.locator("main form[action$='/review']").count() == 0

    second = worker(chromium, address, "moderator", "ar", 360)
    second.goto(case)
    check(second)
    submit(second, "/review")
    check(second)

    first.goto(case)
    assert "CNCD" in first.locator("#contact").inner_text()
    first.fill("#organisation", "Podul Neighbours, Strada Podului 7")
    submit(first, "/hand-over")
    check(first)
    letter = first.locator("a[href*='/letters/']")
    body = first.request.get(letter.get_attribute("href")).body()
    file = tmp_path / "letter.pdf"
    file.write_bytes(body)
    assert hashlib.sha256(body).hexdigest() in first.locator("main").inner_text()
    printed = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True, text=True).stdout
    shown = first.get_by_alt_text("ملصق على باب المدرسة")
    hashes = [hashlib.sha256(part).hexdigest() for part in (
        WORDS.encode(), LINK.encode(), first.request.get(shown.get_attribute("src")).body())]
    for one in hashes:
        assert one in printed
    # In the language of the country, and not in that of the one who sends it.
    assert "Fapte" in printed and "Podul Neighbours" in printed and "Seen for content" in printed
    info = subprocess.run(["pdfinfo", file], capture_output=True, check=True, text=True).stdout
    assert "Sesizare" in info

    first.check("[name=outcome][value=removed]")
    first.fill("#told", "The town took the poster down the same day.")
    submit(first, "/outcome")
    check(first)
    for language, width in (("ar", 360), ("en", 1280)):
        stranger = browser(chromium, address, language, width)
        stranger.goto(secret)
        check(stranger)
        assert "took the poster down" in stranger.locator("main").inner_text()
        assert stranger.goto(case).status in (200, 404) and "/sign-in" in stranger.url


def test_terms_are_set_and_figures_are_open(chromium, start_town):
    address = start_town()
    administrator = worker(chromium, address, "administrator")
    administrator.goto("/cases/terms")
    check(administrator)
    administrator.fill("#days-threat", "0")
    submit(administrator, "/terms", ".error-summary")
    check(administrator)
    administrator.fill("#days-threat", "1")
    submit(administrator, "/terms")
    for language, width in (("en", 1280), ("ar", 360), ("en", 360), ("ar", 1280)):
        reader = browser(chromium, address, language, width)
        for path in ("/reports/support", "/reports/figures", "/reports/new"):
            reader.goto(path)
            check(reader)
    assert reader.request.get("/reports/figures.csv").text().startswith("dimension,value,cases")
