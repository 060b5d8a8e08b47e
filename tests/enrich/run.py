#!/usr/bin/env python3
"""Enriches a listing of 32 papers from a loopback arXiv that serves most of them among decoys.

    run.py PROGRAM STUB

papers.tsv has what a listing prints: category, date, title, authors. Full author lists, abstracts, versions and decoys
are made up here. Held are: every served paper is found, no decoy is taken, hidden papers are not found, 16 requests are
enough, all faults are survived, and the second run asks nothing; an interrupted or killed run is taken up where it
ended, and two that run at once keep the interval together.
"""
import datetime
import hashlib
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time
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
FAULTS = ("429", "503", "reset", "truncated", "cut", "html", "empty", "drip", "redirects", "huge", "bomb")
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
        # Dates without a year are in 2025, as the reader infers.
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


def shifted(day, days):
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days)).isoformat() + "T12:00:00Z"


def decoys(paper):
    """Papers that are similar but not the same: by others or by the same people, with the same abstract or another."""
    head = paper.title.split(":")[0]
    words = paper.title.split()
    near = " ".join(words[:-1] + ["Submarines"])
    kinds = [
        {"authors": ["Maria Fremd", "Otto Niemand"], "abstract": prose(f"a{paper.number}")},
        {"authors": ["Maria Fremd", "Otto Niemand", "Wu Ming"]},
        {"title": f"{head}: Towards Sampling on Tape Robots", "abstract": prose(f"b{paper.number}")},
        {"title": f"{head}: Towards Sampling on Tape Robots"},
        {"title": near, "abstract": prose(f"c{paper.number}"), "versions": ["2020-03-03T00:00:00Z"]},
        {"title": near},
        {"title": near, "versions": [shifted(paper.day, 0), shifted(paper.day, 9)]},
        {"title": paper.title + " II"},
        {"title": paper.title + " (Extended Version)"},
        {"title": "Towards " + paper.title, "abstract": ""},
    ]
    if paper.number not in HIDDEN:
        # Next to the real paper, these are rejected; alone, they would be ambiguous.
        kinds.append({"authors": paper.authors[:1]})
        kinds.append({"title": paper.title.replace(" for ", " of the ").replace(" in ", " within the ") + " Revisited"})
    for kind, changes in enumerate(kinds):
        yield paper.served(**({"id": f"{1801 + kind}.{20000 + paper.number}"} | changes))


def is_misprinted(paper):
    """One of the printed names is not among the authors: the paper is found, and its list is not completed."""
    return paper.number % 10 == 7 and "et al." in paper.printed


def as_printed_otherwise(paper):
    """Differences between arXiv and the listing that still mean the same paper."""
    names = list(paper.authors)
    names[1:2] = ["Somebody Else"] if is_misprinted(paper) else names[1:2]
    return [
        {"title": paper.title.lower()},
        {"title": paper.title.replace(" ", "\n  ", 1)},
        {"title": "{" + paper.title.replace(" ", "} ", 1).replace("Beta", "$\\beta$")},
        {"versions": [shifted(paper.day, -9), shifted(paper.day, 5)]},
        {"versions": [shifted(paper.day, -40), shifted(paper.day, 0)]},
        {"versions": [shifted(paper.day, 1)]},
        {"authors": names},
        {"authors": [name if "Rika" in name else name.replace("ou", "où").replace("a", "ä") for name in paper.authors]},
        {"comment": "This paper has been withdrawn", "abstract": "Withdrawn.", "versions": [shifted(paper.day, 0), shifted(paper.day, 30)]},
    ]


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
            changes = [{}] + as_printed_otherwise(paper)
            yield paper.served(**changes[paper.number % len(changes)])


