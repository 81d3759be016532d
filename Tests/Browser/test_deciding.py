"""The pages that explain ways of deciding: read in two languages, played with and without script."""

import urllib.request

import pytest

from conftest import browser, check

METHODS = [
    "approval", "score", "borda", "irv", "stv", "schulze", "ranked-pairs", "greedy", "equal-shares", "phragmen",
    "sortition", "secret-ballot"]


@pytest.mark.parametrize("language,width", [("en", 1280), ("ar", 360)])
def test_every_method_is_explained(site, chromium, language, width):
    page = browser(chromium, site, language, width)
    page.goto("/methods/deciding")
    check(page)
    links = page.locator("main a.card-link").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert sorted(links) == sorted(f"/methods/deciding/{method}" for method in METHODS)
    for link in links:
        page.goto(link)
        assert page.locator("h1").count() == 1
        check(page)
        assert page.locator("figure.explained svg title").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.goto("/methods/deciding/irv?group1=many")
    assert page.locator("[aria-invalid=true]").count() == 1
    check(page)


def test_an_example_is_played_in_place(open_page):
    page = open_page("/methods/deciding/irv")
    assert "C: a market" in page.locator(".verdict").inner_text()
    page.fill("#group1", "61")
    page.fill("#group4", "14")
    page.locator(".verdict", has_text="A: a garden").wait_for()
    assert "group1=61" in page.url
    page.reload()
    assert page.input_value("#group1") == "61"
    assert "A: a garden" in page.locator(".verdict").inner_text()
    page.fill("#group1", "")
    page.wait_for_selector("#outcome .error-summary")
    assert page.locator(".verdict").count() == 0
    check(page)


def test_an_example_is_played_without_script(site, chromium):
    page = chromium.new_context(base_url=site, locale="en", java_script_enabled=False).new_page()
    page.goto("/methods/deciding/greedy")
    assert "Language café" not in page.locator(".verdict").inner_text()
    page.uncheck("#likes1-1")
    page.locator("main form[data-play] button").click()
    assert "Language café" in page.locator(".verdict").inner_text()
    assert not page.is_checked("#likes1-1") and page.is_checked("#likes1-0")
    page.locator("#outcome a[href*='equal-shares']").click()
    assert not page.is_checked("#likes1-1")


def test_a_shared_page_says_the_same_to_all(site):
    address = f"{site}/methods/deciding/schulze?group1=10&group2=9&group3=8&group4=7"
    pages = {urllib.request.urlopen(address).read() for _ in range(2)}
    assert len(pages) == 1
