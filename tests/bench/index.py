#!/usr/bin/env python3
"""Measures the offline index: making it from a dblp.xml, look-ups of exact and altered titles, 100 references, and a
retraction check of 10,000 entries against a list of 60,000 rows. Prints JSON. Nothing is asserted: the figures depend
on the machine and on what else it does.

    index.py PROGRAM [RECORDS]        (1 000 000 records by default)
"""
import csv
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
RECORD = re.compile(r"(<author>.*?</author>\n)+<title>(.*?)\.</title>.*?<year>(\d+)</year>\n<(booktitle|journal)>(.*?)<.*?<ee>https://doi.org/(.*?)</ee>", re.S)


def run(*command):
    """Wall seconds and peak MiB."""
    start = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    usage = os.wait4(process.pid, 0)[2]
    return time.monotonic() - start, usage.ru_maxrss / 1024


def best_of(times, *command):
    return min(run(*command)[0] for _ in range(times))


def sample(dump, size):
    """Some records of the dump, evenly spread."""
    whole = dump.stat().st_size
    with open(dump, encoding="utf-8") as file:
        for number in range(size):
            file.seek(whole * number // size)
            text = file.read(8000)
            match = RECORD.search(text, text.find("<author>", text.find(" key=")))
            if match:
                authors = re.findall("<author>(.*?)</author>", match.group(0)[: match.start(2) - match.start(0)])
                yield authors, match.group(2), match.group(3), match.group(4), match.group(5), match.group(6)


def entry(number, paper, title, with_doi=False):
    authors, _, year, place, venue, doi = paper
    kind = "inproceedings" if place == "booktitle" else "article"
    doi = f" doi = {{{doi}}},\n" if with_doi else ""
    return (f"@{kind}{{k{number},\n title = {{{title}}},\n author = {{{' and '.join(authors)}}},\n"
            f" {place} = {{{venue}}},\n{doi} year = {{{year}}}\n}}\n")


def altered(title, rng):
    words = title.split()
    words[rng.randrange(len(words))] = "unheardof"
    return " ".join(words)


def write_list(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow("Record ID,Title,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason".split(","))
        for row in range(rows):
            out.writerow([row, f"Title, number {row}", f"{row % 12 + 1}/1/2024 0:00", f"10.5555/n.{row}", 0,
                          f"10.5555/w.{row}", 0, "Retraction", "+Error;"])


def main():
    program = sys.argv[1]
    records = int(sys.argv[2]) if len(sys.argv) > 2 else 1000000
    rng = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        dump, index = folder / "dblp.xml", folder / "dblp.sqlite3"
        with open(dump, "wb") as out:
            subprocess.run([sys.executable, HERE / "make_dblp.py", str(records)], stdout=out, check=True)
        made = run(program, "index", dump, "--db", index, "-q")
        again = run(program, "index", dump, "--db", index, "-q")
        papers = list(sample(dump, 100))
        files = {"one": [entry(0, papers[0], papers[0][1])],
                 "exact": [entry(n, p, p[1]) for n, p in enumerate(papers)],
                 "altered": [entry(n, p, altered(p[1], rng)) for n, p in enumerate(papers)],
                 "cited": [entry(n, papers[n % len(papers)], f"Title {n}").replace("year =", f"doi = {{10.5555/c.{n}}},\n year =")
                           for n in range(10000)]}
        for name, entries in files.items():
            (folder / (name + ".bib")).write_text("\n".join(entries), encoding="utf-8")
        write_list(folder / "watch.csv", 60000)
        retractions = folder / "watch.sqlite3"
        list_made = run(program, "index", "--retractions", folder / "watch.csv", "--db", retractions, "-q")
        verify = lambda name, db: best_of(3, program, "verify", folder / (name + ".bib"), "--offline", "--db", db, "-q")
        one = verify("one", index)
        exact, fuzzy = verify("exact", index), verify("altered", index)
        print(json.dumps({
            "records": records,
            "dump_bytes": dump.stat().st_size,
            "index_bytes": index.stat().st_size,
            "index_seconds": round(made[0], 2),
            "index_peak_mib": round(made[1], 1),
            "index_again_seconds": round(again[0], 2),
            "exact_lookup_ms": round(1000 * (exact - one) / (len(papers) - 1), 3),
            "fuzzy_lookup_ms": round(1000 * (fuzzy - one) / (len(papers) - 1), 3),
            "hundred_references_seconds": round(exact, 3),
            "list_seconds": round(list_made[0], 2),
            "retraction_check_of_10000_seconds": round(verify("cited", retractions), 3),
        }, indent=1))


if __name__ == "__main__":
    main()
