#!/usr/bin/env python3
"""Checks the rules of the tree (ARCHITECTURE.md): a format is one folder, one line, one tests folder and one man page;
dependencies point one way; the library prints nothing; the man pages know every command, option and diagnostic code.

Arguments: the source folder, the program. --update rewrites the list of codes in man/opcit-diagnostics.7.
"""
import json
import pathlib
import re
import subprocess
import sys
import textwrap

SOURCE, PROGRAM = pathlib.Path(sys.argv[1]), sys.argv[2]
faults = []


def read(path):
    return (SOURCE / path).read_text(encoding="utf-8")


def say(fault):
    faults.append(fault)


def output(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=True).stdout


def plain_roff(text):
    return text.replace("\\-", "-").replace("\\(en", "-")


def check_formats():
    ids = sorted(entry["id"] for entry in json.loads(output("formats", "--json"))["formats"])
    lines = [line for line in read("formats/builtin.cpp").splitlines() if "registry.add(" in line]
    if len(lines) != len(ids) or lines != sorted(lines):
        say("formats/builtin.cpp: one line a format, in alphabetical order")
    for name in ids:
        if not (SOURCE / f"man/opcit-{name}.5").exists():
            say(f"the format '{name}' has no man/opcit-{name}.5")
    for folder in sorted(path.name for path in (SOURCE / "formats").iterdir() if any(path.glob("*"))):
        for path in (f"formats/{folder}/QUIRKS.md", f"tests/formats/{folder}"):
            if not (SOURCE / path).exists():
                say(f"formats/{folder} has no {path}")
        if (SOURCE / "src" / folder).exists():
            say(f"src/{folder} has the name of a folder of formats")


def sources(*rooms):
    for room in rooms:
        for path in sorted((SOURCE / room).rglob("*")):
            if path.suffix in (".cpp", ".h"):
                yield path.relative_to(SOURCE), path.read_text(encoding="utf-8")


# The folders that each folder of src may include, besides the public headers and itself; lowest layer first.
ALLOWED = {
    "src/base": set(),
    "src/text": {"base"},
    "src/latex": {"base", "text"},
    "src/syntax": {"base", "text", "model"},
    "src/model": {"base", "text"},
    "src/names": {"base", "text", "model"},
    "src/io": {"base", "text"},
    "src/diagnostics": {"base", "text"},
    "src/plugin": {"io"},
    "src/sidecar": {"base", "text", "syntax", "diagnostics", "io"},
    "src/pipeline": {"base", "text", "model", "names", "diagnostics", "io", "sidecar"},
    "src/match": {"base", "text", "model", "names"},
    "src/people": {"base", "text", "model", "names"},
    "src/faults": {"base", "text", "latex"},
    "src/check": {"base", "text", "model", "names", "match", "sidecar", "faults"},
    "src/update": {"base", "text", "model", "names", "match", "sidecar", "io", "diagnostics"},
    "src/http": {"base", "text", "io"},
    "src/index": {"http"},
    "src/module": {"base", "http", "index", "io"},
    "src/sources": {"base", "text", "model", "match", "sidecar", "http", "index", "module"},
    "src/verify": {"base", "text", "syntax", "model", "match", "http", "index", "module", "sources"},
    "src/enrich": {"base", "text", "syntax", "model", "names", "diagnostics", "io", "pipeline", "match", "http", "index", "module", "sources", "verify"},
    "src/cli": {"base", "diagnostics", "model", "faults", "io", "http", "module", "sources", "verify", "enrich", "check", "update", "people"},
}
# The folders that formats may include, besides their own.
FORMATS_ALLOWED = {"opcit", "base", "text", "latex", "syntax", "model", "names", "diagnostics", "faults"}
# Formats that other formats may include: ORCID's citation is an entry of BibTeX.
SHARED = {"orcid": {"bibtex"}, "lists": {"bibtex"}, "cv": {"bibtex"}, "hayagriva": {"cv"}, "ris": {"csl"}, "nbib": {"csl"}, "crossref": {"csl"}, "datacite": {"csl"}, "dblp": {"csl"}, "openalex": {"csl"}}


def included(text):
    return re.findall(r'#include "([^"]+)"', text)


def check_dependencies():
    rooms = {path.name for path in (SOURCE / "src").iterdir() if path.is_dir() and any(path.rglob("*.cpp"))}
    for room in rooms - {name.split("/")[1] for name in ALLOWED}:
        say(f"src/{room} is not in the table of dependencies of tests/tree/check.py")
    for room, allowed in ALLOWED.items():
        own = room.split("/")[1]
        for path, text in sources(room):
            for header in included(text):
                if header.split("/")[0] not in allowed | {own, "opcit"}:
                    say(f"{path} includes {header}: {room} must not depend on that")
    for path, text in sources("formats"):
        own = path.parts[1]
        for header in included(text):
            if own != "builtin.cpp" and header.split("/")[0] not in FORMATS_ALLOWED | {own} | SHARED.get(own, set()):
                say(f"{path} includes {header}: a format depends on no other format and on no outer folder")


def circle(graph):
    """A cyclic path, or None."""
    done, path = set(), []

    def walk(node):
        if node in path:
            return path[path.index(node):] + [node]
        if node in done:
            return None
        path.append(node)
        for following in sorted(graph.get(node, ())):
            if found := walk(following):
                return found
        path.pop()
        done.add(node)
        return None

    return next(filter(None, map(walk, sorted(graph))), None)


