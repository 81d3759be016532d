"""A full opinion map by citizentime, by red-dwarf and by its numpy/scipy steps, in turn, in one run.

    .venv-bench/bin/python bench/map.py .build/release/citizentime PARTICIPANTS STATEMENTS SHARE
    .venv-bench/bin/python bench/map.py .build/release/citizentime VOTES.csv[.gz]

The conversation is synthetic (two camps, each participant votes on a SHARE of the statements) or a real export. For the
synthetic one the last 1,000 votes are also added to a map of those before. Times are CPU seconds of
the computation from votes in memory; what reading the file costs citizentime stands beside it.
"""

import csv
import gzip
import importlib.metadata
import json
import resource
import subprocess
import sys
import tempfile
import time

import numpy as np
import scipy.sparse as sp
from scipy.sparse.linalg import LinearOperator, eigsh
from sklearn.cluster import KMeans


def conversation(people, statements, share):
    random = np.random.default_rng(7)
    camp = random.random(people) < 0.55
    chance = random.random((2, statements))
    rows, columns, values = [], [], []
    for person in range(people):
        seen = np.flatnonzero(random.random(statements) < share)
        draw = random.random(len(seen))
        agree = chance[int(camp[person]), seen]
        value = np.where(draw < 0.1, 0, np.where((draw - 0.1) / 0.9 < agree, 1, -1))
        rows.append(np.full(len(seen), person))
        columns.append(seen)
        values.append(value)
    return np.concatenate(rows), np.concatenate(columns), np.concatenate(values)


def real(path):
    opened = gzip.open(path, "rt", newline="") if path.endswith(".gz") else open(path, newline="")
    with opened as file:
        rows = list(csv.DictReader(file))
    rows.sort(key=lambda row: int(row["timestamp"]))
    last = {(row["voter-id"], row["comment-id"]): int(row["vote"]) for row in rows}
    people = {name: i for i, name in enumerate(dict.fromkeys(person for person, _ in last))}
    statements = {name: i for i, name in enumerate(dict.fromkeys(statement for _, statement in last))}
    return (np.array([people[p] for p, _ in last]), np.array([statements[s] for _, s in last]),
            np.array(list(last.values())))


def write(path, rows, columns, values):
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["timestamp", "comment-id", "voter-id", "vote"])
        writer.writerows(zip(range(len(rows)), columns, rows, values))


def steps(binary, *options):
    out = subprocess.run([binary, "map", "--timings", *options], capture_output=True, check=True)
    return json.loads(out.stdout), {k: float(v) for k, v in (line.split() for line in out.stderr.decode().splitlines())}


def cpu(body):
    start = time.process_time()
    body()
    return time.process_time() - start


def limit(rows, columns, values, people, statements):
    """Two components on the sparse centred matrix, positions, and k-means for 2 to 5 groups."""
    ones = sp.csr_matrix((np.ones(len(rows)), (rows, columns)), (people, statements))
    votes = sp.csr_matrix((values.astype(float), (rows, columns)), (people, statements))
    means = np.asarray(votes.sum(0)).ravel() / np.maximum(np.asarray(ones.sum(0)).ravel(), 1)
    centred = votes - ones @ sp.diags(means)
    operator = LinearOperator((statements, statements), matvec=lambda v: centred.T @ (centred @ v), dtype=float)
    _, vectors = eigsh(operator, k=2)
    scale = np.sqrt(statements / np.maximum(np.asarray(ones.sum(1)).ravel(), 1))
    positions = (centred @ vectors) * scale[:, None]
    for k in range(2, 6):
        KMeans(k, n_init=10, random_state=0).fit(positions)


def red_dwarf(rows, columns, values):
    from reddwarf.implementations.base import run_pipeline
    votes = [
        {"participant_id": int(p), "statement_id": int(s), "vote": int(v), "modified": i}
        for i, (p, s, v) in enumerate(zip(rows, columns, values))
    ]
    run_pipeline(votes=votes, random_state=0)


def main():
    binary = sys.argv[1]
    synthetic = len(sys.argv) > 3
    rows, columns, values = conversation(int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])) if synthetic else real(
        sys.argv[2])
    people, statements = int(rows.max()) + 1, int(columns.max()) + 1
    print(f"{len(rows)} votes of {people} people on {statements} statements")
    with tempfile.TemporaryDirectory() as folder:
        votes = f"{folder}/votes.csv"
        write(votes, rows, columns, values)
        for name, options in [
            ("map alone", ["--replicates", "0", "--no-intercepts"]), ("with 50 resamples", ["--no-intercepts"]),
        ]:
            map, took = steps(binary, "--votes", votes, *options)
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
            print(f"citizentime, {name}: {took['table'] + took['map']:.3f} s CPU, and {took['read']:.3f} s to read "
                  f"the file; {peak} MB peak, {map['clustering']['chosen']} groups")
        if synthetic:
            order = np.random.default_rng(1).permutation(len(rows))
            early, late = order[:-1000], order[-1000:]
            write(f"{folder}/early.csv", rows[early], columns[early], values[early])
            write(f"{folder}/late.csv", rows[late], columns[late], values[late])
            _, took = steps(binary, "--votes", f"{folder}/early.csv", "--later", f"{folder}/late.csv")
            print(f"citizentime, 1,000 votes later: {took['update']:.3f} s CPU (first map {took['first']:.3f} s)")
    print(f"numpy {np.__version__}, scipy, scikit-learn steps: "
          f"{cpu(lambda: limit(rows, columns, values, people, statements)):.3f} s CPU")
    version = importlib.metadata.version("red-dwarf")
    print(f"red-dwarf {version}: {cpu(lambda: red_dwarf(rows, columns, values)):.3f} s CPU")


main()
