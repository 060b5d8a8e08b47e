#!/usr/bin/env python3
"""One row a diagnostic code: a small input that causes it, with the place and the message that a user sees.

A code without a row here must be named by another test. Arguments: the program, the folder of the tests.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

PROGRAM, TESTS = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])

FEED = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">%s</feed>'
PAGE = "Jane Doe\n\nLG\nh-index27\n\n1 Papers\n\n%s"
PAPER = "LGSep 20, 2024\nOn Frogs in Ponds\n\nJohannes Schmude, Sujit Roy\n\nFrogs were seen in each of the ponds.\n"
REFERENCES = ('References\n\n[1] J. Roe, "Frogs in ponds," Journal of Ponds, vol. 12, pp. 1-10, 2019.\n\n'
              '[2] A. Poe, "Toads in ditches," Journal of Ditches, vol. 2, pp. 11-20, 2020.\n\n[3] see the 2019 leaflet\n')

# (code, name of the input, options, input, "line:column" or None, detail or None)
ROWS = [
    ("empty-input", "a.bib", "-t ris", "", None, None),
    ("empty-input", "a.json", "-t ris", "[]", None, None),
    ("unreadable-input", "missing.bib", "-t ris", None, None, None),
    ("unknown-format", "a.dat", "-t ris", "\n  nothing known\n", "1:1", None),
    ("no-record", "a.bib", "-t ris", "words only\n", None, None),
    ("key-not-found", "a.bib", "-t ris --only x", "@misc{a, title = {A}}", None, "x"),
    ("suffix-mismatch", "a.bib", "-t ris -o out.bib", "@misc{a, title = {A}}", None, None),
    ("record-too-large", "a.bib", "-t ris --max-record 40", "@misc{b, title = {B}}\n@misc{a, title = {" + 90 * "x" + "}}\n", "2:1", None),
    ("truncated-input", "a.json", "-t ris", '[{"id": "a", "type": "book"}', "1:29", None),
    ("invalid-utf8", "a.bib", "-t ris", b"@misc{a,\n  title = {Caf\xe9}}\n", "2:15", None),
    ("undecodable", "a.bib", "-t ris --encoding utf-16le", b"\x00\xd8@\x00m\x00i\x00s\x00c\x00{\x00a\x00}\x00", "1:1", None),
    ("duplicate-key", "a.bib", "-t ris", "@misc{a, title = {A}}\n@misc{a, title = {B}}\n", "2:1", "a"),
    ("unknown-type", "a.ris", "-t bibtex", "TY  - NOTHING\nTI  - A\nER  - \n", "1:7", None),
    ("bad-date", "a.ris", "-t bibtex", "TY  - BOOK\nTI  - A\nDA  - soon\nER  - \n", "3:7", None),
    ("bad-date", "a.bib", "-t ris", "@misc{a,\n  date = {2020-13-45}}\n", "2:10", None),
    ("missing-type", "a.ris", "-t bibtex -f ris", "TI  - A\nAU  - B\nER  - \n", "1:1", None),
    ("missing-end", "a.ris", "-t bibtex", "TY  - BOOK\nTI  - A\n", "1:1", None),
    ("stray-text", "a.ris", "-t bibtex", "TY  - BOOK\nTI  - A\nER  - \n\nstray\n\nTY  - BOOK\nTI  - B\nER  - \n", "5:1", None),
    ("malformed-xml", "a.atom", "-t bibtex", FEED % "<entry><title>A & </b></entry>", None, None),
    ("unknown-macro", "a.bib", "-t ris", "@misc{a,\n  title = {A \\zzz{b}}}\n", None, None),
    ("unbalanced-tex", "a.bib", "-t ris", "@misc{a,\n  title = {A $x}}\n", None, None),
    ("unclosed-brace", "a.bib", "-t ris", "@misc{a, title = {A\n@misc{b, title = {B}}\n", "1:18", None),
    ("unclosed-quote", "a.bib", "-t ris", '@misc{a, title = "A\n@misc{b, title = {B}}\n', "1:18", None),
    ("missing-comma", "a.bib", "-t ris", "@misc{a,\n  title = {A}\n  year = 2020}\n", "2:14", None),
    ("missing-equals", "a.bib", "-t ris", "@misc{a,\n  title {A}}\n", "2:8", None),
    ("missing-key", "a.bib", "-t ris", "@misc{title = {A}}\n", "1:1", None),
    ("blank-in-key", "a.bib", "-t ris", "@misc{a b,\n  title = {A}}\n", "1:7", None),
    ("unquoted-value", "a.bib", "-t ris", "@misc{a,\n  pages = 1--2}\n", "2:11", None),
    ("undefined-macro", "a.bib", "-t ris", "@misc{a,\n  journal = nature}\n", "2:13", "nature"),
    ("unresolved-parent", "a.bib", "-t ris", "@inproceedings{a,\n  title = {A},\n  crossref = {b}}\n", "3:14", "b"),
    ("inheritance-circle", "a.bib", "-t ris", "@inproceedings{a, title = {A}, crossref = {b}}\n@proceedings{b, title = {B}, crossref = {a}}\n", None, None),
    ("nested-too-deep", "a.bib", "-t ris --max-depth 1", "@misc{a,\n  title = {a{b{c}}}}\n", "2:15", None),
    ("bad-json", "a.json", "-t ris -f csl-json", '[{"id": "a", "type": }]', None, None),
    ("not-a-record", "a.json", "-t ris -f csl-json", '[{"id": "a", "type": "book", "title": "A"}, 7]', "1:45", None),
    ("duplicate-member", "a.json", "-t ris", '[{"id": "a", "type": "book", "title": "A", "title": "B"}]', None, None),
    ("no-self-identifier", "a.bib", "-t orcid", "@misc{a,\n  title = {A}}\n", "1:1", None),
    ("text-outside-records", "a.bib", "-t ris", "@misc{a, title = {A}}\n" + "".join(f"line {i} of a text\n\n" for i in range(9)), None,
     "9 lines, 153 of 184 bytes"),
    ("no-latex-spelling", "a.json", "-t bibtex --ascii", '[{"id": "a", "type": "book", "title": "\u6f22"}]', None, None),
    ("unknown-category", "a.txt", "-t ris --as-of 2026-01-01", PAGE % PAPER.replace("LG", "QQ"), "8:1", "QQ"),
    ("unknown-badge", "a.txt", "-t ris --as-of 2026-01-01", PAGE % PAPER.replace("2024", "2024Zork"), None, None),
    ("missing-authors", "a.txt", "-t ris --as-of 2026-01-01", PAGE % PAPER.replace("Johannes Schmude, Sujit Roy\n\n", ""), None, None),
    ("missing-title", "a.txt", "-t ris --as-of 2026-01-01", PAGE % ("LGSep 20, 2024\n\n" + PAPER), None, None),
    ("missing-abstract", "a.txt", "-t ris --as-of 2026-01-01", PAGE % (PAPER.replace("Frogs were seen in each of the ponds.\n", "") + "\n" + PAPER), None, None),
    ("missing-date", "a.txt", "-t ris --as-of 2026-01-01", PAGE % (PAPER + "\n" + PAPER.replace("LGSep 20, 2024", "LG")), None, None),
    ("repeated-entry", "a.txt", "-t ris --as-of 2026-01-01", PAGE % (PAPER + "\n" + PAPER), "15:1", None),
    ("page-read", "a.txt", "-t ris", REFERENCES, "1:1", None),
    ("unread-citation", "a.txt", "-t ris", REFERENCES, "7:5", None),
    ("missing-category", "a.txt", "-t ris --as-of 2026-01-01", PAGE % (PAPER + "\n" + PAPER.replace("LGSep", "Sep").replace("Frogs", "Toads")), None, None),
    ("missing-header", "a.txt", "-t ris --as-of 2026-01-01", PAPER, None, None),
    ("cut-off", "a.txt", "-t ris --as-of 2026-01-01", PAGE % (PAPER + "\nLGSep 20, 2024\n"), None, None),
    ("category-resolved", "a.txt", "-t ris --as-of 2026-01-01", PAGE % PAPER.replace("LG", "GR"), "8:1", "GR -> cs.GR"),
    ("ambiguous-category", "a.txt", "-t ris --as-of 2026-01-01", PAGE.replace("LG", "GR") % PAPER.replace("LG", "GR"), "8:1", None),
    ("unknown-statistic", "a.txt", "-t ris --as-of 2026-01-01", PAGE.replace("h-index27", "h-index27\nzork12") % PAPER, None, None),
    ("title-left-out", "a.txt", "-t ris --as-of 2026-01-01", PAGE % PAPER.replace("Sujit Roy", "Prof. Dr. Sujit Roy"), None, None),
    ("field-truncated", "a.bib", "-t orcid", "@misc{a, title = {A}, doi = {10.1000/x}, abstract = {" + 1200 * "words " + "}}", None, None),
    ("count-mismatch", "a.txt", "-t ris --as-of 2026-01-01", PAGE.replace("1 Papers", "7 Papers") % PAPER, None, None),
    ("field-moved", "a.bib", "-t orcid", "@misc{a, title = {A}, doi = {10.1000/x}, primaryclass = {cs.LG}, eprint = {2401.00001}, eprinttype = {arxiv}}", None, None),
    ("field-dropped", "a.bib", "-t ris", "@misc{a,\n  title = {A}, primaryclass = {x}, gender = {pf}}\n", None, None),
]

# Its rules have an example each, which the tests of src/check run.
LIST_RULES = ["check", "--rules"]
# Codes that nothing reports any more; their names stay taken.
RETIRED = {"unsupported-encoding"}
# It needs many namesakes, and the sorting of records decides: tests/unit/people.
DECIDED_ELSEWHERE = {"person-unsure"}


def diagnostics(row, folder):
    code, name, options, text, _, _ = row
    if text is not None:
        (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    command = [PROGRAM, "convert", name, *options.split(), "--format", "json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace", timeout=60)
    return [json.loads(line) for line in done.stderr.splitlines()], done.returncode


def fault_of(row, codes):
    """What is not as the row says, or nothing."""
    code, _, _, _, place, detail = row
    with tempfile.TemporaryDirectory(prefix="opcit-codes-") as folder:
        found, status = diagnostics(row, pathlib.Path(folder))
    same = [each for each in found if each["code"] == code]
    if not same:
        return f"not reported; instead {[each['code'] for each in found]}"
    first = same[0]
    seen = f"{first['line']}:{first['column']}" if "line" in first else None
    severity, message = codes[code]
    if (first["severity"], first["message"]) != (severity, message):
        return f"says {first['severity']}: {first['message']}"
    if place is not None and seen != place:
        return f"at {seen}, not at {place}"
    if detail is not None and first.get("detail") != detail:
        return f"of '{first.get('detail')}', not of '{detail}'"
    if (severity == "error") != (status != 0):
        return f"exit {status}" if severity == "error" or status != 0 and all(each["severity"] != "error" for each in found) else None
    return None


def listed_codes():
    text = subprocess.run([PROGRAM, "explain"], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in text.splitlines()]
    return {name: (severity, message) for name, severity, message in rows}


def main():
    codes = listed_codes()
    faults = [f"{row[0]} ({row[3]!r:.60}): {fault}" for row in ROWS if (fault := fault_of(row, codes))]
    rules = subprocess.run([PROGRAM, *LIST_RULES], capture_output=True, text=True, check=True).stdout
    covered = {row[0] for row in ROWS} | {line.split("\t")[0] for line in rules.splitlines()}
    tests = "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in sorted(TESTS.rglob("*"))
                      if path.suffix in (".cpp", ".t", ".py", ".txt", ".sh") and path.name != pathlib.Path(__file__).name)
    for code in codes.keys() - RETIRED - DECIDED_ELSEWHERE:
        if code not in covered and code not in tests and f"Code::{code.replace('-', '_')}" not in tests:
            faults.append(f"{code}: no test names it")
    print("\n".join(faults) or f"{len(ROWS)} rows, {len(codes)} codes")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
