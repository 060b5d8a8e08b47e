#!/usr/bin/env python3
"""Other programs read what opcit writes, without a warning: pandoc and biber the .bib, bibutils the .ris; the official
schemas accept the CSL-JSON and the ORCID XML. Programs that are not installed, and files outside the repository that are
missing, are reported and skipped. Arguments: the program, a listing.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

PROGRAM, LISTING = sys.argv[1], sys.argv[2]
SHARED = pathlib.Path(__file__).resolve().parents[3] / "shared" / "cases"
faults, skipped = [], []


def run(*command, folder=None):
    return subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=folder)


def convert(name, path):
    done = run(PROGRAM, "convert", LISTING, "-t", name, "-o", str(path), "-q", "--as-of", "2026-11-22")
    if done.returncode != 0:
        faults.append(f"opcit -t {name}: exit {done.returncode}: {done.stderr}")
    return path


def expect(what, good, detail):
    print(("ok: " if good else "FAILED: ") + what)
    if not good:
        faults.append(f"{what}: {detail}")


def present(program):
    if shutil.which(program):
        return True
    skipped.append(program)
    return False


def schema(pattern):
    found = sorted(SHARED.glob(pattern))
    if not found:
        skipped.append(pattern)
    return found[0] if found else None


def check_pandoc(path, name, records):
    done = run("pandoc", "-f", name, "-t", "csljson", str(path))
    seen = json.loads(done.stdout or "[]")
    expect(f"pandoc reads {name}", len(seen) == len(records) and not done.stderr, done.stderr)
    titles = [re.sub(r"<[^>]+>", "", entry["title"]).casefold() for entry in seen]
    wanted = [entry["title"].casefold() for entry in records]
    fold = lambda text: re.sub(r"[^a-z0-9]+", "", text)
    expect(f"pandoc sees the titles of {name}", sorted(map(fold, titles)) == sorted(map(fold, wanted)), titles)


def check_biber(path, folder):
    done = run("biber", "--tool", path.name, folder=folder)
    bad = [line for line in done.stdout.splitlines() if "WARN" in line or "ERROR" in line]
    expect(f"biber reads {path.name}", done.returncode == 0 and not bad, bad or done.stdout)


def check_bibutils(path, records):
    done = run("ris2xml", str(path))
    bad = [line for line in done.stderr.splitlines() if "Processed" not in line]
    expect("bibutils reads the RIS", done.stdout.count("<mods ") == len(records) and not bad, bad)


def check_csl(path, records):
    try:
        import jsonschema
    except ImportError:
        return skipped.append("python3-jsonschema")
    found = schema("csl-json/**/csl-data.json")
    if found:
        errors = list(jsonschema.Draft7Validator(json.loads(found.read_text())).iter_errors(records))
        expect("the CSL-JSON is valid against csl-data.json", not errors, errors[:1])


def check_orcid(path):
    found = schema("orcid/record_3.0/bulk-3.0.xsd")
    if found and present("xmllint"):
        done = run("xmllint", "--nonet", "--noout", "--schema", str(found), str(path))
        expect("the ORCID XML is valid against bulk-3.0.xsd", done.returncode == 0, done.stderr)


def check_no_tex(folder):
    for name in ("refs.ris", "refs.json", "works.xml"):
        text = (folder / name).read_text(encoding="utf-8")
        text = re.sub(r"<work:citation-value>.*?</work:citation-value>", "", text, flags=re.S)
        text = re.sub(r'"custom": .*', "", text)
        residue = re.findall(r".{0,20}(?:\\[a-zA-Z%]|\$).{0,20}", text.replace("\\n", " "))
        expect(f"no TeX is left in {name}", not residue, residue[:3])


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    records = json.loads(convert("csl-json", folder / "refs.json").read_text(encoding="utf-8"))
    bibtex, biblatex = convert("bibtex", folder / "refs.bib"), convert("biblatex", folder / "refs.biblatex.bib")
    ris, works = convert("ris", folder / "refs.ris"), convert("orcid", folder / "works.xml")
    if present("pandoc"):
        check_pandoc(bibtex, "bibtex", records)
        check_pandoc(biblatex, "biblatex", records)
    if present("biber"):
        check_biber(bibtex, folder)
        check_biber(biblatex, folder)
    if present("ris2xml"):
        check_bibutils(ris, records)
    check_csl(folder / "refs.json", records)
    check_orcid(works)
    check_no_tex(folder)

for what in skipped:
    print(f"skipped: {what} is not here")
print("\n".join(map(str, faults)))
sys.exit(1 if faults else 0)
