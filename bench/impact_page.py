"""The page of a place over five million rows of the journal beside nginx with the same bytes, and a report of 60 pages.

    .venv/bin/python bench/impact_page.py .build/release/citizentime [ROWS VOICES]

SQLite. A demo town gets five million entries of the journal and a million voices; the server counts once, then pages are
asked for over one connection. CPU seconds of the server and of nginx, in turn, in one run.
"""

import http.client
import json
import os
import pathlib
import re
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request

ROWS = int(sys.argv[2]) if len(sys.argv) > 2 else 5_000_000
VOICES = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
REQUESTS = 400


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def cpu(process):
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def wait(address):
    while True:
        try:
            return urllib.request.urlopen(address).read().decode()
        except OSError:
            time.sleep(0.1)


def serve(binary, data, port, *options):
    process = subprocess.Popen(
        [binary, "serve", "--data", data, "--listen", f"127.0.0.1:{port}", *options], stderr=subprocess.DEVNULL)
    wait(f"http://127.0.0.1:{port}/readyz")
    return process


def seed(data):
    """Rows in bulk: the chain of hashes does not matter here, the number of rows does."""
    store = sqlite3.connect(f"{data}/citizentime.sqlite")
    last = store.execute("SELECT MAX(number) FROM audit_entry").fetchone()[0]
    store.execute(
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
        INSERT INTO audit_entry (number, at, actor_kind, actor_id, act, subject_kind, subject_id, details, hash)
        SELECT ? + i, 1767225600000 + i * 5000, 'visitor', NULL, 'vote/cast', 'consultation', i % 5000, '', hex(i)
        FROM n""", (ROWS, last))
    consultations = [row[0] for row in store.execute("SELECT id FROM consultation")]
    first = store.execute("SELECT MAX(id) FROM participant").fetchone()[0]
    store.executemany(
        "INSERT INTO participant (id, consultation_id, key_hash, joined_at) VALUES (?, ?, ?, ?)",
        ((first + i + 1, consultations[i % len(consultations)], f"seed{i}", 1_767_225_600_000 + i * 25_000)
         for i in range(VOICES)))
    store.execute("UPDATE audit_head SET number = (SELECT MAX(number) FROM audit_entry)")
    store.execute("DELETE FROM indicator_count")
    store.commit()
    store.close()


def ask(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port)
    for _ in range(REQUESTS):
        connection.request("GET", path)
        reply = connection.getresponse()
        body = reply.read()
        assert reply.status == 200, reply.status
    return body


def measure(name, process, port, path):
    before = cpu(process)
    body = ask(port, path)
    spent = (cpu(process) - before) / REQUESTS * 1e6
    print(f"{name}: {spent:.0f} µs CPU, {len(body)} bytes")
    return body


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        data = pathlib.Path(folder) / "town"
        port, static = free_port(), free_port()
        server = serve(binary, data, port, "--demo-content")
        server.terminate()
        server.wait()
        seed(data)

        start = time.monotonic()
        server = serve(binary, data, port)
        store = sqlite3.connect(f"file:{data}/citizentime.sqlite?mode=ro", uri=True)
        while not store.execute("SELECT COUNT(*) FROM indicator_count").fetchone()[0]:
            time.sleep(0.2)
        print(f"start and the count of a day: {time.monotonic() - start:.1f} s, {cpu(server):.1f} s CPU")
        choice = wait(f"http://127.0.0.1:{port}/impact/report")
        town = re.search(r'value="(\w{13})"[^>]*>[^<]*\(RO-95060\)', choice).group(1)
        path = f"/impact/places/{town}"
        (pathlib.Path(folder) / "page.html").write_bytes(ask(port, path))
        (pathlib.Path(folder) / "nginx.conf").write_text(
            f"worker_processes 1; daemon off; master_process off; pid {folder}/pid; error_log /dev/null; events {{}} "
            f"http {{ access_log off; keepalive_requests 100000; server {{ listen 127.0.0.1:{static}; root {folder}; }} }}")
        os.chmod(folder, 0o755)
        nginx = subprocess.Popen(["nginx", "-c", f"{folder}/nginx.conf"], stderr=subprocess.DEVNULL)
        wait(f"http://127.0.0.1:{static}/page.html")
        for _ in range(3):
            measure("nginx", nginx, static, "/page.html")
            measure("place page", server, port, path)
        nginx.terminate()
        server.terminate()
        server.wait()

        parts = json.loads(
            (pathlib.Path(__file__).parents[1] / "Sources/Impact/Reports/Resources/content/report.json").read_text())
        measured = [part for part in parts if part["evidence"]]
        long = [dict(part, result=number) for number, part in enumerate(measured * 9, 1)]
        template = pathlib.Path(folder) / "template.json"
        template.write_text(json.dumps(long))
        paper = pathlib.Path(folder) / "report.pdf"
        for language in ("en", "ar"):
            start = time.monotonic()
            subprocess.run(
                [binary, "report", "--whole", "--from", "2026-01", "--to", "2026-12", "--language", language,
                 "--template", template, "--out", paper, "--data", data], check=True, stderr=subprocess.DEVNULL)
            pages = re.search(r"Pages:\s+(\d+)", subprocess.run(
                ["pdfinfo", paper], capture_output=True, text=True).stdout).group(1)
            print(f"report of {pages} pages, {language}: {time.monotonic() - start:.2f} s")


main()