def check_circles():
    """No folder, and no component (a header and its source), includes itself indirectly."""
    files = dict(sources("src", "formats"))
    folders, components = {}, {}
    for path, text in files.items():
        for header in included(text):
            for target in (pathlib.Path("src") / header, pathlib.Path("formats") / header):
                if target not in files:
                    continue
                for graph, key in ((folders, lambda p: str(p.parent)), (components, lambda p: str(p.with_suffix("")))):
                    # A folder and those inside it are one room: dialects of a reader use its lines and tables.
                    nested = path.parent == target.parent.parent or target.parent == path.parent.parent
                    if key(path) != key(target) and not (nested and graph is folders):
                        graph.setdefault(key(path), set()).add(key(target))
    for graph in (folders, components):
        if found := circle(graph):
            say("a circle of includes: " + " -> ".join(found))


def check_library_is_silent():
    forbidden = re.compile(r"std::c(out|err|log)\b|\b(printf|puts|abort|exit|_exit)\(|fwrite\([^;]*std(out|err)")
    for path, text in sources("src", "formats", "include"):
        if path.parts[:2] == ("src", "cli"):
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if forbidden.search(line.split("//")[0]):
                say(f"{path}:{number}: the library prints nothing and ends nothing: {line.strip()}")


def check_one_unicode_room():
    for path, text in sources("src", "formats", "include"):
        if "<unicode/" in text and path.parts[:2] != ("src", "text") and path.stem != "utf8":
            say(f"{path}: src/text is the only user of ICU, besides src/base/utf8.cpp")


def options_of(*command):
    """Includes the options of subcommands: opcit arxiv get."""
    text = output(*command, "--help=all")
    options = re.findall(r"--[a-z][a-z-]+", text)
    for below in re.findall(r"^  ([a-z]+)  ", text.partition("\nSubcommands:")[2], re.M):
        options += options_of(*command, below)
    return options


def check_one_network_room():
    for path, text in sources("src", "formats", "include"):
        if re.search(r"<(curl/|sqlite3\.h)", text) and path.parts[:3] != ("src", "module", "backend"):
            say(f"{path}: src/module/backend is the only user of libcurl and SQLite")


def check_man_pages():
    commands = re.findall(r"^  ([a-z-]+)  ", output("help", "--all"), re.M)
    for command in commands:
        page = SOURCE / f"man/opcit-{command}.1"
        if not page.exists():
            say(f"the command '{command}' has no man/opcit-{command}.1")
            continue
        text = plain_roff(page.read_text(encoding="utf-8"))
        for option in options_of(command):
            if option not in text and option not in ("--help",):
                say(f"man/opcit-{command}.1 does not know {option}")


def codes():
    return re.findall(r"^(\S+) +(note|warning|error) +(.*)$", output("explain"), re.M)


def roff(text):
    return text.replace("\\", "\\e").replace("-", "\\-")


def filled(text):
    lines = textwrap.wrap(roff(text), 78, break_long_words=False, break_on_hyphens=False)
    # A line that begins with a quote or a dot would be a request.
    return "".join(("\\&" if line[0] in ".'" else "") + line + "\n" for line in lines)


def check_codes(update):
    path = SOURCE / "man/opcit-diagnostics.7"
    text = path.read_text(encoding="utf-8")
    made = ""
    for name, severity, message in codes():
        hint = re.search(r"hint: (.*)", output("explain", name))
        made += f".TP\n.BR {roff(name)} \" ({severity})\"\n" + filled(message[0].upper() + message[1:] + ".")
        made += filled(f"Hint: {hint[1]}.") if hint else ""
    pattern = re.compile(r'(?<=\.\\" codes begin\n).*?(?=\.\\" codes end)', re.S)
    if update:
        path.write_text(pattern.sub(lambda _: made, text), encoding="utf-8")
    elif pattern.search(text)[0] != made:
        say("man/opcit-diagnostics.7 is not made from the table of codes: run tests/tree/check.py SOURCE PROGRAM --update")


def roff_lines(example):
    return "".join(roff(part) + "\n" for part in example.split("\\n"))


def check_rules(update):
    path = SOURCE / "man/opcit-check.1"
    text = path.read_text(encoding="utf-8")
    made = ""
    for line in output("check", "--rules").splitlines():
        name, level, message, target, example, fixed = line.split("\t")
        needs = f", with --for {target}" if target else ""
        made += f".TP\n.BR {roff(name)} \" ({level}{roff(needs)})\"\n" + filled(message[0].upper() + message[1:] + ".")
        made += ".RS\n.PP\n.nf\n" + roff_lines(example) + ".fi\n"
        if fixed:
            made += ".PP\n.B \\-\\-fix\nmakes of it\n.PP\n.nf\n" + roff_lines(fixed) + ".fi\n"
        made += ".RE\n"
    pattern = re.compile(r'(?<=\.\\" rules begin\n).*?(?=\.\\" rules end)', re.S)
    if update:
        path.write_text(pattern.sub(lambda _: made, text), encoding="utf-8")
    elif pattern.search(text)[0] != made:
        say("man/opcit-check.1 is not made from the table of rules: run tests/tree/check.py SOURCE PROGRAM --update")


def check_worked_example():
    if read("samples/plugin/tsv.cpp") not in read("ARCHITECTURE.md"):
        say("the worked example in ARCHITECTURE.md is not samples/plugin/tsv.cpp")


check_formats()
check_worked_example()
check_dependencies()
check_circles()
check_library_is_silent()
check_one_unicode_room()
check_one_network_room()
check_man_pages()
check_codes("--update" in sys.argv)
check_rules("--update" in sys.argv)
print("\n".join(faults) or "the tree keeps its rules")
sys.exit(1 if faults else 0)
