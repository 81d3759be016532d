"""Volunteering with much in it. On SQLite.

    bench/volunteering.py BINARY

Prints the server's CPU for searches over 100,000 opportunities and 1,000,000 shifts beside nginx sending one such page
from a file, for 1,000 people who contest 50 places, for tandems of 2,000 people with the gap to the most that any division
could reach, and for 500 certificates on paper and as badges.
"""

import concurrent.futures
import hashlib
import hmac
import http.client
import json
import os
import pathlib
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse

from road import name, start
from votes import cpu, free_port

OPPORTUNITIES, SHIFTS_EACH, PEOPLE, PLACES, PAPERS = 100_000, 10, 1_000, 50, 500
FIRST = 1 << 40
HOUR = 3_600_000
TITLES = ["Language café", "Neighbours' garden", "Bicycle workshop", "Reading to children", "Food bank", "Walking group",
          "Chess for all", "Repair of radios", "Choir of the quarter", "Help with forms", "Football evening", "Sewing room"]
QUERIES = [("everything", ""), ("a word", "?q=garden"), ("a word with a slip", "?q=gardn"),
           ("a rare word", "?q=astrolabe"), ("interest and time", "?interest=food&when=weekend"),
           ("language and word", "?language=el&q=chess"), ("a place and all in it", "?place={place}")]


class Client:
    """One person's browser, from an address of their own."""

    def __init__(self, port, number):
        local = f"127.1.{number // 250 + 1}.{number % 250 + 1}"
        self.connection = http.client.HTTPConnection("127.0.0.1", port, source_address=(local, 0))
        self.cookies = {}

    def send(self, method, path, form=None):
        headers = {"Cookie": "; ".join(f"{key}={value}" for key, value in self.cookies.items())}
        body = None
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urllib.parse.urlencode(form)
        self.connection.request(method, path, body, headers)
        reply = self.connection.getresponse()
        for key, value in reply.getheaders():
            if key.lower() == "set-cookie":
                cookie = value.split(";")[0].split("=", 1)
                self.cookies[cookie[0]] = cookie[1]
        return reply.status, reply.read()


def token(page):
    return re.search(rb'name="token" value="(\w+)"', page).group(1).decode()


