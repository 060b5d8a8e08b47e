#!/usr/bin/env python3
"""Writes a synthetic dblp.xml to standard output: RECORDS papers with the elements and sizes of real ones, the same for
the same SEED.

    make_dblp.py 1000000 > dblp.xml
"""
import argparse
import random
import sys

from make_snapshot import SMALL, vocabulary, zipf

VENUES = [("conf", name) for name in "ICML NeurIPS SIGIR CVPR ICRA CHI KDD AAAI ACL SODA".split()]
JOURNALS = [("journals", name) for name in ("IEEE Trans. Inf. Theory", "Commun. ACM", "J. ACM", "Neurocomputing", "CoRR")]


class Maker:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.words = vocabulary(self.rng, 40000)
        self.drawn = self.rng.choices(self.words, zipf(len(self.words)), k=1 << 20)
        families = [word.capitalize() for word in vocabulary(self.rng, 20000)]
        given = [word.capitalize() for word in vocabulary(self.rng, 2000)]
        self.people = [f"{self.rng.choice(given)} {self.rng.choice(families)}" for _ in range(200000)]

    def title(self):
        place = self.rng.randrange(len(self.drawn) - 20)
        words = self.drawn[place : place + self.rng.randint(5, 13)]
        for i in range(2, len(words), 3):
            words[i] = self.rng.choice(SMALL)
        return " ".join(words).capitalize()

    def record(self, number):
        rng = self.rng
        room, venue = rng.choice(VENUES + JOURNALS)
        year = rng.randint(1990, 2026)
        first = rng.randint(1, 900)
        element, place = ("inproceedings", "booktitle") if room == "conf" else ("article", "journal")
        short = venue.split()[-1].lower().strip(".")
        authors = "".join(f"<author>{rng.choice(self.people)}</author>\n" for _ in range(rng.randint(1, 6)))
        return (
            f'<{element} mdate="{year}-06-01" key="{room}/{short}/P{number}">\n{authors}<title>{self.title()}.</title>\n'
            f"<pages>{first}-{first + rng.randint(3, 20)}</pages>\n<year>{year}</year>\n<{place}>{venue}</{place}>\n"
            f"<ee>https://doi.org/10.5555/{short}.{number}</ee>\n"
            f"<crossref>{room}/{short}/{year}</crossref>\n<url>db/{room}/{short}/{short}{year}.html#P{number}</url>\n"
            f"</{element}>\n"
        )


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("records", type=int)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    maker = Maker(given.seed)
    out = sys.stdout
    out.write('<?xml version="1.0" encoding="ISO-8859-1"?>\n<!DOCTYPE dblp SYSTEM "dblp.dtd">\n<dblp>\n')
    for number in range(given.records):
        out.write(maker.record(number))
    out.write("</dblp>\n")


if __name__ == "__main__":
    main()
