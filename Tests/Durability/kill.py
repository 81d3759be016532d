"""Kills the server with SIGKILL under vote load, again and again: no acknowledged vote may be lost or counted twice.

    kill.py BINARY [ROUNDS [DATABASE-URL]]

Without a URL the database is an SQLite file; every acknowledged vote is looked for in the exported votes after a restart.
"""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Server:
    def __init__(self, binary, data, database):
        self.port = free_port()
        arguments = [binary, "serve", "--demo-content", "--listen", f"127.0.0.1:{self.port}", "--data", data]
        if database:
            arguments += ["--database", database]
        self.process = subprocess.Popen(arguments, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                if Visitor(self.port).get("/readyz")[0] == 200:
                    return
            except OSError:
                time.sleep(0.05)
        raise SystemExit("the server did not become ready")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


class Visitor:
    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        self.cookie = ""

    def send(self, method, path, body=None):
        headers = {"Cookie": self.cookie}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urllib.parse.urlencode(body)
        self.connection.request(method, path, body, headers)
        reply = self.connection.getresponse()
        text = reply.read().decode()
        for value in reply.headers.get_all("Set-Cookie") or []:
            if value.startswith("session="):
                self.cookie = value.split(";")[0]
        return reply.status, text

    def get(self, path):
        return self.send("GET", path)


def vote_until_it_dies(port, consultation, statements, stop, acknowledged, lock):
    while not stop.is_set():
        try:
            visitor = Visitor(port)
            page = visitor.get(consultation)[1]
            token = re.search(r'name="token" value="(\w+)"', page).group(1)
            count = 0
            for statement in statements:
                form = {"token": token, "statement": statement, "vote": "1"}
                status, _ = visitor.send("POST", consultation + "/votes", form)
                if status != 303:
                    break
                count += 1
                with lock:
                    acknowledged[0] += 1
        except (OSError, http.client.HTTPException, AttributeError):
            return


def votes(port, consultation):
    rows = Visitor(port).get(consultation + "/votes.csv")[1].splitlines()[1:]
    keys = [tuple(row.split(",")[1:3]) for row in rows]
    if len(keys) != len(set(keys)):
        raise SystemExit("a vote was counted twice")
    return len(keys)


def main():
    binary, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 20
    database = sys.argv[3] if len(sys.argv) > 3 else None
    with tempfile.TemporaryDirectory() as data:
        server = Server(binary, data, database)
        page = Visitor(server.port).get("/")[1]
        consultation = re.search(r'"(/consultations/\w{13})"', page).group(1)
        front = Visitor(server.port)
        queue = front.get(consultation)[1]
        statements = sorted(set(re.findall(r'name="statement" value="(\w+)"', queue)))
        for round in range(1, rounds + 1):
            before = votes(server.port, consultation)
            acknowledged, lock, stop = [0], threading.Lock(), threading.Event()
            arguments = (server.port, consultation, statements, stop, acknowledged, lock)
            threads = [threading.Thread(target=vote_until_it_dies, args=arguments) for _ in range(16)]
            for thread in threads:
                thread.start()
            time.sleep(0.6 + 0.05 * round)
            server.kill()
            stop.set()
            for thread in threads:
                thread.join()
            server = Server(binary, data, database)
            kept = votes(server.port, consultation) - before
            # One request of each voter may have been committed without its answer arriving.
            if not acknowledged[0] <= kept <= acknowledged[0] + len(threads):
                raise SystemExit(f"round {round}: {acknowledged[0]} acknowledged, {kept} kept")
            print(f"round {round}: {acknowledged[0]} acknowledged, {kept} kept")
        server.kill()


main()
