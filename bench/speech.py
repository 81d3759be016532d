"""What reading comments costs: CPU for each, and the size of the models.

    bench/speech.py BINARY DATA

DATA is the folder with the labelled comments of docs/methods/speech.md. The development comments are scored with their
reasons, and the hostile statements of the tests are answered; each command's CPU is divided by its texts, after the cost
of starting it was taken off.
"""

import gzip
import json
import os
import pathlib
import resource
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FILES = "davidson mlma_fr mlma_ar germeval18 gahd ro_offense ro_fb_offense".split()


def comments(folder):
    for name in FILES:
        with gzip.open(folder / f"{name}.dev.tsv.gz", "rt", encoding="utf-8") as lines:
            head = next(lines).rstrip("\n").split("\t")
            for line in lines:
                row = dict(zip(head, line.rstrip("\n").split("\t")))
                if row["split"] == "dev":
                    yield {"id": "", "lang": row["lang"], "text": row["text"]}


def cpu(binary, command, texts):
    """Seconds of CPU of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    text = "".join(json.dumps(line) + "\n" for line in texts)
    subprocess.run([binary, "speech", command], input=text.encode(), stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    binary, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    texts = list(comments(folder))
    for command, lines in (("score", texts), ("answer", [t for t in texts if t["lang"] == "en"])):
        start = cpu(binary, command, lines[:1])
        whole = cpu(binary, command, lines * 4)
        print(f"{command}: {1e6 * (whole - start) / (4 * len(lines)):.1f} µs of CPU a comment, {4 * len(lines)} comments,"
              f" JSON read and written; {start:.2f} s to start")
    for name in ("model.bin", "second-stage.bin"):
        print(f"{name}: {os.path.getsize(ROOT / 'Sources/Speech/Resources' / name) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
