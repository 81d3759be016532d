"""A secret ballot with five voters, from the draft to the board, on both engines: one voter's device crashes, one tries
twice, both verifiers agree, and neither the database nor the log tells who voted how."""

import base64
import json
import pathlib
import re
import subprocess
import time

from ballot_verifier import Fault, verify
from conftest import BINARY, browser, check, sign_in
from dumps import columns, tables

VOTERS = ["moderator", "official", "administrator", "coordinator", "second-moderator"]
QUESTION = "Where shall the bench stand? – Πού; أين؟"
OPTIONS = ["Park", "Square", "Bank of the river"]


class Voter:
    """Somebody with a browser of their own; keeps what their device sent, as nobody else could."""

    def __init__(self, chromium, address, role, language="en", width=1280):
        self.page = browser(chromium, address, language, width)
        self.role = role
        self.blinded = set()
        self.casts = []
        self.page.on("request", self.watch)

    def watch(self, request):
        if request.method != "POST":
            return
        fields = dict(re.findall(r"([a-z]+)=([^&]*)", request.post_data or ""))
        if request.url.endswith("/credentials"):
            self.blinded.add(fields["blinded"])
        if request.url.endswith("/casts"):
            headers = request.all_headers()
            assert "cookie" not in headers and "referer" not in headers
            self.casts.append(json.loads(unquote(fields["ballot"])))

    def issue(self, ballot):
        sign_in(self.page, self.role)
        self.page.goto(ballot + "/vote")
        check(self.page)
        self.page.click("[data-act=issue]")

    def rank(self, *places):
        self.page.wait_for_selector("[data-step=choose]:not([hidden])")
        check(self.page)
        for option, place in enumerate(places, 1):
            self.page.select_option(f"#rank-{option}", str(place) if place else "")
        self.page.click("form[data-choice] button")

    def send(self):
        self.page.wait_for_selector("[data-step=review]:not([hidden])")
        check(self.page)
        with self.page.expect_response("**/casts") as caught:
            self.page.click("[data-act=send]")
        assert "set-cookie" not in caught.value.all_headers()
        return self.receipt()

    def receipt(self):
        self.page.wait_for_selector("[data-step=receipt]:not([hidden])")
        check(self.page)
        return self.page.locator("[data-receipt]").inner_text()


def unquote(text):
    from urllib.parse import unquote_plus
    return unquote_plus(text)


def lose_reply(page, part):
    """The next reply is lost: the server has done its work, and the device does not hear of it."""
    def handle(route):
        route.fetch()
        route.abort()
    page.route(f"**/{part}", handle, times=1)


def opened_ballot(chromium, address):
    """Written, announced and opened by a facilitator, with a mistake in each form."""
    desk = browser(chromium, address)
    sign_in(desk, "facilitator")
    desk.goto("/ballots")
    check(desk)
    desk.click("main a.button-primary")
    check(desk)
    desk.fill("#question", QUESTION)
    desk.fill("#options", OPTIONS[0])
    desk.check("[name=method][value=schulze]")
    desk.check("[name=eligibility][value=list]")
    desk.click("main form button")
    desk.wait_for_selector(".error-summary")
    check(desk)
    assert desk.input_value("#question") == QUESTION and desk.is_checked("[name=method][value=schulze]")
    desk.fill("#options", "\n".join(OPTIONS))
    desk.click("main form button")
    desk.wait_for_selector(".flash-good")
    check(desk)
    ballot = desk.url
    stranger = browser(chromium, address, "ar", 360)
    assert stranger.goto(ballot).status == 404
    desk.click("form[action$='/announcement'] button")
    desk.wait_for_selector(".flash-good")
    stranger.goto(ballot)
    check(stranger)
    desk.click("a[href$='/opening']")
    check(desk)
    addresses = [f"{role}@demo.example" for role in VOTERS]
    desk.fill("#list", "\n".join([*addresses, "nobody"]))
    desk.click("main form button")
    desk.wait_for_selector(".error-summary")
    check(desk)
    assert "6" in desk.locator(".error-summary").inner_text()
    desk.fill("#list", "\n".join([*addresses, addresses[0].upper(), ""]))
    desk.click("main form button")
    desk.wait_for_selector("form[action$='/opening']")
    check(desk)
    assert "5 people" in desk.locator("main").inner_text()
    desk.click("form[action$='/opening'] button")
    desk.wait_for_selector(".flash-good")
    check(desk)
    return desk, ballot


