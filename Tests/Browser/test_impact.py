"""What changed: figures against queries of their own, pages and report in both directions, and the report on paper."""

import json
import pathlib
import re
import sqlite3
import subprocess
import time

import pytest
from conftest import BINARY, browser, check, serve, sign_in

from pdf_rules import complaints

SIZES = (("en", 1280), ("ar", 360), ("en", 360), ("ar", 1280))
SPAN = ("--from", "2000-01", "--to", "2019-12")


@pytest.fixture(scope="module")
def counted(tmp_path_factory):
    """A town whose figures were counted; its address and its data."""
    data = tmp_path_factory.mktemp("impact")
    address, process = serve(data)
    store = sqlite3.connect(f"file:{data}/citizentime.sqlite?mode=ro", uri=True)
    deadline = time.monotonic() + 60
    while not store.execute("SELECT COUNT(*) FROM indicator_count").fetchone()[0]:
        assert time.monotonic() < deadline, "nothing was counted"
        time.sleep(0.2)
    yield address, data, store
    process.terminate()
    assert process.wait(timeout=20) == 0


def root(store):
    return store.execute("SELECT id FROM place WHERE parent_id IS NULL").fetchone()[0]


def written(number):
    """An identifier as addresses have it: Crockford's base 32, 13 characters."""
    digits = "0123456789abcdefghjkmnpqrstvwxyz"
    text = ""
    for _ in range(13):
        number, rest = divmod(number, 32)
        text = digits[rest] + text
    return text


def months():
    """The twelve months that a page shows."""
    year, month = time.gmtime()[:2]
    first = year * 12 + month - 1 - 11
    return f"{first // 12}-{first % 12 + 1:02}", f"{year}-{month:02}"


def since(first):
    return int(time.mktime(time.strptime(first + "-01 UTC", "%Y-%m-%d %Z")) - time.timezone) * 1000


def card(page, name):
    return int(re.sub(r"\D", "", page.locator(f".card:has(a[href$='/{name}']) .figure-value").inner_text()))


