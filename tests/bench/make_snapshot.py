#!/usr/bin/env python3
"""Writes a synthetic arXiv metadata snapshot to standard output: LINES papers of the shape and size of the real ones,
the same for the same SEED. With --listing FILE the titles and authors of a profile listing are strewn in, so that there
is something to be found.

    make_snapshot.py 1000000 > snapshot.jsonl
"""
import argparse
import json
import random
import re
import sys

CATEGORIES = "cs.LG stat.ML cs.CL cs.CV cs.AI cs.IR math.CO math.AG hep-th hep-ph astro-ph.CO quant-ph cond-mat.str-el".split()
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
SYLLABLES = "ba co di fe gra ho ki lu mo ne op pra qui re sta tri un ver wo xi ya zen tion ing ment ed al ic".split()
SMALL = "of the a for in on with and to via by".split()


def vocabulary(rng, size):
    return ["".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))) for _ in range(size)]


def zipf(size):
    return [1.0 / (rank + 10) for rank in range(size)]


class Maker:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.words = vocabulary(self.rng, 40000)
        self.families = [word.capitalize() for word in vocabulary(self.rng, 20000)]
        self.given = [word.capitalize() for word in vocabulary(self.rng, 2000)]
        # Weighted random draws are slow, so one long list of draws is reused.
        self.drawn = self.rng.choices(self.words, zipf(len(self.words)), k=1 << 20)
        self.place = 0

    def take(self, count):
        if self.place + count > len(self.drawn):
            self.place = self.rng.randrange(1000)
        words = self.drawn[self.place : self.place + count]
        self.place += count
        return words

    def title(self):
        words = self.take(self.rng.randint(5, 13))
        for i in range(2, len(words), 3):
            words[i] = self.rng.choice(SMALL)
        return " ".join(words).capitalize()

    def paper(self, number, title=None, people=None, date=None):
        rng = self.rng
        year, month, day = date or (rng.randint(2007, 2025), rng.randint(1, 12), rng.randint(1, 28))
        people = people or [(rng.choice(self.families), rng.choice(self.given), "") for _ in range(rng.randint(1, 7))]
        created = f"{rng.choice(DAYS)}, {day} {MONTHS[month - 1]} {year} 10:00:00 GMT"
        return {
            "id": f"{15 + number // 1200000:02}{number // 100000 % 12 + 1:02}.{number % 100000:05}",
            "submitter": " ".join(reversed(people[0][:2])),
            "authors": ", ".join(f"{given} {family}" for family, given, _ in people),
            "title": title or self.title(),
            "comments": f"{rng.randint(4, 40)} pages",
            "journal-ref": None,
            "doi": None,
            "report-no": None,
            "categories": " ".join(rng.sample(CATEGORIES, rng.randint(1, 3))),
            "license": "http://arxiv.org/licenses/nonexclusive-distrib/1.0/",
            "abstract": "  " + " ".join(self.take(rng.randint(80, 200))) + ".\n",
            "versions": [{"version": "v1", "created": created}],
            "update_date": f"{year}-{month:02}-{day:02}",
            "authors_parsed": [list(person) for person in people],
        }


def listed(path):
    """(title, [(family, given, "")], (year, month, day)) of each paper of a listing."""
    text = open(path, encoding="utf-8").read()
    pattern = re.compile(r"^[A-Za-z-]+?[ \t]?([A-Z][a-z]{2}) (\d+)(?:, (\d{4}))?(?:Code)?\n(.+)\n\n(.+)\n", re.M)
    for month, day, year, title, authors in pattern.findall(text):
        names = [name.strip() for name in authors.replace(" et al.", "").split(",")]
        people = [(name.split()[-1], " ".join(name.split()[:-1]), "") for name in names]
        owner = [("Gupta", "Aman", "")] if "et al." in authors and "Aman Gupta" not in authors else []
        yield title, people + owner, (int(year or 2025), MONTHS.index(month) + 1, int(day))


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("lines", type=int)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--listing")
    given = arguments.parse_args()
    maker = Maker(given.seed)
    wanted = list(listed(given.listing)) if given.listing else []
    step = max(1, given.lines // (len(wanted) + 1))
    dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    for line in range(given.lines):
        paper = wanted.pop(0) if wanted and line % step == step - 1 else ()
        made = maker.paper(line, *paper)
        sys.stdout.write(dumps(made) + "\n")


if __name__ == "__main__":
    main()
