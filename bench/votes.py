"""Durable votes per second: visitors on so many connections, each vote answered after its commit.

    bench/votes.py BINARY CONNECTIONS SECONDS [DATABASE-URL]

Prints votes per second, p50 and p99 of the answers in milliseconds, the server's CPU per vote, and its memory idle and
under load. Each visitor has a session of their own, so rate limits are those of a hall full of people.
"""

import asyncio
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def memory(pid):
    with open(f"/proc/{pid}/status") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) // 1024


def cpu(pid):
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Visitor:
    def __init__(self, port):
        self.port = port
        self.cookie = ""

    async def open(self):
        # Every visitor comes from an address of their own, as on the internet.
        local = f"127.0.{random.randrange(1, 250)}.{random.randrange(1, 250)}"
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, local_addr=(local, 0))

    async def send(self, method, path, form=None):
        body = urllib.parse.urlencode(form) if form else ""
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nCookie: {self.cookie}\r\n"
        if form:
            head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        self.writer.write((head + "\r\n" + body).encode())
        reply = (await self.reader.readuntil(b"\r\n\r\n")).decode()
        length = int(re.search(r"(?i)content-length: (\d+)", reply).group(1))
        text = (await self.reader.readexactly(length)).decode()
        found = re.search(r"(?i)set-cookie: (session=[^;]+)", reply)
        if found:
            self.cookie = found.group(1)
        return int(reply.split()[1]), text


async def votes(port, path, end, times):
    while time.monotonic() < end:
        visitor = Visitor(port)
        await visitor.open()
        _, page = await visitor.send("GET", path)
        token = re.search(r'name="token" value="(\w+)"', page).group(1)
        statement = re.search(r'name="statement" value="(\w+)"', page).group(1)
        for number in range(50):
            if time.monotonic() >= end:
                break
            start = time.monotonic()
            form = {"token": token, "statement": statement, "vote": number % 3 - 1}
            status, _ = await visitor.send("POST", path + "/votes", form)
            if status == 429:
                break
            assert status == 303, status
            times.append(time.monotonic() - start)
        visitor.writer.close()


async def main():
    binary, connections, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    port = free_port()
    with tempfile.TemporaryDirectory() as data:
        arguments = [binary, "serve", "--demo-content", "--listen", f"127.0.0.1:{port}", "--data", data]
        if len(sys.argv) > 4:
            arguments += ["--database", sys.argv[4]]
        started = time.monotonic()
        server = subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True)
        while "listening" not in server.stderr.readline():
            pass
        ready = time.monotonic() - started
        visitor = Visitor(port)
        await visitor.open()
        _, page = await visitor.send("GET", "/")
        path = re.search(r'"(/consultations/\w{13})"', page).group(1)
        idle = memory(server.pid)
        before, begin, times = cpu(server.pid), time.monotonic(), []
        await asyncio.gather(*(votes(port, path, begin + seconds, times) for _ in range(connections)))
        spent, passed = cpu(server.pid) - before, time.monotonic() - begin
        times.sort()
        print(f"started in {ready:.2f} s; idle {idle} MB, under load {memory(server.pid)} MB")
        print(f"{len(times) / passed:.0f} votes/s on {connections} connections, p50 {statistics.median(times) * 1000:.0f} ms, "
              f"p99 {times[int(len(times) * 0.99)] * 1000:.0f} ms, {spent / len(times) * 1e6:.0f} µs CPU a vote "
              f"(pages that visitors opened included)")
        server.terminate()
        server.wait()


if __name__ == "__main__":
    asyncio.run(main())
