"""BCa intervals of 10,000 resamples of 5,000 pairs by citizentime and by SciPy, in turn, in one run.

    .venv/bin/python bench/impact.py .build/release/citizentime

CPU seconds: of the whole command less that of the same command with 100 resamples, which leaves bootstrap and sign-flip
test, and beside it SciPy's bootstrap alone and its sign-flip test.
"""

import resource
import subprocess
import sys
import tempfile
import time

import numpy as np
import scipy
from scipy import stats


def command(binary, path, replicates):
    start = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([binary, "impact", path, "--replicates", str(replicates)], check=True, capture_output=True)
    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    return end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime


def cpu(body):
    start = time.process_time()
    body()
    return time.process_time() - start


def main():
    random = np.random.default_rng(5)
    before = random.normal(size=5000)
    change = random.normal(0.1, 1, size=5000)
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/survey.csv"
        with open(path, "w") as file:
            file.write("person,wave,s.a\n")
            for person, (x, d) in enumerate(zip(before, change)):
                file.write(f"{person},before,{x}\n{person},after,{x + d}\n")
        whole = min(command(sys.argv[1], path, 10_000) for _ in range(3))
        rest = min(command(sys.argv[1], path, 100) for _ in range(3))
    bca = cpu(lambda: stats.bootstrap((change,), np.mean, method="BCa", n_resamples=10_000, rng=1))
    flips = cpu(lambda: stats.permutation_test(
        (change,), lambda x, axis: x.mean(axis), permutation_type="samples", n_resamples=10_000, batch=500, rng=1))
    print(f"citizentime, the whole command: {whole:.3f} s CPU; its 10,000 resamples and sign flips: {whole - rest:.3f}")
    print(f"SciPy {scipy.__version__}: BCa {bca:.3f} s CPU, sign flips {flips:.3f}")
    print(f"SciPy's BCa alone is {bca / (whole - rest):.1f} times ours with the sign flips; both are "
          f"{(bca + flips) / (whole - rest):.1f} times")


main()