def five_votes(chromium, address, ballot):
    """Receipts in the order of casting, and the voters."""
    voters = [Voter(chromium, address, role, *look) for role, look in zip(
        VOTERS, [("en", 1280), ("ar", 360), ("en", 360), ("ar", 1280), ("en", 1280)])]
    plain, arabic, crashing, twice, stranger = voters
    receipts = []

    plain.issue(ballot)
    plain.rank(1, 1, None)
    plain.page.wait_for_selector("[data-problem]:not([hidden])")
    check(plain.page)
    plain.rank(1, 2, None)
    receipts.append(plain.send())

    arabic.issue(ballot)
    arabic.rank(None, 1, 2)
    arabic.page.click("[data-act=back]")
    arabic.rank(2, 1, None)
    receipts.append(arabic.send())

    # Both replies are lost, and the browser goes on where it was each time.
    lose_reply(crashing.page, "credentials")
    crashing.issue(ballot)
    crashing.page.wait_for_selector("[data-problem]:not([hidden])")
    check(crashing.page)
    crashing.page.reload()
    crashing.rank(1, None, None)
    lose_reply(crashing.page, "casts")
    crashing.page.wait_for_selector("[data-step=review]:not([hidden])")
    crashing.page.click("[data-act=send]")
    crashing.page.wait_for_selector("[data-problem]:not([hidden])")
    check(crashing.page)
    crashing.page.reload()
    receipts.append(crashing.receipt())
    assert len(crashing.blinded) == 1 and len(crashing.casts) == 2 and crashing.casts[0] == crashing.casts[1]

    # Another browser gets no second paper; the first paper casts nothing else.
    twice.issue(ballot)
    twice.rank(None, None, 1)
    receipts.append(twice.send())
    twice.page.reload()
    assert twice.receipt() == receipts[-1]
    again = Voter(chromium, address, twice.role)
    again.issue(ballot)
    again.page.wait_for_selector("[data-problem]:not([hidden])")
    check(again.page)
    assert "no second one" in again.page.locator("[data-problem]").inner_text()
    other = {**twice.casts[0], "choice": [1]}
    reply = again.page.request.post(
        ballot + "/casts", form={"ballot": json.dumps(other, separators=(",", ":"))})
    assert reply.status == 409 and reply.json()["refusal"] == "castOtherwise"

    # The paper is taken now and cast later, without being signed in; then it is gone from the device.
    stranger.issue(ballot)
    stranger.page.wait_for_selector("[data-step=choose]:not([hidden])")
    stranger.page.context.clear_cookies()
    stranger.page.goto(ballot + "/vote")
    stranger.rank(None, None, None)
    receipts.append(stranger.send())
    with stranger.page.expect_download() as caught:
        stranger.page.click("[data-act=save]")
    assert receipts[-1] in pathlib.Path(caught.value.path()).read_text()
    stranger.page.click("[data-act=forget]")
    stranger.page.wait_for_selector("[data-step=stranger]:not([hidden])")
    check(stranger.page)
    assert stranger.page.evaluate("localStorage.length") == 0
    return voters, receipts


def test_five_voters_a_crash_and_a_second_try(chromium, start_town, tmp_path):
    address = start_town()
    desk, ballot = opened_ballot(chromium, address)
    fingerprint = desk.locator("dd code.wrap").inner_text()
    started = time.time_ns() // 1_000_000
    voters, receipts = five_votes(chromium, address, ballot)
    ended = time.time_ns() // 1_000_000
    while_open(start_town.options, voters)

    desk.goto(ballot)
    desk.click("form[action$='/closing'] button")
    desk.wait_for_selector(".error-summary")
    check(desk)
    desk.check("#sure")
    desk.click("form[action$='/closing'] button")
    desk.wait_for_selector(".flash-good")
    for language, width in (("en", 1280), ("ar", 360), ("en", 360), ("ar", 1280)):
        reader = browser(chromium, address, language, width)
        reader.goto(ballot)
        check(reader)
        assert OPTIONS[0] in reader.locator("#result .verdict").inner_text()
        reader.goto(ballot + "/board")
        check(reader)
        reader.fill("#receipt", "0" * 64)
        reader.click("[data-receipt-search] button")
        reader.wait_for_selector("[data-not-found]:not([hidden])")
        reader.fill("#receipt", receipts[0])
        reader.click("[data-receipt-search] button")
        assert reader.url.endswith("#" + receipts[0])

    board = tmp_path / "board.jsonl"
    board.write_bytes(desk.request.get(ballot + "/board.jsonl").body())
    both_verifiers_agree(board, fingerprint, receipts)
    both_verifiers_find_a_change_of_any_byte(board, tmp_path / "bent")
    after_closing(start_town, voters, receipts, (started, ended))


