"""Credentials and ballots per second and core: voters who are signed in get a credential signed, and cast with it.

    bench/ballots.py BINARY VOTERS CONNECTIONS

The server runs as it is, over HTTP, with its database synced at each commit. Voters, their sign-ins and the roll are put
into its database beforehand; blinding is done before the clock starts and unblinding between the two runs, as a
thousand devices would do it on their own. Prints credentials and ballots per second, their CPU in the server, what one
core would do of both together, and how many of the ballots both verifiers find on the board at the end.
"""

import asyncio
import base64
import hashlib
import hmac
import json
import pathlib
import re
import secrets
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Tests/Browser"))
from ballot_verifier import mgf1, rsa_key, verify  # noqa: E402
from votes import Visitor, cpu, free_port  # noqa: E402


class Town:
    """A server, and the key and tables by which voters are made without mail."""

    def __init__(self, binary, data):
        self.data, self.port = data, free_port()
        self.server = subprocess.Popen(
            [binary, "serve", "--demo-content", "--listen", f"127.0.0.1:{self.port}", "--data", data],
            stderr=subprocess.PIPE, text=True)
        while "listening" not in self.server.stderr.readline():
            pass
        key = (pathlib.Path(data) / "key").read_bytes()
        self.key = key if len(key) == 32 else bytes.fromhex(key.decode().strip())

    def sign(self, purpose, content):
        return hmac.new(self.key, purpose.encode() + b"\0" + content, hashlib.sha256).hexdigest()

    def table(self):
        return sqlite3.connect(f"{self.data}/citizentime.sqlite", timeout=30)


class Voter:
    """A session of somebody who is signed in, and the secrets of their device."""

    def __init__(self, town, number):
        self.person, self.address = 1_000_000 + number, f"v{number}@bench.example"
        self.token, visitor = secrets.token_hex(32), secrets.token_bytes(16)
        content = f"{visitor.hex()}.{self.token}"
        self.cookie = f"session={content}." + town.sign("session", content.encode())
        self.form = town.sign("form", visitor + self.token.encode())

    def blind(self, modulus, exponent):
        """RFC 9474, sections 4.1 and 4.2."""
        self.prefix, self.serial = secrets.token_bytes(32), secrets.token_bytes(32)
        salt = secrets.token_bytes(48)
        digest = hashlib.sha384(bytes(8) + hashlib.sha384(self.prefix + self.serial).digest() + salt).digest()
        block = bytes(256 - 48 - 48 - 2) + b"\1" + salt
        masked = bytearray(a ^ b for a, b in zip(block, mgf1(digest, len(block))))
        masked[0] &= 0x7F
        message = int.from_bytes(masked + digest + b"\xbc", "big")
        factor = secrets.randbelow(modulus - 1) + 1
        self.inverse = pow(factor, -1, modulus)
        self.blinded = base64.b64encode((message * pow(factor, exponent, modulus) % modulus).to_bytes(256, "big"))

    def unblind(self, signature, modulus):
        number = int.from_bytes(base64.b64decode(signature), "big") * self.inverse % modulus
        self.signature = number.to_bytes(256, "big")

    @property
    def ballot(self):
        parts = {name: base64.b64encode(getattr(self, name)).decode() for name in ("prefix", "serial", "signature")}
        return json.dumps({"choice": [self.person % 3 + 1], **parts}, separators=(",", ":"))


async def facilitator(town):
    visitor = Visitor(town.port)
    await visitor.open()
    _, page = await visitor.send("GET", "/sign-in")
    form = {"token": token(page), "email": "facilitator@demo.example", "password": "citizen-time-demo"}
    await visitor.send("POST", "/sign-in/password", form)
    return visitor


def token(page):
    return re.search(r'name="token" value="(\w+)"', page).group(1)


