"""Two waves of a survey, in Arabic and Greek, with forty simulated people: some lose their code, some answer twice. What the
page and its files say is held against SciPy, statsmodels and pingouin on the answers as they were given, and all published
tables are attacked by somebody who knows who is who. On both engines."""

import concurrent.futures
import csv
import io
import itertools
import json
import math
import re
import subprocess
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pingouin as pg
import requests
from scipy import special, stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.weightstats import ttost_paired

from conftest import BINARY, browser, check, sign_in

SCALES = {  # In the order of the library: columns, and which of them are turned round.
    "immigration": (["immigration.economy", "immigration.culture", "immigration.country"], [None, None, None]),
    "feelings": (["feelings.newcomers", "feelings.residents"], [None, None]),
    "anxiety": (["anxiety.nervous", "anxiety.awkward", "anxiety.careful", "anxiety.relaxed-10"], [None, None, None, 10]),
}
COLUMNS = [column for columns, _ in SCALES.values() for column in columns]
PARTS = ["شمال", "جنوب", "Ανατολή"]


class Person:
    """Somebody with an opinion, an alphabet, and a code that is theirs alone; `None` is not answered."""

    def __init__(self, number, random):
        self.number = number
        self.arm = "activity" if number < 28 else "comparison"
        self.language = "ar" if number % 2 else "el"
        self.part = None if number % 13 == 5 else [0, 1, 1, 0, 2][number % 5] if number % 9 else 2
        # Day and brothers and sisters tell all forty apart; the letters are the same name in two alphabets.
        self.day, self.siblings = number % 20 + 1, number // 20
        self.before = self.draw(random, 5, 0)
        self.after = self.draw(random, 5, 1.2 if self.arm == "activity" else 0)

    def draw(self, random, centre, gain):
        own = random.normal(0, 1.2)
        answers = {}
        for column in COLUMNS:
            moved = -gain if column.startswith("anxiety") and not column.endswith("-10") else gain
            value = int(np.clip(round(centre + own + moved + random.normal(0, 1.3)), 0, 10))
            value = value * 10 if column.startswith("feelings") else value
            answers[column] = None if random.random() < 0.05 else value
        return answers

    def code(self, language):
        mother, birthplace = {"ar": ("فاطمة", "الموصل"), "el": ("Φατίμα", "μοσούλη")}[language]
        digits = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
        day, siblings = str(self.day), str(self.siblings)
        if language == "ar":
            day, siblings = day.translate(digits), siblings.translate(digits)
        return {"mother": mother, "birthplace": birthplace, "day": day, "siblings": siblings}


def plan():
    """Who answers when, in which language, with which code: (person, wave, language, code); None: handed in without."""
    random = np.random.default_rng(7)
    people = [Person(number, random) for number in range(40)]
    answers = []
    for person in people:
        if person.number != 17:
            answers.append((person, "before", person.language, person.code(person.language)))
        if person.number in (3, 31):  # Twice before.
            answers.append((person, "before", person.language, person.code(person.language)))
        if person.number in (8, 20):  # Do not come back.
            continue
        # Every sixth answers in the other language, so in the other alphabet.
        language = ("el" if person.language == "ar" else "ar") if person.number % 6 == 0 else person.language
        lost = person.number in (11, 26, 35)
        answers.append((person, "after", language, None if lost else person.code(language)))
        if person.number == 14:  # Twice afterwards.
            answers.append((person, "after", language, person.code(language)))
    return people, answers


def given(person, wave):
    return person.before if wave == "before" else person.after


def token(page):
    return re.search(r'name="token" value="([0-9a-f]+)"', page).group(1)


def answer_by_form(address, door, person, wave, language, code):
    """As a browser without script does."""
    with requests.Session() as phone:
        phone.headers["accept-language"] = language
        page = phone.get(address + door)
        assert page.headers["content-language"] == language
        own = {"token": token(page.text)}
        page = phone.post(address + door + "/responses", data=own)
        assert page.url == address + door + "/questions/1"
        # The page after each answer is left out: it looks the same for all, and a few people read it in a browser below.
        said = [given(person, wave)[column] for column in COLUMNS] + [person.part]
        for number, value in enumerate(said, 1):
            sent = {**own, "answer": "none" if value is None else value}
            page = phone.post(f"{address}{door}/questions/{number}", data=sent, allow_redirects=False)
            assert page.headers["location"] == f"{door}/questions/{number + 1}"
        page = phone.post(
            address + door + "/hand-in", data={**own, **(code or {"pairing": "none"})}, allow_redirects=False)
        assert page.headers["location"] == door + "/thanks"


