"""How long `citizentime banner` takes, from the call to the file: CPU seconds and wall seconds of the whole process.

    .venv/bin/python bench/banner.py .build/release/citizentime [RUNS]

A demo town is made first; each run then prints one size in one language from its live figures. The goal is 0.2 s for
the roll-up. Times are medians.
"""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

SIZES = ["rollup", "a3", "a5", "card", "square"]
LANGUAGES = ["en", "ro", "el", "ar"]


def measured(command):
    """CPU and wall seconds of a command that succeeds."""
    start = time.monotonic()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, command
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start


def fill(binary, data):
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    arguments = [binary, "serve", "--demo-content", "--listen", f"127.0.0.1:{port}", "--data", data]
    server = subprocess.Popen(arguments, stderr=subprocess.DEVNULL)
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz")
            break
        except OSError:
            assert server.poll() is None, "the server ended"
            time.sleep(0.2)
    server.terminate()
    server.wait()


def main():
    binary, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as folder:
        fill(binary, folder)
        print("| size | language | CPU seconds | wall seconds | kB |\n| --- | --- | --- | --- | --- |")
        for size in SIZES:
            for language in LANGUAGES if size == "rollup" else ["en"]:
                out = os.path.join(folder, "out")
                command = [binary, "banner", "--place", "RO-95060", "--language", language, "--size", size]
                times = [measured([*command, "--data", folder, "--out", out]) for _ in range(runs)]
                cpu, wall = (statistics.median(column) for column in zip(*times))
                print(f"| {size} | {language} | {cpu:.3f} | {wall:.3f} | {os.path.getsize(out) / 1000:.0f} |")


main()