async def opened(town, desk, voters):
    """A ballot with all voters on its roll; they and their sign-ins are there already."""
    now = int(time.time() * 1000)
    with town.table() as table:
        table.executemany(
            "INSERT INTO person (id, name, email, language, created_at) VALUES (?, 'V', ?, 'en', ?)",
            [(voter.person, voter.address, now) for voter in voters])
        table.executemany(
            "INSERT INTO sign_in (token_hash, person_id, started_at, ends_at) VALUES (?, ?, ?, ?)",
            [(hashlib.sha256(voter.token.encode()).hexdigest(), voter.person, now, now + 86_400_000)
             for voter in voters])
    _, page = await desk.send("GET", "/ballots/new")
    organisation = re.search(r'<option value="(\w+)"', page).group(1)
    await desk.send("POST", "/ballots", {
        "token": token(page), "organisation": organisation, "question": "Where?", "options": "a\nb\nc",
        "method": "plurality", "eligibility": "list", "last-day": "", "language": "en"})
    _, page = await desk.send("GET", "/ballots")
    drafts = page[page.index("Drafts"):] if "Drafts" in page else page
    ballot = re.search(r'"(/ballots/\w{13})"', drafts).group(1)
    status, _ = await desk.send("POST", ballot + "/opening", {
        "token": token((await desk.send("GET", ballot + "/opening"))[1]),
        "list": "\n".join(voter.address for voter in voters)})
    assert status == 303, status
    return ballot


async def timed(town, connections, work):
    """Seconds and CPU seconds of the server for all of the work, shared by the connections."""
    waiting = list(work)

    async def run():
        visitor = Visitor(town.port)
        await visitor.open()
        while waiting:
            await waiting.pop()(visitor)
        visitor.writer.close()

    before, begin = cpu(town.server.pid), time.monotonic()
    await asyncio.gather(*(run() for _ in range(connections)))
    return time.monotonic() - begin, cpu(town.server.pid) - before


async def main():
    binary, count, connections = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with tempfile.TemporaryDirectory() as data:
        town = Town(binary, data)
        voters = [Voter(town, number) for number in range(count)]
        desk = await facilitator(town)
        ballot = await opened(town, desk, voters)
        opening = json.loads((await desk.send("GET", ballot + "/opening.json"))[1])
        modulus, exponent = rsa_key(base64.b64decode(opening["credentialKey"]))
        for voter in voters:
            voter.blind(modulus, exponent)

        async def issue(voter, visitor):
            visitor.cookie = voter.cookie + "; language=en"
            body = {"token": voter.form, "blinded": voter.blinded.decode()}
            status, page = await visitor.send("POST", ballot + "/credentials", body)
            assert status == 200, status
            found = re.search(r'id="signature".*?<code[^>]*>([^<]+)<', page, re.S).group(1)
            voter.unblind(found, modulus)

        async def cast(voter, visitor):
            visitor.cookie = ""
            status, _ = await visitor.send("POST", ballot + "/casts", {"ballot": voter.ballot})
            assert status == 200, status

        issued = await timed(town, connections, [lambda v, voter=voter: issue(voter, v) for voter in voters])
        cast_ = await timed(town, connections, [lambda v, voter=voter: cast(voter, v) for voter in voters])
        for name, (passed, spent) in (("credentials", issued), ("ballots", cast_)):
            print(f"{name}: {count / passed:.0f} a second on {connections} connections, "
                  f"{spent / count * 1e6:.0f} µs CPU of the server each")
        both = (issued[1] + cast_[1]) / count
        print(f"issuing and casting a verified ballot: {both * 1e6:.0f} µs CPU, {1 / both:.0f} a second and core")

        _, page = await desk.send("GET", ballot)
        status, _ = await desk.send("POST", ballot + "/closing", {"token": token(page), "sure": "yes"})
        assert status == 303, status
        with urllib.request.urlopen(f"http://127.0.0.1:{town.port}{ballot}/board.jsonl") as reply:
            board = reply.read()
        file = pathlib.Path(data) / "board.jsonl"
        file.write_bytes(board)
        begin = time.monotonic()
        subprocess.run([binary, "verify", "ballot", file], check=True, stdout=subprocess.DEVNULL)
        first = time.monotonic() - begin
        begin = time.monotonic()
        _, closing = verify(board)
        print(f"{closing['cast']} ballots on the board: verified in {first:.2f} s by the command, "
              f"in {time.monotonic() - begin:.2f} s by the second verifier")
        town.server.terminate()
        town.server.wait()


if __name__ == "__main__":
    asyncio.run(main())