def both_verifiers_agree(board, fingerprint, receipts):
    opening, closing = verify(board.read_bytes())
    assert opening["options"] == OPTIONS and opening["roll"] == 5
    assert (closing["cast"], closing["issued"]) == (5, 5)
    assert closing["result"]["winners"] == [1] and closing["result"]["blank"] == 1
    lines = [json.loads(line) for line in board.read_text().splitlines()[1:-1]]
    assert [line["receipt"] for line in lines] == sorted(receipts)
    for receipt in receipts:
        done = subprocess.run(
            [BINARY, "verify", "ballot", board, "--opening", fingerprint, "--receipt", receipt], capture_output=True)
        assert done.returncode == 0, done.stderr


def both_verifiers_find_a_change_of_any_byte(board, folder):
    """Every byte, in one of two ways; the command takes many files at once."""
    data = board.read_bytes()
    folder.mkdir()
    unseen, files = [], []
    for place in range(len(data)):
        bent = bytearray(data)
        bent[place] ^= (1, 128)[place % 2]
        try:
            verify(bytes(bent))
            unseen.append(place)
        except Fault:
            pass
        file = folder / str(place)
        file.write_bytes(bent)
        files.append(file)
    assert unseen == []
    for start in range(0, len(files), 2000):
        part = files[start:start + 2000]
        done = subprocess.run([BINARY, "verify", "ballot", *part], capture_output=True, text=True)
        assert done.returncode == 65
        # A line for each: nothing fits.
        assert [line.split(": ")[0] for line in done.stderr.splitlines()] == [str(file) for file in part]


def while_open(options, voters):
    """Before closing, what was signed stands beside the address, and what was cast apart from it."""
    found = tables(options)
    blinded = [base64.b64decode(unquote(text)).hex() for voter in voters for text in voter.blinded]
    assert len(blinded) == 5
    for text in blinded:
        assert holders(found, text) == {"ballot_voter"}
    for voter in voters:
        assert holders(found, voter.casts[0]["serial"]) == {"ballot_cast"}


def holders(found, text):
    return {name for name, rows in found.items() for row in rows for value in row.values() if text in value}


def after_closing(start_town, voters, receipts, voting):
    options = start_town.options
    found = tables(options)
    declared = columns(options)

    # Which columns there are: none for a person, a moment or a number in what was cast.
    assert {name: names for name, names in declared.items() if name in (
        "ballot_cast", "ballot_board", "ballot_voter", "ballot_key")} == {
        "ballot_cast": ["ballot_id", "entry", "serial_hash"],
        "ballot_board": ["ballot_id", "line", "number"],
        "ballot_voter": ["address", "ballot_id", "blinded", "has_credential"],
        "ballot_key": ["ballot_id", "sealed"]}

    # What was cast stands on the board alone, what was signed nowhere.
    people = {row["email"]: row["id"] for row in found["person"]}
    addresses = [f"{role}@demo.example" for role in VOTERS]
    ids = [people[address] for address in addresses]
    for receipt in receipts:
        assert holders(found, receipt) == {"ballot_board"}
    for voter in voters:
        for secret in (voter.casts[0]["serial"], voter.casts[0]["signature"], voter.casts[0]["prefix"]):
            assert holders(found, secret) == {"ballot_board"}
        for text in voter.blinded:
            assert holders(found, base64.b64decode(unquote(text)).hex()) == set()
    ours = {row["ballot_id"] for row in found["ballot_board"] if receipts[0] in row["line"]}
    board = [row for row in found["ballot_board"] if row["ballot_id"] in ours]
    roll = [row for row in found["ballot_voter"] if row["ballot_id"] in ours]
    for row in board:
        assert not any(mark in value for value in row.values() for mark in addresses + ids)

    # No time: moments of the vote stand in tables that know nothing of ballots, and in none that holds one.
    first, last = voting
    timed = {(name, column) for name, rows in found.items() for row in rows for column, value in row.items()
             if value.isdigit() and first <= int(value) <= last}
    assert timed, "people signed in meanwhile, so there are moments to find"
    assert not any(name.startswith("ballot") for name, _ in timed), timed
    acts = [row["act"] for row in found["audit_entry"] if first <= int(row["at"]) <= last]
    assert not any(act.startswith("ballot/") for act in acts)

    # No order: the board lies in that of its receipts, the roll in that of its addresses, whoever came when.
    assert [json.loads(row["line"])["receipt"] for row in board[1:-1]] == sorted(receipts)
    assert [row["address"] for row in roll] == sorted(addresses)
    assert receipts != sorted(receipts) or addresses != sorted(addresses)
    if "(written by)" in board[0]:
        assert len({row["(written by)"] for row in board + roll}) == 1

    log_and_files(start_town, found, voters, receipts, addresses + ids)