def test_numbers_are_those_of_the_tables(counted, chromium):
    address, _, store = counted
    page = browser(chromium, address)
    page.goto("/impact")
    start = since(months()[0])
    queries = {
        "suggestions": "SELECT COUNT(*) FROM suggestion WHERE phase = 'published' AND published_at >= ?",
        "answers": """
            SELECT COUNT(*) FROM (
                SELECT MIN(answered_at) AS first FROM answer GROUP BY ask_id, institution_id)
            WHERE first >= ?""",
        "adaptations": "SELECT COUNT(*) FROM local_action WHERE created_at >= ?",
        "actions": "SELECT COUNT(*) FROM local_action_milestone WHERE done_at >= ?",
        "activities": "SELECT COUNT(*) FROM opportunity WHERE published_at >= ?",
        "statements": "SELECT COUNT(*) FROM statement WHERE status = 'accepted' AND written_at >= ?",
        "voices": "SELECT COUNT(*) FROM participant WHERE joined_at >= ?",
        "localInitiatives": "SELECT COUNT(*) FROM local_initiative WHERE phase = 'done' AND since >= ?",
        "volunteers": """
            SELECT COUNT(DISTINCT who) FROM sign_up
            JOIN hours ON hours.sign_up_id = sign_up.id
            JOIN shift ON shift.id = sign_up.shift_id
            WHERE hours.state = 'confirmed' AND hours.minutes > 0 AND shift.starts_at >= ?""",
    }
    for name, query in queries.items():
        assert card(page, name) == store.execute(query, (start,)).fetchone()[0], name
    # As if by hand: the median of whole days between two days.
    days = sorted(
        answered // 86_400_000 - published // 86_400_000
        for answered, published in store.execute(
            """
            SELECT MIN(answered_at), published_at FROM answer
            JOIN suggestion_ask ON suggestion_ask.id = ask_id
            JOIN suggestion ON suggestion.id = suggestion_id
            GROUP BY ask_id, institution_id""")
        if answered >= start)
    assert len(days) % 2 == 0 and days[len(days) // 2 - 1] == days[len(days) // 2] == card(page, "daysToAnswer")


@pytest.mark.parametrize("language,width", SIZES)
def test_pages_can_be_read_by_everybody(counted, chromium, language, width):
    address, _, store = counted
    page = browser(chromium, address, language, width)
    place = written(root(store))
    town = written(store.execute("SELECT id FROM place WHERE level = 'municipality'").fetchone()[0])
    organisation = written(store.execute("SELECT organisation_id FROM suggestion").fetchone()[0])
    first, last = months()
    for path in (
            "/impact", f"/impact/places/{town}", f"/impact/organisations/{organisation}", "/impact/indicators",
            f"/impact/places/{place}/daysToAnswer", f"/impact/places/{town}/voices", "/impact/report",
            f"/impact/places/{town}/employmentRate", "/impact/report?from=soon&to=later",
            f"/impact/reports/place/{place}/{first}/{last}", f"/impact/reports/organisation/{organisation}/{first}/{last}",
            f"/places/{town}", f"/organisations/{organisation}"):
        assert page.goto(path).status == 200, path
        assert page.locator("h1").count() == 1, path
        for summary in page.locator("details:not(.menu) > summary").all():
            summary.click()
        check(page)


def test_a_number_leads_to_what_it_counts(counted, chromium):
    address, _, store = counted
    page = browser(chromium, address)
    page.goto("/impact")
    page.locator("a[href$='/answers']").click()
    page.locator("ul.plain a").first.click()
    assert "/suggestions/" in page.url or "/answers/" in page.url
    page.goto(f"/impact/places/{written(root(store))}/volunteers")
    names = [row[0] for row in store.execute("SELECT name FROM sign_up WHERE name <> ''")]
    text = page.locator("main").inner_text()
    assert names and not any(name in text for name in names)


def test_the_report_is_chosen_read_and_kept(town, chromium):
    address, _ = town
    page = browser(chromium, address)
    sign_in(page, "administrator")
    page.goto("/impact/report")
    page.locator("main form button").click()
    assert "/impact/reports/place/" in page.url
    page.locator("main form button").click()
    page.wait_for_selector(".flash")
    check(page)
    page.locator("main form button").click()
    page.wait_for_selector("[role=alert]")
    check(page)
    report = page.request.get(page.url.removesuffix("/runs") + "/report.json").json()
    assert [part["result"] for part in report["results"]] == list(range(1, 14))
    assert report["since"]


EUROSTAT = """freq,unit,sex,age,citizen,geo\\TIME_PERIOD\t2022 \t2023 \t2024
A,PC,T,Y20-64,NAT,RO\t68.5 \t68.7 b\t69.5 p
A,PC,T,Y20-64,NEU27_2020_FOR,RO\t: \t61.2 bu\t60.0 u
A,PC,T,Y20-64,NAT,FR\t74.0 \t74.4 \t75.1
"""


def run(*arguments):
    return subprocess.run([BINARY, *arguments], capture_output=True, text=True)


def test_official_figures_come_from_the_command(town, chromium, tmp_path):
    address, options = town
    table = tmp_path / "rates.tsv"
    table.write_text(EUROSTAT)
    done = run("import", "eurostat", table, "--indicator", "employmentRate", *options)
    assert (done.returncode, done.stdout) == (0, "6 values\n"), done.stderr
    assert "FR" in done.stderr
    table.write_text(EUROSTAT.replace("61.2 bu", "many"))
    done = run("import", "eurostat", table, "--indicator", "employmentRate", *options)
    assert done.returncode == 65
    assert f"{table}:3: 2023: many is not a number" in done.stderr
    done = run("import", "eurostat", table, "--indicator", "happiness", *options)
    assert done.returncode == 65 and "employmentRate" in done.stderr
    page = browser(chromium, address, "ar", 360)
    page.goto("/impact")
    place = page.evaluate("""
        async () => (await (await fetch('/impact/report')).text())
            .match(/value="(\\w{13})"[^>]*>[^<]*\\(RO\\)/)[1]""")
    page.goto(f"/impact/places/{place}/employmentRate")
    check(page)
    assert page.locator("svg .chart-break").count() == 1
    assert page.locator("abbr").count() == 5


@pytest.mark.parametrize("language", ["en", "ro", "el", "ar"])
def test_the_report_on_paper(counted, tmp_path, language):
    _, data, store = counted
    first, last = months()
    paper = tmp_path / "report.pdf"
    done = run(
        "report", "--whole", "--from", first, "--to", last, "--language", language, "--out", paper, "--data", data)
    assert done.returncode == 0, done.stderr
    assert complaints(paper, language) == []
    text = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, text=True).stdout
    voices = store.execute("SELECT COUNT(*) FROM participant WHERE joined_at >= ?", (since(first),)).fetchone()[0]
    assert str(voices) in text


def test_calls_that_are_wrong_say_how_to_mend_them(counted, tmp_path):
    _, data, _ = counted
    out = tmp_path / "report.json"
    common = ("--format", "json", "--out", out, "--data", data)
    assert run("report", *SPAN, *common).returncode == 2
    assert run("report", "--whole", "--place", "RO", *SPAN, *common).returncode == 2
    assert run("report", "--whole", "--from", "2026", "--to", "2026-01", *common).returncode == 2
    assert run("report", "--place", "XX", *SPAN, *common).returncode == 1
    template = tmp_path / "template.json"
    template.write_text('[{"result": 1}]')
    done = run("report", "--whole", "--template", template, *SPAN, *common)
    assert done.returncode == 65 and "heading is missing" in done.stderr
    template.write_text(json.dumps([{
        "result": 1, "heading": {"en": "Ours"}, "indicators": ["hours"], "evidence": [], "stories": False,
        "shortfalls": []}]))
    done = run("report", "--place", "RO", "--template", template, *SPAN, *common)
    assert done.returncode == 0, done.stderr
    assert [part["heading"] for part in json.loads(pathlib.Path(out).read_text())["results"]] == ["Ours"]
