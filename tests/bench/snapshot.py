#!/usr/bin/env python3
"""Measures the offline index of arXiv's snapshot: making it, and enriching a listing from it. Prints JSON.

    snapshot.py PROGRAM [LINES]        (1 000 000 lines unless told)
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
LISTING = HERE.parent.parent / "samples" / "profile.txt"


def run(*command, **more):
    start = time.monotonic()
    pid = subprocess.Popen([str(part) for part in command], **more)
    _, status, usage = os.wait4(pid.pid, 0)
    return time.monotonic() - start, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def best_of(times, *command):
    return min(run(*command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)[0] for _ in range(times))


def main():
    program = sys.argv[1]
    lines = int(sys.argv[2]) if len(sys.argv) > 2 else 1000000
    with tempfile.TemporaryDirectory() as folder:
        snapshot, index = pathlib.Path(folder, "snapshot.jsonl"), pathlib.Path(folder, "arxiv.sqlite3")
        with open(snapshot, "wb") as out:
            subprocess.run([sys.executable, HERE / "make_snapshot.py", str(lines), "--listing", LISTING], stdout=out, check=True)
        seconds, memory, code = run(program, "arxiv", "index", snapshot, "--db", index, "--quiet")
        again, _, _ = run(program, "arxiv", "index", snapshot, "--db", index, "--quiet")
        report = pathlib.Path(folder, "report.json")
        enrich = (program, "enrich", LISTING, "--source", "snapshot", "--db", index, "-t", "bibtex", "--report", report)
        listing = best_of(5, *enrich)
        start = best_of(5, program, "convert", LISTING, "-t", "bibtex")
        statuses = [record["status"] for record in json.loads(report.read_text())]
        print(json.dumps({
            "lines": lines,
            "exit": code,
            "snapshot_bytes": snapshot.stat().st_size,
            "index_bytes": index.stat().st_size,
            "index_seconds": round(seconds, 2),
            "index_lines_per_second": round(lines / seconds),
            "index_peak_mib": round(memory, 1),
            "index_again_seconds": round(again, 2),
            "listing_papers": len(statuses),
            "listing_found": statuses.count("accepted"),
            "listing_seconds": round(listing, 4),
            "convert_alone_seconds": round(start, 4),
        }, indent=1))


if __name__ == "__main__":
    main()