def log_and_files(start_town, found, voters, receipts, people):
    """What the server has printed, and, of SQLite, the bytes of its files with what was deleted in them."""
    said = start_town.log.read_text()
    assert "listening on" in said
    for mark in [*receipts, *people, "casts", "credentials", *(voter.casts[0]["serial"] for voter in voters)]:
        assert mark not in said
    # Nothing at all was printed for a vote.
    assert [line for line in said.splitlines() if "listening on" not in line] == []
    folder = pathlib.Path(start_town.options[1])
    blinded = [base64.b64decode(unquote(text)) for voter in voters for text in voter.blinded]
    deadline = time.monotonic() + 20
    while True:
        files = {file.name: file.read_bytes() for file in folder.glob("citizentime.sqlite*")}
        left = {name for name, content in files.items() if any(text in content for text in blinded)}
        log = files.get("citizentime.sqlite-wal", b"")
        if not left and not any(receipt.encode() in log for receipt in receipts):
            break
        assert time.monotonic() < deadline, f"{left} and the write-ahead log tell what was deleted"
        time.sleep(0.5)


def test_the_vote_page_without_script_and_for_people_off_the_roll(chromium, site):
    page = browser(chromium, site)
    page.goto("/ballots")
    check(page)
    page.locator("section:first-of-type a.card-link").first.click()
    ballot = page.url
    for language, width in (("en", 1280), ("ar", 360)):
        context = chromium.new_context(
            base_url=site, locale=language, viewport={"width": width, "height": 900}, java_script_enabled=False)
        plain = context.new_page()
        plain.goto(ballot + "/vote")
        assert plain.locator("noscript").count() == 1 and "citizentime ballot" in plain.locator("main").inner_text()
        context.close()
    visitor = browser(chromium, site, "ar", 360)
    visitor.goto(ballot + "/vote")
    check(visitor)
    assert visitor.locator("[data-step=stranger]").is_visible()
    sign_in(visitor, "official")
    visitor.goto(ballot + "/vote")
    check(visitor)
    visitor.click("[data-act=issue]")
    visitor.wait_for_selector("[data-problem]:not([hidden])")
    check(visitor)
    assert visitor.locator("[data-step=credential]").is_visible()


def test_a_program_of_ones_own_votes(chromium, site, tmp_path):
    page = browser(chromium, site)
    sign_in(page, "coordinator")
    page.goto("/me")
    check(page)
    page.click("main a[href^='/ballots/']")
    ballot = page.url
    opening, mine = tmp_path / "opening.json", tmp_path / "mine.json"
    opening.write_bytes(page.request.get(ballot + "/opening.json").body())

    def command(*arguments):
        return subprocess.run([BINARY, "ballot", *map(str, arguments)], capture_output=True, text=True)

    made = command("credential", mine, "--opening", opening)
    assert made.returncode == 0, made.stderr
    assert command("credential", mine, "--opening", opening).stdout == made.stdout
    assert command("cast", mine, "--choice", "1").returncode == 1
    page.goto(ballot + "/credentials")
    check(page)
    page.fill("#blinded", "nothing")
    page.click("main form button")
    page.wait_for_selector(".error-summary")
    check(page)
    page.fill("#blinded", made.stdout)
    page.click("main form button")
    signature = page.locator("#signature code").inner_text()
    check(page)
    assert command("credential", mine, "--signature", base64.b64encode(b"x" * 256).decode()).returncode == 65
    assert command("credential", mine, "--signature", signature).returncode == 0
    assert command("cast", mine, "--choice", "4").returncode == 2
    cast = command("cast", mine, "--choice", "1,3")
    assert cast.returncode == 0, cast.stderr
    done = subprocess.run(
        ["curl", "-s", "--data-urlencode", "ballot@-", ballot + "/casts"], input=cast.stdout, capture_output=True,
        text=True)
    assert json.loads(done.stdout)["receipt"] in cast.stderr
    assert mine.stat().st_mode & 0o077 == 0
