# An output is replaced completely or not at all.
% printf old > refs.bib
> printf '' > empty.txt
> opcit convert empty.txt -o refs.bib
> echo $?
> cat refs.bib
1
old
2> refs.bib: error: no record to write, existing output kept [would-empty-output]
2>   hint: --allow-empty replaces it
2> empty.txt: warning: the input is empty [empty-input]
=> 0

# A mistyped key does not replace it either; --allow changes what is shown, not what is written.
% printf old > refs.bib
> opcit convert samples/profile.txt --only no-such-key -o refs.bib -q --allow would-empty-output
> cat refs.bib
old
2> --only: error: no record has this citation key: no-such-key [key-not-found]
2>   hint: --only takes citation keys as the inputs have them
=> 0

# A new or empty file may be replaced; for others, --allow-empty is needed.
% printf '' > empty.txt
> printf old > refs.bib
> opcit convert empty.txt -o new.bib -q && opcit convert empty.txt -o refs.bib -q --allow-empty && cat new.bib refs.bib
=> 0

# A binary file: located, exit 1, and the old output is kept.
% printf old > refs.bib
> printf '\x7fELF\x02\x01\x01 no text at all\x01' > binary
> opcit convert binary -o refs.bib
> echo $?
> cat refs.bib
1
old
2> binary:1:1: error: unknown input format: check the file, or name its format with --from ('opcit formats' lists them) [unknown-format]
2>    ELF    no text at all 
2>   ^
2>   hint: name the format with --from; 'opcit formats' lists them
=> 0

# A forced format finds no record: exit 1, and the old output is kept.
% printf old > refs.bib
> printf 'no such thing\n' > prose.txt
> opcit convert -f ris prose.txt -o refs.bib 2>/dev/null
> echo $?
> cat refs.bib
1
old
=> 0

# If one input is unreadable, the others are converted; the old file is kept.
% opcit convert missing.txt samples/profile.txt -t ris -q | grep -c '^TY'
...
2> opcit: error: cannot open missing.txt: No such file or directory
=> 0

% printf old > refs.ris
> opcit convert missing.txt samples/profile.txt -o refs.ris -q
> echo $?
> cat refs.ris
3
old
2> opcit: error: cannot open missing.txt: No such file or directory
=> 0

% opcit convert samples/profile.txt -o no/such/folder/refs.bib -q
2> opcit: error: cannot write no/such/folder/refs.bib: No such file or directory
=> 3

# A full disk.
% opcit convert samples/profile.txt -t ris -q > /dev/full
2> opcit: error: cannot write <stdout>: No space left on device
=> 3

# A reader that closes the pipe early ends the program without a message.
% opcit convert samples/profile.txt samples/profile.txt -t ris -q 2>/dev/null | head -n 1
TY  - UNPB
=> 0

% opcit convert samples/profile.txt -t csl-json -q --as-of 2026-11-22 > a.json
> opcit convert samples/profile.txt -t csl-json -q --as-of 2026-11-22 > b.json
> cmp a.json b.json
=> 0

# Standard input and several files form one list.
% opcit convert - samples/profile.txt -t csl-jsonl -q --as-of 2026-11-22 < samples/profile.txt 2>/dev/null > both.jsonl
> opcit convert samples/profile.txt -t csl-jsonl -q --as-of 2026-11-22 > one.jsonl
> test $(wc -l < both.jsonl) -eq $((2 * $(wc -l < one.jsonl)))
=> 0

# Files of at most five works.
% opcit convert samples/profile.txt -o works.xml --split 5 -q
> ls
...
works-1.xml
works-2.xml
...
=> 0

% opcit convert samples/profile.txt -t orcid --split 5
2> opcit: error: --split writes several files
2>   hint: name them with --output
=> 2

# Losses: a summary, a list, an error.
% opcit convert samples/profile.txt -o works.ris --loss-report losses.jsonl --as-of 2026-11-22 -q
> python3 -c 'import json; print({json.loads(line)["version"] for line in open("losses.jsonl")})'
{1}
=> 0

% printf old > refs.ris
> opcit convert samples/profile.txt -o refs.ris --fail-on-loss -q 2>/dev/null
> echo $?
> cat refs.ris
1
old
=> 0

# ORCID rejects works without an identifier; opcit warns.
% printf old > works.xml
> opcit convert samples/profile.txt -o works.xml --strict -q
> echo $?
> cat works.xml
1
old
=> 0

% opcit convert samples/profile.txt -t ris --diagnostics json 2>&1 >/dev/null | python3 -c '
> import json, sys
> print({type(json.loads(line)["code"]).__name__ for line in sys.stdin})'
{'str'}
=> 0

# An option that the target lacks is an error.
% opcit convert samples/profile.txt -t bibtex --ris-preprint GEN
2> opcit: error: the output format 'bibtex' has no option --ris-preprint
2>   hint: see 'opcit formats'
=> 2

% opcit convert samples/profile.txt -t csl-jsonl -q --only schmude2024prithvi | wc -l
1
=> 0

# A SARIF log is one document, even if an input is unreadable.
% printf '@misc{a, title = {A}\n@misc{b, year = {x}}\n' > faults.bib
> opcit convert faults.bib missing.bib -t ris --diagnostics sarif -o out.ris 2> log.sarif
> python3 -c '
> import json
> log = json.load(open("log.sarif"))
> run = log["runs"][0]
> for result in run["results"]:
>   assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
>   place = result.get("locations", [{}])[0].get("physicalLocation", {})
>   print(result["level"], result["ruleId"], place.get("artifactLocation", {}).get("uri"), place.get("region", {}).get("startLine"))'
error unclosed-brace faults.bib 1
error unreadable-input missing.bib None
=> 0
