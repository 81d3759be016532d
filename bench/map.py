"""A full opinion map by citizentime, by red-dwarf and by its numpy/scipy steps, in turn, in one run.

    .venv-bench/bin/python bench/map.py .build/release/citizentime PARTICIPANTS STATEMENTS SHARE

The conversation is synthetic: two camps, each participant votes on a SHARE of the statements. Times are CPU seconds of
the computation from votes in memory; what reading the file costs citizentime stands beside it.
"""

import csv
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
    binary, people, statements, share = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
    rows, columns, values = conversation(people, statements, share)
    with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["timestamp", "comment-id", "voter-id", "vote"])
        writer.writerows(zip(range(len(rows)), columns, rows, values))
        file.flush()
        for name, options in [
            ("map alone", ["--replicates", "0", "--no-intercepts"]), ("with 50 resamples", ["--no-intercepts"]),
        ]:
            command = [binary, "map", "--timings", "--votes", file.name, *options]
            out = subprocess.run(command, capture_output=True, check=True)
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
            steps = dict(line.split() for line in out.stderr.decode().splitlines())
            chosen = json.loads(out.stdout)["clustering"]["chosen"]
            print(f"citizentime, {name}: {float(steps['table']) + float(steps['map']):.2f} s CPU, and "
                  f"{float(steps['read']):.2f} s to read the file; {peak} MB peak, {chosen} groups")
    print(f"numpy {np.__version__}, scipy, scikit-learn steps: "
          f"{cpu(lambda: limit(rows, columns, values, people, statements)):.2f} s CPU")
    version = importlib.metadata.version("red-dwarf")
    print(f"red-dwarf {version}: {cpu(lambda: red_dwarf(rows, columns, values)):.2f} s CPU")
    print(f"{len(rows)} votes of {people} people on {statements} statements")


main()