def answer_by_browser(phone, door, person, wave, code, *, looks):
    phone.goto(door)
    if looks:
        check(phone)
    phone.locator("form[action$='/responses'] button").click()
    said = [given(person, wave)[column] for column in COLUMNS] + [person.part]
    for number, value in enumerate(said, 1):
        phone.wait_for_url(f"**/questions/{number}")
        if looks and number in (1, 10):
            check(phone)
            assert all(box["height"] >= 44 for box in (b.bounding_box() for b in phone.locator("[name=answer]").all()))
        if number == 3:
            # Goes away and comes back by the code on the wall.
            phone.goto(door)
            phone.locator("a.button-primary").click()
            phone.wait_for_url(f"**/questions/{number}")
        phone.locator(f"button[name=answer][value='{'none' if value is None else value}']").click()
    if looks:
        phone.wait_for_selector("#mother")
        check(phone)
    if code is None:
        phone.locator("form:has(input[name=pairing]) button").click()
    else:
        for field, text in code.items():
            phone.fill(f"#{field}", text)
        phone.locator("form:has(#mother) button").click()
    phone.wait_for_url("**/thanks")


def plan_survey(desk):
    """Ends on the page of the survey; returns its address and the doors by wave and group."""
    desk.goto("/surveys/new")
    check(desk)
    desk.locator("main form button").last.click()
    desk.wait_for_selector(".error-summary")
    check(desk)
    desk.fill("#title", "Μαγειρεύουμε μαζί")
    desk.fill("#purpose", "Ρωτάμε πριν και μετά.")
    for scale in SCALES:
        desk.check("#scale" if scale == "immigration" else f"#scale-{scale}")
    for wave in ("before", "after"):
        desk.fill(f"#{wave}-opens", str(date.today() - timedelta(days=1)))
        desk.fill(f"#{wave}-closes", str(date.today() + timedelta(days=9)))
    desk.check("#comparison")
    desk.check("#grouping-part")
    desk.fill("#parts", "\n".join(PARTS))
    desk.locator("main form button").last.click()
    desk.wait_for_selector(".flash")
    check(desk)
    doors = [link.get_attribute("href") for link in desk.locator("a[href^='/s/']").all()]
    keys = [("before", "activity"), ("before", "comparison"), ("after", "activity"), ("after", "comparison")]
    return desk.url, dict(zip(keys, doors, strict=True))


def scored(answers, scale):
    """As the methods page says: turned where asked in reverse, the mean of what was answered where it is half at least."""
    columns, turned = SCALES[scale]
    values = [answers[c] if r is None else r - answers[c] for c, r in zip(columns, turned) if answers[c] is not None]
    return np.mean(values) if 2 * len(values) >= len(columns) else np.nan


def near(own, other, tolerance=1e-9):
    assert math.isfinite(own) and math.isfinite(other), (own, other)
    assert abs(own - other) <= tolerance * max(1, abs(other)), (own, other)


def from_file(text):
    """Everything the file says, by Python alone: answers of each code that is there once, by wave, and each code's group."""
    rows = list(csv.DictReader(io.StringIO(text)))
    waves = {"before": {}, "after": {}}
    for wave, found in waves.items():
        codes = [row["person"] for row in rows if row["wave"] == wave]
        for row in rows:
            if row["wave"] == wave and codes.count(row["person"]) == 1:
                found[row["person"]] = {c: float(row[c]) if row[c] else None for c in COLUMNS}
    twice = {row["person"] for row in rows} - set(waves["before"]) - set(waves["after"])
    repeated = {
        code for wave in waves for code in {r["person"] for r in rows}
        if sum(r["person"] == code and r["wave"] == wave for r in rows) > 1}
    assert twice <= repeated
    return rows, waves, {row["person"]: row["group"] for row in rows}, repeated


