#!/usr/bin/env python3
"""Enriches a listing of 32 papers from a loopback arXiv that serves most of them among decoys.

    run.py PROGRAM STUB

papers.tsv has what a listing prints: category, date, title, authors. Full author lists, abstracts, versions and decoys
are made up here. Held are: every served paper is found, no decoy is taken, hidden papers are not found, 16 requests are
enough, all faults are survived, and the second run asks nothing.
"""
import hashlib
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM, STUB = sys.argv[1:3]
OWNER = "Aman Gupta"
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
CATEGORY = {"ML": "stat.ML", "ME": "stat.ME", "AO-PH": "physics.ao-ph"}
WORDS = """model data training loss gradient ranking retrieval weather climate language reward alignment sparse memory batch
    layer token attention budget routing user member feed item signal noise bound error rate scale cost latency serving
    distillation calibration benchmark task dataset evaluation prompt translation video mixture quantization""".split()
HIDDEN = {3, 11, 17, 22, 28}
RENAMED = {9, 25}
faults = []


def check(holds, what):
    if not holds:
        faults.append(what)


def prose(seed, words=60):
    rng = random.Random(hashlib.sha1(seed.encode()).hexdigest())
    return " ".join(rng.choice(WORDS) + ("." if i % 12 == 11 else "") for i in range(words)).capitalize() + "."


class Paper:
    def __init__(self, number, category, date, title, authors):
        month, day, *year = date.replace(",", "").split()
        self.number, self.code, self.date, self.title, self.printed = number, category, date, title, authors
        # The listing gives no year where it is the current one, or so its reader thinks.
        self.day = f"{int(year[0]) if year else 2025}-{MONTHS.index(month) + 1:02}-{int(day):02}"
        self.id = f"{self.day[2:4]}{self.day[5:7]}.{10000 + number}"
        names = [name.strip() for name in authors.replace(" et al.", "").split(",")]
        invented = [f"Rika{number} Vandermolen", "Ögmundur Þórsson", "Li Wei"] if "et al." in authors else []
        owner = [] if OWNER in names or not invented else [OWNER]
        self.authors = names + invented[:1] + owner + invented[1:]
        self.abstract = prose(title, 90)

    def listed(self):
        return f"{self.code}{self.date}\n{self.title}\n\n{self.printed}\n\n{self.abstract[:300]}\n"

    def served(self, **changes):
        paper = {
            "id": self.id,
            "title": self.title,
            "authors": self.authors,
            "abstract": self.abstract,
            "categories": [CATEGORY.get(self.code, "cs." + self.code), "cs.DB"],
            "versions": [self.day + "T12:00:00Z"] + ([self.day[:8] + "28T12:00:00Z"] if self.number % 3 == 0 else []),
        }
        if self.number % 4 == 0:
            paper |= {"doi": f"10.5555/paper.{self.number}", "journal_ref": f"J. Papers {self.number} (2025) 1-9"}
        return paper | changes


def decoys(paper):
    head = paper.title.split(":")[0]
    number = paper.number
    yield paper.served(id=f"1801.{20000 + number}", authors=["Maria Fremd", "Otto Niemand"], abstract=prose(f"a{number}"))
    yield paper.served(id=f"1902.{20000 + number}", title=f"{head}: Towards Sampling on Tape Robots", abstract=prose(f"b{number}"))
    words = paper.title.split()
    near = " ".join(words[:-1] + ["Submarines"])
    yield paper.served(id=f"2003.{20000 + number}", title=near, abstract=prose(f"c{number}"), versions=["2020-03-03T00:00:00Z"])
    yield paper.served(id=f"2103.{20000 + number}", title=paper.title + " II", abstract=prose(f"d{number}"))


def corpus(papers):
    for paper in papers:
        yield from decoys(paper)
        if paper.number in HIDDEN:
            continue
        if paper.number in RENAMED:
            later = f"A Second Look at {WORDS[paper.number]} and {WORDS[-paper.number]}"
            versions = [paper.day + "T12:00:00Z", paper.day[:8] + "28T12:00:00Z"]
            yield paper.served(title=later, earlier_titles=[paper.title], versions=versions)
        else:
            yield paper.served()