def fill(path):
    """Many opportunities with shifts over a year, under the words of the demo's own; returns the name of a place."""
    town = sqlite3.connect(path)
    chance = random.Random(1)
    organisation, place = town.execute("SELECT organisation_id, place_id FROM opportunity LIMIT 1").fetchone()
    places = [row[0] for row in town.execute("SELECT DISTINCT place_id FROM opportunity")]
    now = int(time.time() * 1000)
    rows, tags, words = [], [], []
    for number in range(OPPORTUNITIES):
        title = f"{TITLES[number % len(TITLES)]} {number % 5000}" + (" astrolabe" if number % 20_000 == 7 else "")
        rows.append((FIRST + number, organisation, places[number % len(places)], title, now))
        tags.append(("interest", chance.choice(["food", "nature", "sport", "culture", "repair"]), FIRST + number))
        tags.append(("practised", chance.choice(["en"] * 8 + ["pl", "el"]), FIRST + number))
        words += [(word, FIRST + number) for word in set(re.findall(r"\w+", title.lower().replace("é", "e")))]
    town.executemany(
        "INSERT INTO opportunity (id, organisation_id, place_id, language, title, what, company, training, background,"
        " safeguarding, revision, published_at) VALUES (?, ?, ?, 'en', ?, 'We do it together.', '', '', '', 'Ana', 1, ?)",
        rows)
    town.executemany("INSERT INTO opportunity_tag (kind, value, opportunity_id) VALUES (?, ?, ?)", tags)
    town.executemany("INSERT INTO opportunity_word (word, opportunity_id) VALUES (?, ?)", words)
    for word in {word for word, _ in words}:
        padded = f" {word} "
        triples = {padded[index:index + 3] for index in range(len(padded) - 2)}
        if town.execute("INSERT INTO search_word VALUES (?) ON CONFLICT DO NOTHING", (word,)).rowcount:
            town.executemany("INSERT INTO search_word_triple (triple, word) VALUES (?, ?)", [(t, word) for t in triples])
    town.executemany(
        "INSERT INTO shift (id, opportunity_id, starts_at, ends_at, weekday, minute, capacity, taken, queue, mix, sequence,"
        " changed_at) VALUES (?, ?, ?, ?, ?, ?, 12, 0, 0, 'none', 0, ?)",
        ((FIRST + number, FIRST + number % OPPORTUNITIES, begins, begins + 2 * HOUR, begins // (24 * HOUR) % 7,
          begins // 60_000 % 1440, now)
         for number in range(OPPORTUNITIES * SHIFTS_EACH)
         for begins in [now + HOUR + (number * 7_919) % 8_760 * HOUR + number // OPPORTUNITIES * 60_000]))
    town.commit()
    town.execute("ANALYZE")
    town.close()
    return name(place)


def searches(process, port, place, data):
    """Each request alone, so that its CPU is known; clock ticks are 10 ms, so many requests make one figure."""
    client = Client(port, 1)
    page = None
    for label, query in QUERIES:
        path = "/opportunities" + query.format(place=place)
        status, body = client.send("GET", path)
        assert status == 200, (path, status)
        page = page or body
        before, times = cpu(process.pid), []
        for _ in range(100):
            began = time.monotonic()
            client.send("GET", path)
            times.append(time.monotonic() - began)
        spent = (cpu(process.pid) - before) / 100 * 1e6
        cards = body.count(b"card-link")
        print(f"search, {label}: {spent:.0f} µs CPU, p99 {sorted(times)[98] * 1000:.1f} ms, {cards} found, {len(body)} bytes")
    static(page, data)


def static(page, data):
    """The same bytes from a file, by nginx with one worker."""
    folder = pathlib.Path(data)
    (folder / "page.html").write_bytes(page)
    subprocess.run(["chmod", "-R", "a+rX", data], check=True)
    port = free_port()
    (folder / "nginx.conf").write_text(
        f"worker_processes 1; daemon off; master_process off; pid {data}/pid; error_log /dev/null; events {{}}\n"
        f"http {{ access_log off; server {{ listen 127.0.0.1:{port}; root {data}; }} }}")
    nginx = subprocess.Popen(["nginx", "-c", folder / "nginx.conf"], stderr=subprocess.DEVNULL)
    time.sleep(1)
    client = Client(port, 2)
    before = cpu(nginx.pid)
    for _ in range(20_000):
        client.send("GET", "/page.html")
    print(f"nginx, such a page of {len(page)} bytes from a file: {(cpu(nginx.pid) - before) / 20_000 * 1e6:.0f} µs CPU")
    nginx.terminate()
    nginx.wait()


def contest(process, port, data):
    """People who have the mail that asks whether the address is theirs all press the button at once."""
    town = sqlite3.connect(f"{data}/citizentime.sqlite", timeout=60)
    key = (pathlib.Path(data) / "key").read_bytes()
    now = int(time.time() * 1000)
    shift = FIRST - 1
    town.execute(
        "INSERT INTO shift (id, opportunity_id, starts_at, ends_at, weekday, minute, capacity, taken, queue, mix, sequence,"
        " changed_at) VALUES (?, ?, ?, ?, 0, 0, ?, 0, 0, 'none', 0, ?)",
        (shift, FIRST, now + 20_000 * HOUR, now + 20_001 * HOUR, PLACES, now))
    town.executemany(
        "INSERT INTO sign_up (id, shift_id, email, who, name, language, state, asked_at)"
        " VALUES (?, ?, ?, ?, 'P', 'en', 'asked', ?)",
        ((FIRST + n, shift, f"p{n}@example.org", f"p{n}@example.org", now) for n in range(PEOPLE)))
    town.commit()
    links = []
    for number in range(PEOPLE):
        content = b"volunteering/sign-up\0" + name(FIRST + number).encode()
        links.append(f"/sign-ups/{name(FIRST + number)}/" + hmac.new(key, content, hashlib.sha256).hexdigest()[:32])
    clients = [Client(port, number) for number in range(PEOPLE)]
    tokens = []
    for client, link in zip(clients, links):
        status, page = client.send("GET", link)
        assert status == 200, status
        tokens.append(token(page))

    def press(number):
        while True:
            status, _ = clients[number].send("POST", links[number] + "/confirmation", {"token": tokens[number]})
            if status != 503:
                assert status == 303, status
                return

    before, began = cpu(process.pid), time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(64) as crowd:
        list(crowd.map(press, range(PEOPLE)))
    spent, passed = cpu(process.pid) - before, time.monotonic() - began
    states = dict(town.execute("SELECT state, COUNT(*) FROM sign_up WHERE shift_id = ? GROUP BY state", (shift,)))
    assert states == {"coming": PLACES, "waiting": PEOPLE - PLACES}, states
    print(f"{PEOPLE} people, {PLACES} places: {states['coming']} come, {states['waiting']} wait; {passed:.1f} s, "
          f"{spent / PEOPLE * 1e6:.0f} µs CPU each")
    town.close()


def tandems(binary, data):
    """Half new, half here for long, three languages in all, each speaks one or two."""
    chance = random.Random(2)
    people = pathlib.Path(data) / "people.csv"
    with people.open("w") as file:
        file.write("id,background,languages\n")
        for number in range(2_000):
            spoken = chance.sample(["ar", "en", "ro", "uk"], chance.choice([1, 2]))
            file.write(f"P{number},{'newcomer' if number % 2 else 'resident'},{' '.join(spoken)}\n")
    with tempfile.TemporaryFile() as out:
        began = time.monotonic()
        process = subprocess.Popen([binary, "tables", "--size", "2", "--people", people], stdout=out)

        _, status, usage = os.wait4(process.pid, 0)
        assert status == 0
        out.seek(0)
        result = json.load(out)
    print(f"tandems of 2,000: {usage.ru_utime + usage.ru_stime:.2f} s CPU ({time.monotonic() - began:.2f} s), "
          f"{result['talking']} of {len(result['tables'])} share a language, {result['mixedPairs']} mixed of "
          f"{result['mostMixedPairs']} at most")


def certificates(process, port, data):
    town = sqlite3.connect(f"{data}/citizentime.sqlite", timeout=60)
    client = Client(port, 3)
    _, page = client.send("GET", "/sign-in")
    form = {"token": token(page), "email": "facilitator@demo.example", "password": "citizen-time-demo"}
    status, _ = client.send("POST", "/sign-in/password", form)
    assert status == 303
    person = town.execute("SELECT id FROM person WHERE email = 'facilitator@demo.example'").fetchone()[0]
    organisation = town.execute("SELECT organisation_id FROM opportunity LIMIT 1").fetchone()[0]
    now = int(time.time() * 1000)
    engagement = json.dumps([{"title": "Language café", "tasks": "Two people sit at a table and talk.",
                              "first": "2026-09-01", "last": "2026-11-20", "minutes": 1_200}])
    town.executemany(
        "INSERT INTO certificate (id, token, person_id, holder, organisation_id, language, engagements, learned, state,"
        " requested_at, signer, signed_at, status_index, name_salt, name_hash) VALUES (?, ?, ?, 'أمل الحسن', ?, ?, ?, '{}',"
        " 'issued', ?, 'Ana', ?, ?, 'salt', 'hash')",
        ((FIRST + n, f"token-{n}", person, organisation, ["en", "ar", "ro", "el"][n % 4], engagement, now, now, n)
         for n in range(PAPERS)))
    town.commit()
    town.close()
    for file, head in (("certificate.pdf", b"%PDF-"), ("badge.json", b"{")):
        before = cpu(process.pid)
        for number in range(PAPERS):
            status, body = client.send("GET", f"/certificates/{name(FIRST + number)}/{file}")
            assert status == 200 and body.startswith(head), (file, status)
        print(f"{PAPERS} × {file}: {cpu(process.pid) - before:.2f} s CPU, the last {len(body)} bytes")


def main():
    binary = sys.argv[1]
    with tempfile.TemporaryDirectory() as data:
        port = free_port()
        process = start(binary, data, port)
        process.terminate()
        process.wait()
        place = fill(f"{data}/citizentime.sqlite")
        process = start(binary, data, port)
        searches(process, port, place, data)
        contest(process, port, data)
        certificates(process, port, data)
        process.terminate()
        process.wait()
        tandems(binary, data)


if __name__ == "__main__":
    main()
