#!/usr/bin/env python3
"""Measures the offline index of arXiv's snapshot: making it, looking up exact and altered titles, and enriching a
listing from it. Prints JSON. Nothing is asserted: the figures depend on the machine and on what else it does.

    snapshot.py PROGRAM [LINES [LISTING]]        (1 000 000 lines and samples/profile.txt unless told)
"""
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
SAMPLE = HERE.parent.parent / "samples" / "profile.txt"
LOOKED_UP = 400


def run(*command, **more):
    """Wall seconds, CPU seconds, peak MiB and exit code."""
    start = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], **more)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    cpu = usage.ru_utime + usage.ru_stime
    return time.monotonic() - start, cpu, usage.ru_maxrss / 1024, process.returncode


def best_of(times, *command):
    return min(run(*command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)[0] for _ in range(times))


def entry(number, paper, title):
    people = [f"{family}, {given}" for family, given, *_ in paper["authors_parsed"]]
    names = " and ".join(people[:2] + ["others"] * (len(people) > 2))
    return f"@misc{{k{number},\n title = {{{title}}},\n author = {{{names}}},\n year = {{{paper['update_date'][:4]}}}\n}}\n"


def write_queries(papers, folder):
    """BibTeX files: one record, all records with exact titles, and all records with one word replaced."""
    rng = random.Random(1)
    exact, altered = [], []
    for number, paper in enumerate(papers):
        words = paper["title"].split()
        exact.append(entry(number, paper, paper["title"]))
        words[rng.randrange(len(words))] = "unheardof"
        altered.append(entry(number, paper, " ".join(words)))
    for name, entries in (("one", exact[:1]), ("exact", exact), ("altered", altered)):
        pathlib.Path(folder, name + ".bib").write_text("\n".join(entries), encoding="utf-8")


def milliseconds_a_lookup(enrich, folder, name):
    whole = best_of(3, *enrich, pathlib.Path(folder, name + ".bib"))
    return round(1000 * (whole - best_of(3, *enrich, pathlib.Path(folder, "one.bib"))) / (LOOKED_UP - 1), 3)


def sample(snapshot, lines):
    step = max(1, lines // LOOKED_UP)
    with open(snapshot, encoding="utf-8") as file:
        return [json.loads(line) for number, line in enumerate(file) if number % step == 0][:LOOKED_UP]


def main():
    program = sys.argv[1]
    lines = int(sys.argv[2]) if len(sys.argv) > 2 else 1000000
    profile = sys.argv[3] if len(sys.argv) > 3 else SAMPLE
    with tempfile.TemporaryDirectory() as folder:
        snapshot, index = pathlib.Path(folder, "snapshot.jsonl"), pathlib.Path(folder, "arxiv.sqlite3")
        with open(snapshot, "wb") as out:
            subprocess.run([sys.executable, HERE / "make_snapshot.py", str(lines), "--listing", profile], stdout=out, check=True)
        seconds, cpu, memory, code = run(program, "index", snapshot, "--db", index, "--quiet")
        again = run(program, "index", snapshot, "--db", index, "--quiet")[0]
        write_queries(sample(snapshot, lines), folder)
        report = pathlib.Path(folder, "report.json")
        enrich = (program, "enrich", "--source", "snapshot", "--db", index, "-t", "bibtex", "-q")
        listing = best_of(5, *enrich, profile, "--report", report)
        start = best_of(5, program, "convert", profile, "-t", "bibtex")
        statuses = [record["status"] for record in json.loads(report.read_text())]
        print(json.dumps({
            "lines": lines,
            "exit": code,
            "snapshot_bytes": snapshot.stat().st_size,
            "index_bytes": index.stat().st_size,
            "index_seconds": round(seconds, 2),
            "index_cpu_seconds": round(cpu, 2),
            "index_lines_per_second": round(lines / seconds),
            "index_peak_mib": round(memory, 1),
            "index_again_seconds": round(again, 2),
            # Includes reading, matching and writing the record.
            "exact_lookup_ms": milliseconds_a_lookup(enrich, folder, "exact"),
            "fuzzy_lookup_ms": milliseconds_a_lookup(enrich, folder, "altered"),
            "listing_papers": len(statuses),
            "listing_found": statuses.count("accepted"),
            "listing_seconds": round(listing, 4),
            "convert_alone_seconds": round(start, 4),
        }, indent=1))


if __name__ == "__main__":
    main()