class Server:
    def __init__(self, path):
        self.process = subprocess.Popen([STUB, "--print-port", path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.base = f"http://127.0.0.1:{self.process.stdout.readline().strip()}"
        self.asked = 0

    def fault(self, name, times=1):
        urllib.request.urlopen(f"{self.base}/control?fault={name}&times={times}&retry_after=", b"")

    def requests(self):
        """How many have come since the last call."""
        lines = urllib.request.urlopen(self.base + "/requests").read().decode().splitlines()
        new = [line for line in lines[self.asked :] if "/api/query" in line]
        self.asked = len(lines)
        return len(new)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Runner:
    def __init__(self, folder, server, listing):
        self.folder, self.server, self.listing = folder, server, listing
        self.report = folder / "report.json"

    def run(self, cache, *more, output="papers.bib"):
        command = [PROGRAM, "enrich", self.listing, "-t", "bibtex", "-o", self.folder / output, "--report", self.report, "--as-of", "2026-11-01"]
        command += ["--arxiv-url", self.server.base + "/api/query", "--min-interval", "0", "-q", *more]
        environment = os.environ | {"XDG_CACHE_HOME": str(self.folder / cache)}
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True, env=environment)
        records = json.loads(self.report.read_text()) if self.report.exists() else []
        return done, records


def check_report(papers, records, what):
    check(len(records) == len(papers), f"{what}: {len(records)} records")
    for paper, record in zip(papers, records):
        where = f"{what}: {paper.number} {paper.title[:40]!r}: {record['status']} {record['arxiv']} {record['score']} {record['reasons']}"
        if paper.number in HIDDEN:
            check(record["status"] == "not-found" and record["arxiv"] is None, where)
        else:
            check(record["status"] == "accepted" and record["arxiv"] == paper.id, where)


def check_output(papers, text):
    for paper in papers:
        if paper.number in HIDDEN:
            continue
        check(f"{{{paper.id}}}" in text, f"no id of {paper.title}")
        check(f"doi           = {{10.48550/arXiv.{paper.id}}}" in text, f"no DOI of {paper.title}")
        if "et al." in paper.printed:
            check(f"Rika{paper.number}" in text, f"authors of {paper.title} are not complete")
        if paper.number % 4 == 0 and paper.number not in RENAMED:
            check(f"journaldoi    = {{10.5555/paper.{paper.number}}}" in text, f"no journal DOI of {paper.title}")
    check(text.count("and others") == len([p for p in papers if p.number in HIDDEN and "et al." in p.printed]), "others left")
    check("Fremd" not in text and "Submarines" not in text, "a decoy was taken")


def main():
    rows = [line.split("\t") for line in (HERE / "papers.tsv").read_text(encoding="utf-8").splitlines()]
    papers = [Paper(number, *row) for number, row in enumerate(rows)]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "corpus.jsonl").write_text("".join(json.dumps(paper) + "\n" for paper in corpus(papers)), encoding="utf-8")
        head = f"{OWNER}\n\nLG\nh-index27\n{len(papers)}papers\n229citations\n\n{len(papers)} Papers\n\n"
        listing = folder / "listing.txt"
        listing.write_text(head + "\n".join(paper.listed() for paper in papers), encoding="utf-8")
        server = Server(folder / "corpus.jsonl")
        runner = Runner(folder, server, listing)
        try:
            done, records = runner.run("cache")
            first = server.requests()
            check(done.returncode == 0, f"exit {done.returncode}: {done.stderr}")
            check_report(papers, records, "first run")
            check_output(papers, (folder / "papers.bib").read_text(encoding="utf-8"))
            check(0 < first <= 16, f"{first} requests")
            again, records = runner.run("cache", output="again.bib")
            check(again.returncode == 0 and server.requests() == 0, "the second run asked again")
            check((folder / "again.bib").read_bytes() == (folder / "papers.bib").read_bytes(), "the second run differs")
            offline, _ = runner.run("cache", "--offline", output="offline.bib")
            check(offline.returncode == 0 and server.requests() == 0, f"offline: {offline.returncode} {offline.stderr}")
            for fault in ("429", "503", "reset", "truncated", "html", "empty"):
                server.fault(fault)
                done, records = runner.run("cache-" + fault, output=fault + ".bib")
                check(done.returncode == 0, f"{fault}: exit {done.returncode}: {done.stderr}")
                check_report(papers, records, fault)
            server.requests()
        finally:
            server.close()
        done, records = runner.run("cache-none", output="none.bib")
        check(done.returncode == 3, f"without a server: exit {done.returncode}")
        check(all(record["status"] == "error" for record in records), "without a server: not all are errors")
    print("\n".join(faults) or f"{len(papers)} papers, {len(HIDDEN)} of them hidden: all as they should be in {first} requests")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
