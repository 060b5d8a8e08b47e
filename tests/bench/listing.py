#!/usr/bin/env python3
"""Measures CPU time, wall time and peak memory of a complete run on a listing, and of a run on an empty one.

  tests/bench/listing.py [--bin build/release/opcit] [--runs 200] [LISTING]

Prints JSON. Nothing is asserted: the figures depend on the machine and on what else it does.
"""
import argparse
import json
import pathlib
import resource
import shlex
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
from measured_run import Run, adopt_orphans  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FORMATS = ("bibtex", "biblatex", "ris", "csl-json", "csl-jsonl", "orcid")


def measure(command, runs):
    """Milliseconds per run, and the peak memory of one run."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    for _ in range(runs):
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return {"cpu_ms": round(1000 * cpu / runs, 2), "wall_ms": round(1000 * wall / runs, 2),
            "peak_kib": Run(shlex.join(command), 60).peak_kib}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=str(ROOT / "build/release/opcit"))
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("listing", nargs="?", default=str(ROOT / "samples/profile.txt"))
    arguments = parser.parse_args()
    adopt_orphans()
    # A process that only starts and ends, to measure the overhead of the machine.
    figures = {"true": measure(["/bin/true"], arguments.runs), "start-up": measure([arguments.bin, "--version"], arguments.runs)}
    with tempfile.TemporaryDirectory() as folder:
        for name in FORMATS:
            command = [arguments.bin, "convert", arguments.listing, "-t", name, "-o", f"{folder}/out", "-q", "--as-of", "2026-11-22"]
            figures[name] = measure(command, arguments.runs)
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