def hold(report, text):
    """Every figure of the report against other implementations, on the exported answers."""
    rows, waves, groups, repeated = from_file(text)
    paired = {arm: sorted(c for c in waves["before"] if c in waves["after"] and groups[c] == arm)
              for arm in ("activity", "comparison")}
    for lost in report["attrition"]:
        mine = lambda codes: {c for c in codes if groups[c] == lost["group"]}
        twice = mine(repeated)
        assert lost["pairs"] == len(paired[lost["group"]])
        assert lost["onlyBefore"] == len(mine(waves["before"]) - mine(waves["after"]) - twice)
        assert lost["onlyThen"] == len(mine(waves["after"]) - mine(waves["before"]) - twice)
        assert lost["repeated"] == len(twice)
    ps = {"activity": [], "comparison": []}
    for scale in report["scales"]:
        changes = {}
        for own in scale["changes"]:
            pairs = [(scored(waves["before"][c], scale["scale"]), scored(waves["after"][c], scale["scale"]))
                     for c in paired[own["group"]]]
            x, y = np.array([p for p in pairs if not np.isnan(p).any()]).T
            changes[own["group"]] = d = y - x
            n = len(d)
            assert own["people"] == n and own["missing"] == len(pairs) - n
            near(own["before"]["mean"], x.mean())
            near(own["after"]["mean"], y.mean())
            near(own["before"]["deviation"], x.std(ddof=1))
            test = stats.ttest_rel(y, x)
            near(own["t"]["t"], test.statistic)
            near(own["t"]["p"], test.pvalue)
            near(own["t"]["interval"]["low"], test.confidence_interval()[0])
            near(own["t"]["interval"]["high"], test.confidence_interval()[1])
            ps[own["group"]].append((test.pvalue, own))
            dz = d.mean() / d.std(ddof=1)
            near(own["effects"]["dz"], dz)
            hedges = math.exp(special.gammaln((n - 1) / 2) - special.gammaln((n - 2) / 2)) / math.sqrt((n - 1) / 2)
            near(own["effects"]["gz"], dz * hedges)
            margin = 0.2 * x.std(ddof=1)
            near(own["equivalence"]["margin"], margin)
            near(own["equivalence"]["p"], ttost_paired(y, x, -margin, margin)[0])
            assert own["signedRank"]["method"] != "exact" or not (np.round(d, 9) == 0).any()
            method = "exact" if own["signedRank"]["method"] == "exact" else "asymptotic"
            near(own["signedRank"]["p"], stats.wilcoxon(np.round(d, 9), method=method, correction=False).pvalue)
            boot = stats.bootstrap((d,), np.mean, method="BCa", n_resamples=9999, rng=1).confidence_interval
            for end, value in (("low", boot.low), ("high", boot.high)):
                assert abs(own["bootstrap"]["interval"][end] - value) < 0.06 * d.std() / math.sqrt(n) * 3
        whole = np.array([list(a[c] for c in SCALES[scale["scale"]][0]) for a in waves["before"].values()
                          if all(a[c] is not None for c in SCALES[scale["scale"]][0])])
        for column, turned in enumerate(SCALES[scale["scale"]][1]):
            if turned is not None:
                whole[:, column] = turned - whole[:, column]
        near(scale["alpha"]["alpha"], pg.cronbach_alpha(pd.DataFrame(whole))[0])
        (difference,) = scale["differences"]
        welch = stats.ttest_ind(changes["activity"], changes["comparison"], equal_var=False)
        near(difference["difference"]["difference"], changes["activity"].mean() - changes["comparison"].mean())
        near(difference["difference"]["p"], welch.pvalue)
        near(difference["difference"]["interval"]["low"], welch.confidence_interval()[0])
    for found in ps.values():
        for name, method in (("holm", "holm"), ("benjaminiHochberg", "fdr_bh")):
            for (_, own), other in zip(found, multipletests([p for p, _ in found], method=method)[1]):
                near(own[name], other)


def hold_page(page, report):
    """The numbers that a reader sees are those of the report."""
    text = page.locator("main").inner_text()
    for scale in report["scales"]:
        places = 1 if scale["scale"] == "feelings" else 2
        for change in scale["changes"]:
            for value in (change["before"]["mean"], change["after"]["mean"], abs(change["t"]["mean"])):
                # As the page rounds: half away from nought.
                shown = f"{math.floor(value * 10**places + 0.5) / 10**places:.{places}f}"
                assert shown in text or shown.replace(".", ",") in text, (scale["scale"], shown)
    assert page.locator("figure.before-after svg[role=img] title").count() == len(report["scales"])


def leak(published):
    """Adds and subtracts sums over groups of people, each as often as one likes: what is left of fewer than five?"""
    matrix = np.array([[n in found for n in range(40)] for found in published], float)
    # People who are in the same groups cannot be told apart: one column for all of them.
    kinds, sizes = np.unique(matrix, axis=1, return_counts=True)
    rank = np.linalg.matrix_rank(kinds)
    few = [i for i, size in enumerate(sizes) if size < 5]
    for count in range(1, 5):
        for chosen in itertools.combinations(few, count):
            if sizes[list(chosen)].sum() < 5 and np.linalg.matrix_rank(np.delete(kinds, chosen, axis=1)) < rank:
                return kinds[:, list(chosen)]
    return None


