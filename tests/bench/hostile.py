#!/usr/bin/env python3
"""Measures how the cost of hostile inputs grows with their size: user time at n, 2n, 4n and 8n, and the last divided by the
first (8 if linear). Exits with 1 if this factor is above --limit for an input.

    tests/bench/hostile.py PROGRAM [--size BYTES] [--format ID ..] [--limit TIMES]
"""
import argparse
import os
import subprocess
import sys
import tempfile


def repeat(piece, size):
    return piece * (size // len(piece) + 1)


def numbered(template, size):
    """Numbered pieces, as many as fit."""
    length = len(template.format(n=0, m=1)) + 4
    return "".join(template.format(n=n, m=n + 1) for n in range(size // length + 1))


BIBTEX = {
    "unclosed entries": lambda s: repeat("@misc{a, title = {x\n", s),
    "unclosed entries on one line": lambda s: repeat("@misc{a, title = {x ", s),
    "unclosed quotes": lambda s: repeat("@misc{a, title = \"x\n", s),
    "nested braces": lambda s: "@misc{a, title = " + "{" * (s // 2) + "}" * (s // 2) + "}",
    "nested braces, unclosed": lambda s: "@misc{a, title = " + "{" * s,
    "stray @": lambda s: repeat("@ @@ x", s),
    "missing commas": lambda s: repeat("@misc{a title = {x} year = 2020 author = {B}}\n", s),
    "one entry of many fields": lambda s: "@misc{a" + numbered(", f{n} = {{x}}", s) + "}",
    "one entry of one field": lambda s: "@misc{a" + repeat(", title = {x}", s) + "}",
    "the same key": lambda s: repeat("@misc{a, title = {x}}\n", s),
    "keys that differ": lambda s: numbered("@misc{{k{n}, title = {{x}}}}\n", s),
    "crossref chain": lambda s: numbered("@misc{{k{n}, crossref = {{k{m}}}}}\n", s),
    "crossref chain backwards": lambda s: "\n".join(reversed(numbered("@misc{{k{n}, crossref = {{k{m}}}}}\n", s).split("\n"))),
    "all crossref one": lambda s: repeat("@misc{a, crossref = {p}}\n", s) + "@book{p, title = {x}}\n",
    "xdata of many": lambda s: "@misc{a, xdata = {" + numbered("k{n},", s // 2) + "}}\n" + numbered("@xdata{{k{n}, note = {{x}}}}\n", s // 2),
    "string chain": lambda s: "@string{k0 = {x}}\n" + numbered("@string{{k{m} = k{n} # {{y}}}}\n", s),
    "string concatenation": lambda s: "@string{k = {xy}}\n@misc{a, title = k" + repeat(" # k", s) + "}",
    "strings doubling": lambda s: "@string{k0 = {xxxxxxxx}}\n" + numbered("@string{{k{m} = k{n} # k{n}}}\n", s) + "@misc{a, title = k9}",
    "huge author list": lambda s: "@misc{a, author = {" + repeat("Ann Lee and ", s) + "Bo Ek}}",
    "author of many words": lambda s: "@misc{a, author = {" + repeat("Ann ", s) + "}}",
    "author of commas": lambda s: "@misc{a, author = {" + repeat("A, ", s) + "}}",
    "names without and": lambda s: "@misc{a, author = {" + repeat("A, B; ", s) + "}}",
    "keywords": lambda s: "@misc{a, keywords = {" + repeat("x, ", s) + "}}",
    "dollars": lambda s: "@misc{a, title = {" + repeat("$x^", s) + "}}",
    "macros": lambda s: "@misc{a, title = {" + repeat("\\emph{", s // 2) + "}" * (s // 12) + "}}",
    "accents": lambda s: "@misc{a, title = {" + repeat("\\'", s) + "}}",
    "comments": lambda s: repeat("@comment{", s),
    "percent lines": lambda s: repeat("% @misc{a,\n", s),
    "free text": lambda s: repeat("word \n\n", s),
    "NUL": lambda s: "@misc{a, title = {" + "\0" * s + "}}",
}
JSON = {
    "unclosed strings": lambda s: "[" + repeat('{"title":"x\n', s),
    "unclosed objects": lambda s: "[" + repeat('{"title":"x",', s),
    "brackets": lambda s: "[" * s,
    "braces": lambda s: repeat('{"a":', s),
    "many members": lambda s: '[{"type":"book"' + numbered(',"m{n}":1', s) + "}]",
    "one member many times": lambda s: '[{"type":"book"' + repeat(',"note":"x"', s) + "}]",
    "huge author list": lambda s: '[{"type":"book","author":[' + repeat('{"family":"F","given":"G"},', s) + '{"literal":"x"}]}]',
    "no commas": lambda s: "[" + repeat('{"id":"a","type":"book"}\n', s),
    "the same id": lambda s: "[" + repeat('{"id":"a","type":"book","title":"t"},', s) + '{"id":"b"}]',
    "markup": lambda s: '[{"type":"book","title":"' + repeat("<i>", s // 2) + repeat("</i>", s // 2) + '"}]',
    "note lines": lambda s: '[{"type":"book","note":"' + repeat("DOI: 10.1/x\\n", s) + '"}]',
    "escapes": lambda s: '[{"type":"book","title":"' + repeat("\\u00e9", s) + '"}]',
    "strays": lambda s: "[" + repeat("1,", s) + "]",
    "wrappers": lambda s: repeat('{"message":', s),
}
RIS = {
    "no ER": lambda s: repeat("TY  - JOUR\nTI  - x\n", s),
    "no TY": lambda s: repeat("TI  - x\nER  - \n", s),
    "one record of titles": lambda s: "TY  - JOUR\n" + repeat("TI  - x\n", s),
    "huge author list": lambda s: "TY  - JOUR\n" + repeat("AU  - Lee, Ann\n", s),
    "keywords": lambda s: "TY  - JOUR\n" + repeat("KW  - x;y\n", s),
    "continuation lines": lambda s: "TY  - JOUR\nAB  - x\n" + repeat("more\n", s),
    "identifiers": lambda s: "TY  - JOUR\n" + numbered("DO  - 10.1/{n}\n", s),
    "links": lambda s: "TY  - JOUR\n" + numbered("UR  - http://a.b/{n}\n", s),
    "unknown tags": lambda s: "TY  - JOUR\n" + repeat("X9  - x\n", s),
    "pages": lambda s: "TY  - JOUR\n" + repeat("SP  - 1\nEP  - 2\n", s),
    "the same id": lambda s: repeat("TY  - JOUR\nID  - a\nER  - \n", s),
    "stray lines": lambda s: repeat("x\n", s),
    "carriage returns": lambda s: repeat("TY  - JOUR\rTI  - x\r", s),
}
XML = {
    "unclosed elements": lambda s: "<a>" + repeat("<b>", s),
    "unclosed works": lambda s: '<bulk:bulk xmlns:bulk="http://www.orcid.org/ns/bulk" xmlns:work="http://www.orcid.org/ns/work">' + repeat("<work:work>", s),
    "attributes": lambda s: "<a" + numbered(' b{n}="x"', s) + ">",
    "namespaces": lambda s: "<a" + numbered(' xmlns:b{n}="x"', s) + "><work/></a>",
    "nested namespaces": lambda s: numbered('<a xmlns:b{n}="x">', s),
    "comments": lambda s: repeat("<!-- x -->", s),
    "unclosed comments": lambda s: repeat("<!-- x ", s),
    "CDATA": lambda s: "<a>" + repeat("<![CDATA[x", s),
    "entities": lambda s: "<!DOCTYPE a [" + numbered('<!ENTITY e{n} "x">', s) + "]><a/>",
    "unknown entities": lambda s: "<a>" + repeat("&x;", s) + "</a>",
    "quotes": lambda s: "<a " + repeat("'\"<", s),
    "end tags": lambda s: repeat("</a>", s),
}
ORCID = '<work:work xmlns:work="http://www.orcid.org/ns/work" xmlns:common="http://www.orcid.org/ns/common">'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2409.13598v1</id><title>T</title>'
SHAPES = {
    "bibtex": BIBTEX,
    "biblatex": {"annotations": lambda s: "@misc{a, author = {A B}, author+an = {" + repeat("1=x;", s) + "}}",
                 "extended names": lambda s: "@misc{a, author = {" + repeat("family=A, given=B and ", s) + "C}}",
                 "dates": lambda s: "@misc{a, date = {" + repeat("2020/", s) + "}}"},
    "csl-json": JSON,
    "csl-jsonl": {name: JSON[name] for name in ("unclosed strings", "brackets", "braces", "no commas", "many members")},
    "ris": RIS,
    "nbib": {"no end": lambda s: repeat("PMID- 1\nTI  - x\n", s),
             "huge author list": lambda s: "PMID- 1\n" + repeat("FAU - Lee, Ann\nAU  - Lee A\n", s),
             "continuation lines": lambda s: "PMID- 1\nAB  - x\n" + repeat("      more\n", s),
             "keywords": lambda s: "PMID- 1\n" + repeat("OT  - x\n", s)},
    "orcid": dict(XML, **{
        "contributors": lambda s: ORCID + "<work:contributors>" + repeat("<work:contributor><work:credit-name>A B</work:credit-name></work:contributor>", s) + "</work:contributors></work:work>",
        "identifiers": lambda s: ORCID + "<common:external-ids>" + numbered("<common:external-id><common:external-id-type>doi</common:external-id-type><common:external-id-value>10.1/{n}</common:external-id-value></common:external-id>", s) + "</common:external-ids></work:work>"}),
    "arxiv": dict(XML, **{
        "huge author list": lambda s: ATOM + repeat("<author><name>A B</name></author>", s) + "</entry></feed>",
        "links": lambda s: ATOM + repeat('<link rel="related" href="http://a.b/"/>', s) + "</entry></feed>",
        "categories": lambda s: ATOM + numbered('<category term="cs.{n}"/>', s) + "</entry></feed>"}),
    "arxiv-jsonl": {"huge author list": lambda s: '{"id":"2409.13598","title":"t","authors_parsed":[' + repeat('["A","B",""],', s) + '["C","D",""]]}',
                    "authors text": lambda s: '{"id":"2409.13598","title":"t","authors":"' + repeat("A B, ", s) + '"}',
                    "versions": lambda s: '{"id":"2409.13598","title":"t","versions":[' + repeat('{"version":"v1","created":"Mon, 2 Apr 2007 19:18:42 GMT"},', s) + "{}]}",
                    "unclosed": lambda s: repeat('{"id":"2409.13598","title":"\n', s)},
    "profile": {"names": lambda s: "h-index1\n" + repeat("Jane Roe, ", s),
                "dates": lambda s: repeat("LGSep 20, 2024\n", s),
                "titles": lambda s: repeat("A title\nA B, C D\n\n", s),
                "listings": lambda s: repeat("Jane Roe\n\nh-index1\n2 papers\nLGSep 20, 2024\nT\n\nA B\n", s),
                "semicolons": lambda s: repeat("a;", s),
                "dollars": lambda s: "LGSep 20, 2024\n" + repeat("$x ", s)},
}


def cost(command, text, folder):
    path = os.path.join(folder, "in")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    process = subprocess.Popen(command + [path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    process.returncode = code
    if code not in (0, 1):
        sys.exit(f"{' '.join(command)}: exit code {code}")
    return usage.ru_utime, usage.ru_maxrss // 1024


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--size", type=int, default=1 << 20)
    parser.add_argument("--format", action="append")
    parser.add_argument("--limit", type=float, default=16)
    args = parser.parse_args()
    bad = 0
    print(f"{'format':12} {'shape':30} {'s at n':>8} {'2n':>8} {'4n':>8} {'8n':>8} {'8n/n':>6} {'MiB':>5}   n = {args.size} bytes")
    with tempfile.TemporaryDirectory(prefix="opcit-hostile-") as folder:
        for identifier, shapes in SHAPES.items():
            if args.format and identifier not in args.format:
                continue
            command = [args.program, "convert", "-q", "-f", identifier, "-t", "csl-jsonl", "--max-record", "1G"]
            for name, make in shapes.items():
                times, peaks = zip(*(cost(command, make(args.size << step), folder) for step in range(4)))
                growth = times[3] / max(times[0], 0.01)
                bad += growth > args.limit
                print(f"{identifier:12} {name:30} " + " ".join(f"{t:8.2f}" for t in times) +
                      f" {growth:6.1f} {peaks[3]:5}{'  <-- not linear' if growth > args.limit else ''}", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
