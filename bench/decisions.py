"""Participatory budgets by citizentime and by pabutools, in turn, in one run; then a million ranked ballots.

    .venv-bench/bin/python bench/decisions.py .build/release/citizentime ELECTION.pb[.gz] [--slow]

Each is a process of its own that reads the file and computes one outcome; times are its CPU seconds, memory is the
most it held. The winners of both must be the same. pabutools takes minutes for a large election; with --slow it also
runs greedy and Equal Shares with Add1, which take it far longer still.
"""

import gzip
import importlib.metadata
import json
import os
import random
import subprocess
import sys
import tempfile

PEER = """
import json, sys
from fractions import Fraction
from pabutools.election import parse_pabulib, Cost_Sat, Cardinality_Sat
from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares, sequential_phragmen
from pabutools.rules import exhaustion_by_budget_increase
instance, profile = parse_pabulib(sys.argv[1])
rule, sat = sys.argv[2], {"cost": Cost_Sat, "cardinality": Cardinality_Sat}[sys.argv[3]]
if rule == "greedy":
    outcome = greedy_utilitarian_welfare(instance, profile, sat_class=sat)
elif rule == "phragmen":
    outcome = sequential_phragmen(instance, profile)
elif rule == "mes":
    outcome = method_of_equal_shares(instance, profile, sat_class=sat)
else:
    outcome = exhaustion_by_budget_increase(
        instance, profile, method_of_equal_shares, {"sat_class": sat}, budget_step=profile.num_ballots())
print(json.dumps([project.name for project in outcome]))
"""


def measured(command):
    """Standard output, CPU seconds and megabytes of one process."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            raise SystemExit(f"{command[0]} failed")
        out.seek(0)
        return json.load(out), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def budgets(binary, path, is_slow):
    rules = [("greedy", "cost", "none"), ("mes", "cost", "none"), ("mes", "cardinality", "none"),
             ("phragmen", "cost", "none"), ("mes", "cost", "add1"), ("mes", "cardinality", "add1")]
    print(f"{os.path.basename(path)}: citizentime, and pabutools {importlib.metadata.version('pabutools')}")
    print(f"{'rule':28} {'CPU s':>8} {'MB':>7} {'peer s':>9} {'peer MB':>8} {'times':>8} {'memory':>7}")
    for rule, satisfaction, completion in rules:
        name = " ".join([rule, satisfaction] + ([completion] if completion != "none" else []))
        result, seconds, memory = measured(
            [binary, "budget", "--rule", rule, "--satisfaction", satisfaction, "--completion", completion, path])
        line = f"{name:28} {seconds:8.3f} {memory:7.0f}"
        if is_slow or (completion == "none" and rule != "greedy"):
            with tempfile.NamedTemporaryFile(suffix=".pb") as plain:
                opened = gzip.open(path) if path.endswith(".gz") else open(path, "rb")
                with opened as file:
                    plain.write(file.read())
                plain.flush()
                peer = rule if completion == "none" else completion
                winners, peer_seconds, peer_memory = measured(
                    [sys.executable, "-c", PEER, plain.name, peer, satisfaction])
            line += f" {peer_seconds:9.2f} {peer_memory:8.0f} {peer_seconds / seconds:8.0f} {peer_memory / memory:7.1f}"
            if sorted(winners) != sorted(result["winners"]):
                line += "  winners differ"
        elif completion != "none":
            line += f"   {result['rounds']} rounds, each of which costs the peer as much as a run without completion"
        print(line, flush=True)


def ballots(binary, number=1_000_000, candidates=10):
    """Each ballot leans to the candidates with small numbers; one in three is cut short."""
    random.seed(1)
    with tempfile.NamedTemporaryFile("w", suffix=".soi") as file:
        file.write(f"# NUMBER ALTERNATIVES: {candidates}\n")
        for index in range(number):
            order = sorted(range(1, candidates + 1), key=lambda candidate: random.random() * candidate)
            length = candidates if index % 3 else random.randint(1, candidates)
            file.write("1: " + ",".join(map(str, order[:length])) + "\n")
        file.flush()
        print(f"\n{number} ballots of {candidates} candidates, reading the file included")
        for method in [["schulze"], ["stv", "--seats", "3"], ["irv"], ["ranked-pairs"]]:
            _, seconds, memory = measured([binary, "count", "--method", *method, file.name])
            print(f"{' '.join(method):28} {seconds:8.3f} {memory:7.0f}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    budgets(sys.argv[1], sys.argv[2], "--slow" in sys.argv)
    ballots(sys.argv[1])
