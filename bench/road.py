"""The road from voice to answer with much on it: a trail of 10,000 links, a place with 100,000 proposals, and a notice
to 50,000 followers. On SQLite.

    bench/road.py BINARY

Prints the server's CPU for each page, how long the followers' mail takes to be written, and the server's memory.
"""

import re
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request

from votes import cpu, free_port, memory

LINKS, PROPOSALS, FOLLOWERS = 10_000, 100_000, 50_000


def start(binary, data, port):
    process = subprocess.Popen(
        [binary, "serve", "--demo-content", "--listen", f"127.0.0.1:{port}", "--data", data], stderr=subprocess.DEVNULL)
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz")
            return process
        except OSError:
            time.sleep(0.1)


def fill(path):
    """Returns the numbers of a consultation and of a place, as addresses have them."""
    town = sqlite3.connect(path)
    consultation, place, organisation = town.execute(
        "SELECT id, place_id, organisation_id FROM consultation ORDER BY opened_at DESC").fetchone()
    now = int(time.time() * 1000)
    first = 1 << 40
    town.executemany(
        "INSERT INTO suggestion (id, organisation_id, place_id, source_kind, source_id, language, title, introduction,"
        " phase, drafted_at, published_at) VALUES (?, ?, ?, 'consultation', 0, 'en', ?, '', 'published', ?, ?)",
        ((first + n, organisation, place, f"Suggestion {n}", now, now) for n in range(LINKS)))
    town.executemany(
        "INSERT INTO trail_link (from_kind, from_id, kind, to_kind, to_id, at)"
        " VALUES ('consultation', ?, 'led-to', 'suggestion', ?, ?)",
        ((consultation, first + n, now + n) for n in range(LINKS)))
    town.executemany(
        "INSERT INTO proposal (id, place_id, language, phase, revision, created_at, published_at)"
        " VALUES (?, ?, 'en', 'published', 1, ?, ?)", ((first + n, place, now, now + n) for n in range(PROPOSALS)))
    town.executemany(
        "INSERT INTO proposal_version (proposal_id, revision, title, problem, concerned, ask, addressee, cost,"
        " written_at) VALUES (?, 1, ?, 'p', '', 'a', '', '', ?)",
        ((first + n, f"Proposal {n}", now) for n in range(PROPOSALS)))
    town.executemany(
        "INSERT INTO person (id, name, email, language, created_at) VALUES (?, 'P', ?, 'en', ?)",
        ((first + n, f"p{n}@example.org", now) for n in range(FOLLOWERS)))
    town.executemany(
        "INSERT INTO follow (person_id, subject_kind, subject_id, since) VALUES (?, 'consultation', ?, ?)",
        ((first + n, consultation, now - 1) for n in range(FOLLOWERS)))
    town.executemany(
        "INSERT INTO follower (person_id, frequency, told_to) VALUES (?, 'at-once', 0)",
        ((first + n,) for n in range(FOLLOWERS)))
    town.execute(
        "INSERT INTO notice_event (id, act, subject_kind, subject_id, at) VALUES (?, 'suggestion/published',"
        " 'suggestion', ?, ?)", (first, first, now))
    town.execute("INSERT INTO notice_reach VALUES ('consultation', ?, ?)", (consultation, first))
    town.commit()
    town.close()
    return consultation, place


def name(number):
    digits = "0123456789abcdefghjkmnpqrstvwxyz"
    return "".join(digits[number >> 5 * place & 31] for place in range(12, -1, -1))


def measure(label, process, port, path):
    """A page made anew, then the same under load: 16 connections for five seconds, as bench/pages.sh has it."""
    address = f"http://127.0.0.1:{port}{path}"
    body = urllib.request.urlopen(address).read()
    before = cpu(process.pid)
    for number in range(50):
        # Another query is another page to the shelf of ready ones.
        urllib.request.urlopen(f"{address}?n={number}").read()
    anew = (cpu(process.pid) - before) / 50
    before = cpu(process.pid)
    report = subprocess.run(
        ["wrk", "-t1", "-c16", "-d5s", address], check=True, capture_output=True, text=True).stdout
    requests = int(re.search(r"(\d+) requests in", report).group(1))
    print(
        f"{label}: {(cpu(process.pid) - before) / requests * 1e6:.0f} µs CPU under load ({requests} requests), "
        f"{anew * 1e6:.0f} µs made anew, {len(body)} bytes")


def main():
    binary = sys.argv[1]
    with tempfile.TemporaryDirectory() as data:
        port = free_port()
        process = start(binary, data, port)
        process.terminate()
        process.wait()
        consultation, place = fill(f"{data}/citizentime.sqlite")
        process = start(binary, data, port)
        began = time.monotonic()
        town = sqlite3.connect(f"{data}/citizentime.sqlite", timeout=30)
        peak = 0
        while town.execute("SELECT COUNT(*) FROM outbox_mail WHERE unsubscribe IS NOT NULL").fetchone()[0] < FOLLOWERS:
            peak = max(peak, memory(process.pid))
            time.sleep(0.2)
        print(f"{FOLLOWERS} followers: mail written in {time.monotonic() - began:.1f} s, {peak} MB at most")
        measure(f"trail with {LINKS} links", process, port, f"/trail/consultation/{name(consultation)}")
        measure(f"a place with {PROPOSALS} proposals", process, port, f"/places/{name(place)}")
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