class Server:
    def __init__(self, path):
        self.process = subprocess.Popen([STUB, "--print-port", path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.base = f"http://127.0.0.1:{self.process.stdout.readline().strip()}"
        self.asked = 0

    def fault(self, name, times=1):
        urllib.request.urlopen(f"{self.base}/control?fault={name}&times={times}&retry_after=", b"")

    def new_requests(self):
        """Times in ms of the requests since the last call."""
        lines = urllib.request.urlopen(self.base + "/requests").read().decode().splitlines()
        new = [int(line.split()[0]) for line in lines[self.asked :] if "/api/query" in line]
        self.asked = len(lines)
        return new

    def requests(self):
        return len(self.new_requests())

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Runner:
    def __init__(self, folder, server, listing):
        self.folder, self.server, self.listing = folder, server, listing
        self.report = folder / "report.json"

    def start(self, cache, *more, output="papers.bib", interval="0"):
        command = [PROGRAM, "enrich", self.listing, "-t", "bibtex", "-o", self.folder / output, "--report", self.report, "--as-of", "2026-11-01"]
        command += ["--arxiv-url", self.server.base + "/api/query", "--min-interval", interval, "-q", *more]
        command = [str(part) for part in command]
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=self.environment(cache))

    def environment(self, cache):
        return os.environ | {"XDG_CACHE_HOME": str(self.folder / cache)}

    def answers(self, cache):
        """Number of answers in the cache."""
        told = subprocess.run([PROGRAM, "cache", "info", "--json"], capture_output=True, text=True, env=self.environment(cache))
        return json.loads(told.stdout)["answers"] if told.returncode == 0 else 0

    def run(self, cache, *more, **how):
        process = self.start(cache, *more, **how)
        process.said = process.communicate()[1]
        return process, self.records()

    def records(self):
        return json.loads(self.report.read_text()) if self.report.exists() else []


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
            check((f"Rika{paper.number}" in text) != is_misprinted(paper), f"authors of {paper.title} are not as they should be")
        if paper.number % 4 == 0:
            check(f"journaldoi    = {{10.5555/paper.{paper.number}}}" in text, f"no journal DOI of {paper.title}")
    left = [p for p in papers if "et al." in p.printed and (p.number in HIDDEN or is_misprinted(p))]
    check(text.count("and others") == len(left), "others left")
    check("Fremd" not in text and "Submarines" not in text, "a decoy was taken")


def check_resumption(papers, runner, number, needed):
    """Stops a run after its second answer; the next run requests only the rest."""
    what, cache = signal.Signals(number).name, f"cache-{number}"
    output = runner.folder / f"{what}.bib"
    output.write_text("what was there\n")
    runner.report.unlink()
    process = runner.start(cache, output=output.name, interval="400ms")
    while runner.answers(cache) < 2 and process.poll() is None:
        time.sleep(0.02)
    process.send_signal(number)
    process.communicate()
    runner.server.requests()
    known = runner.answers(cache)
    check(process.returncode == (130 if number == signal.SIGINT else -number), f"{what}: exit {process.returncode}")
    check(output.read_text() == "what was there\n" and not runner.report.exists(), f"{what}: a half written file")
    left = [path.name for path in runner.folder.iterdir() if path.name.startswith(".") or path.name.endswith((".part", ".tmp"))]
    check(not left, f"{what}: {left} left")
    done, records = runner.run(cache, output=output.name)
    after = runner.server.requests()
    check(2 <= known < needed, f"{what}: {known} of {needed} answers were there")
    check(done.returncode == 0 and after == needed - known, f"{what}: {after} requests with {known} answers: {done.said}")
    check_report(papers, records, what)


def check_gate(runner, needed):
    """Two runs that start at the same time, with different requests."""
    interval = 150
    processes = [runner.start("cache-two", "--max-age", "0", output=f"two{i}.bib", interval=f"{interval}ms") for i in (1, 2)]
    for process in processes:
        process.communicate()
        check(process.returncode == 0, f"two at once: exit {process.returncode}")
    times = runner.server.new_requests()
    check(len(times) == 2 * needed, f"two at once: {len(times)} requests")
    apart = min(later - earlier for earlier, later in zip(times, times[1:]))
    check(apart >= interval - 5, f"two at once: only {apart} ms apart")


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
            check(done.returncode == 0, f"exit {done.returncode}: {done.said}")
            check_report(papers, records, "first run")
            check_output(papers, (folder / "papers.bib").read_text(encoding="utf-8"))
            check(0 < first <= 16, f"{first} requests")
            again, records = runner.run("cache", output="again.bib")
            check(again.returncode == 0 and server.requests() == 0, "the second run asked again")
            check((folder / "again.bib").read_bytes() == (folder / "papers.bib").read_bytes(), "the second run differs")
            offline, _ = runner.run("cache", "--offline", output="offline.bib")
            check(offline.returncode == 0 and server.requests() == 0, f"offline: {offline.returncode} {offline.said}")
            for fault in FAULTS:
                server.fault(fault)
                patience = ["--timeout", "4s"] if fault == "drip" else []
                done, records = runner.run("cache-" + fault, *patience, output=fault + ".bib")
                check(done.returncode == 0, f"{fault}: exit {done.returncode}: {done.said}")
                check_report(papers, records, fault)
            server.requests()
            for number in (signal.SIGINT, signal.SIGKILL):
                check_resumption(papers, runner, number, first)
            check_gate(runner, first)
        finally:
            server.close()
        done, records = runner.run("cache-none", output="none.bib")
        check(done.returncode == 3, f"without a server: exit {done.returncode}")
        check(all(record["status"] == "error" for record in records), "without a server: not all are errors")
    print("\n".join(faults) or f"{len(papers)} papers, {len(HIDDEN)} of them hidden: all as they should be in {first} requests")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
