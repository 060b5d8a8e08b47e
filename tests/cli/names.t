# The people of a bibliography: certain matches are joined, possible matches are reported.
% cat > refs.bib <<'END'
> @misc{a, author = {Schmude, Johannes and Roy, Sujit}, title = {One}}
> @misc{b, author = {J. Schmude and Wang, Wei}, editor = {Roy, S.}, title = {Two}}
> @misc{c, author = {Roy, Sandra and {ATLAS Collaboration}}, title = {Three}}
> END
> opcit names refs.bib
     1  {ATLAS Collaboration}
     1  Roy, S.
     1  Roy, Sandra
     1  Roy, Sujit
     2  Schmude, Johannes
             1  Schmude, J.
             1  Schmude, Johannes
     1  Wang, Wei

Doubtful: may be one person, and were not joined
  Roy, S.  ?  Roy, Sandra; Roy, Sujit  (fits more than one, or not each spelling of it)
=> 0

# As a map, which can be edited and used.
% opcit names refs.bib --format tsv -o names.tsv
> cat names.tsv | tr '\t' '|'
spelling|canonical|count|status|orcid|reason
{ATLAS Collaboration}|{ATLAS Collaboration}|1|alone||
Roy, S.|Roy, S.|1|doubtful||several: Roy, Sandra; Roy, Sujit
Roy, Sandra|Roy, Sandra|1|doubtful||several: Roy, S.
Roy, Sujit|Roy, Sujit|1|doubtful||several: Roy, S.
Schmude, J.|Schmude, Johannes|1|one||
Schmude, Johannes|Schmude, Johannes|1|one||
Wang, Wei|Wang, Wei|1|alone||
=> 0

% sed -i 's/^Roy, S\.\tRoy, S\./Roy, S.\tRoy, Sujit/' names.tsv
> opcit convert refs.bib -t ris --names names.tsv | grep -E '^(AU|A2|ED)'
AU  - Schmude, Johannes
AU  - Roy, Sujit
AU  - Schmude, Johannes
AU  - Wang, Wei
A2  - Roy, Sujit
AU  - Roy, Sandra
AU  - ATLAS Collaboration,
2> output: note: names written in their canonical form: 2 [names-replaced]
=> 0

% printf 'Roy, S.\n' > bad.tsv
> opcit convert refs.bib -t ris --names bad.tsv > /dev/null
2> bad.tsv:1:1: warning: line without a spelling or a canonical name, skipped [bad-map-line]
2>   Roy, S.
2>   ^~~~~~~
2>   hint: a line is a spelling, a tab and the name to write instead
=> 0

% opcit names refs.bib --format json | python3 -c '
> import json, sys
> names = json.load(sys.stdin)
> print(names["version"], names["people"][4]["parts"], names["people"][4]["count"], names["doubtful"])'
1 {'family': 'Schmude', 'given': 'Johannes'} 2 [{'person': 1, 'reason': 'several', 'others': [2, 3]}]
=> 0

# Standard input, and an unreadable input.
% printf '@misc{a, author = {Plato}}' | opcit names -f bibtex
     1  Plato
=> 0

% opcit names missing.bib refs.bib -o out.txt
> test -e out.txt || echo nothing was written
nothing was written
2> opcit: error: cannot open missing.bib: No such file or directory
=> 0

# Names in the requested style; shortened names are reported.
% opcit convert refs.bib -t ris --name-style initials | grep -m 2 '^AU'
AU  - Schmude, J.
AU  - Roy, S.
2> changed: given names of authors (3 records) [field-altered]
=> 0

% opcit convert refs.bib -t bibtex --name-style family-first | grep -m 1 author
@misc{a, author = {Schmude, Johannes and Roy, Sujit}, title = {One}}
=> 0

% printf '@misc{a, author = {Щербаков, Юрий}, title = {A Study of {Bayesian} Nets: Some Notes}}' > ru.bib
> opcit convert ru.bib -t ris --transliterate ru --name-style initials --title-case sentence | grep -E '^(AU|TI)'
TI  - A study of Bayesian nets: Some notes
AU  - Shcherbakov, Yu.
2> changed: title (1 record) [field-altered]
2> changed: author (1 record) [field-altered]
2> changed: given names of authors (1 record) [field-altered]
=> 0

% opcit convert ru.bib -t csl-json --transliterate ru | grep -c 'Щербаков, Юрий'
1
=> 0

% opcit convert ru.bib -t ris --transliterate tlh 2>&1 | head -n 1
opcit: error: no transliteration is known for 'tlh'
=> 0

% opcit convert ru.bib -t ris --name-style loud 2>/dev/null
=> 2

% printf '@misc{a, title = {Re\xcc\x81sume\xcc\x81}}' > nfd.bib
> opcit convert nfd.bib -t ris --nfc | grep TI | od -An -c | head -n 1
   T   I           -       R 303 251   s   u   m 303 251  \r  \n
=> 0