def attack(tables, answers):
    """All published tables, by somebody who knows who answered when and where they belong; returns how many there were."""
    once = {wave: [p for p, w, _, code in answers if w == wave and sum(
        q is p and v == wave for q, v, _, _ in answers) == 1] for wave in ("before", "after")}
    kept = {wave: {a[0].number for a in answers if a[1] == wave and a[3] is not None} for wave in once}
    both = {p.number for p in once["before"] if p in once["after"]} & kept["before"] & kept["after"]
    people = {p.number: p for p, *_ in answers}

    def members(table, scale, wave, group, part):
        found = {p.number for p in once[wave]} if table == "everybody" else both
        found = {n for n in found if people[n].arm == group}
        if table == "part":
            found = {n for n in found if people[n].part is not None and PARTS[people[n].part] == part}
        ways = [wave] if table == "everybody" else ["before", "after"]
        return {n for n in found if all(not np.isnan(scored(given(people[n], w), scale)) for w in ways)}

    shown, unguarded = 0, 0
    for scale, wave in itertools.product(SCALES, ("before", "after")):
        published = []
        for row in tables:
            if row["scale"] != scale or row["people"] == "" or (row["table"] == "everybody" and row["wave"] != wave):
                continue
            found = members(row["table"], scale, wave, row["group"], row["part"])
            assert int(row["people"]) == len(found) >= 5, row
            mean = np.mean([scored(given(people[n], wave), scale) for n in found])
            column = "mean_before" if wave == "before" and row["table"] != "everybody" else "mean"
            assert abs(float(row[column]) - mean) < 6e-5, (row, mean)
            published.append(found)
        shown += len(published)
        assert leak(published) is None, (scale, wave, leak(published))
        every = [members(table, scale, wave, group, part) for table in ("change", "everybody", "part")
                 for group in ("activity", "comparison") for part in (PARTS if table == "part" else [""])]
        unguarded += leak([found for found in every if len(found) >= 5]) is not None
    # Had nobody held tables of five and more back, the attack would have found somebody.
    assert unguarded == 6
    return shown


def test_two_waves_give_the_figures_that_python_gives_and_tell_of_nobody(chromium, start_town, tmp_path):
    address = start_town()
    desk = browser(chromium, address, "el")
    sign_in(desk, "facilitator")
    survey, doors = plan_survey(desk)
    people, answers = plan()
    phones = {"ar": browser(chromium, address, "ar", 360), "el": browser(chromium, address, "el", 360)}
    by_browser = {"ar": 0, "el": 0}
    with concurrent.futures.ThreadPoolExecutor(4) as hall:
        waiting = []
        for person, wave, language, code in answers:
            door = doors[wave, person.arm]
            # Three in each wave and language hold a telephone; the others send the same forms at the same time.
            if by_browser[language] < (3 if wave == "before" else 6) and person.number > 5:
                by_browser[language] += 1
                answer_by_browser(phones[language], door, person, wave, code, looks=by_browser[language] in (1, 4))
            else:
                waiting.append(hall.submit(answer_by_form, address, door, person, wave, language, code))
        for answer in waiting:
            answer.result()
    assert min(by_browser.values()) == 6

    desk.goto(survey)
    for wave in ("before", "after"):
        desk.locator(f"form[action$='/waves/{wave}/closure'] button").click()
        desk.wait_for_selector(".flash")
    check(desk)
    text = desk.request.get(survey + "/answers.csv").text()
    report = desk.request.get(survey + "/findings.json").json()
    assert len(text.splitlines()) == 1 + len(answers)
    (tmp_path / "answers.csv").write_text(text)
    command = subprocess.run([BINARY, "impact", tmp_path / "answers.csv"], capture_output=True, text=True, check=True)
    assert json.loads(command.stdout) == report
    hold(report, text)
    lost = {found["group"]: found for found in report["attrition"]}
    assert (lost["activity"]["repeated"], lost["comparison"]["repeated"]) == (2, 1)
    assert (lost["activity"]["pairs"], lost["comparison"]["pairs"]) == (28 - 7, 12 - 2)

    for language, width in (("en", 1280), ("ar", 360), ("el", 360), ("ar", 1280)):
        reader = browser(chromium, address, language, width)
        reader.goto(survey)
        for details in reader.locator("main details").all():
            details.evaluate("details => details.open = true")
        check(reader)
        hold_page(reader, report)
        assert reader.request.get(survey + "/answers.csv").status == 404
    tables = list(csv.DictReader(io.StringIO(reader.request.get(survey + "/tables.csv").text())))
    assert attack(tables, answers) >= 20
