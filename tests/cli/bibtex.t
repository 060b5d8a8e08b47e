# A parent in another file, in a pipe, and in a compressed file.
% printf '@inproceedings{c,\n  title = {T},\n  crossref = {p}\n}\n' > child.bib
> printf '@string{pub = {Press}}\n@proceedings{p, title = {Proceedings of X}, publisher = pub, year = 2020}\n' > parent.bib
> opcit convert -q child.bib parent.bib -t ris | grep -c 'T2  - Proceedings of X'
1
=> 0

% cat child.bib parent.bib | opcit convert -q -f bibtex -t ris - | grep 'PB  - '
PB  - Press
PB  - Press
=> 0

% cat child.bib parent.bib | gzip > both.bib.gz; opcit convert -q -f bibtex -t ris both.bib.gz | grep -c 'PB  - Press'
2
=> 0

% opcit convert -t ris child.bib | grep -c 'T2'
0
2> child.bib:3:14: warning: no entry has this key, nothing inherited: p [unresolved-parent]
2>     crossref = {p}
2>                ^~~
2>   hint: crossref and xdata name an entry of the inputs
2> lost: field 'crossref' of bibtex (1 record) [field-dropped]
=> 1

# Damage is located, and the next entry is read.
% printf '@book{a,\n  title = {Never closed,\n  year = 2020\n}\n@book{b\n  title = {No comma},\n  year = 2021\n}\n@book{b, title = {Again}}\n@book{title = {No key}}\n@ home\n' > bad.bib
> opcit convert bad.bib -t csl-jsonl | grep -o '"title": *"[^"]*"'
...
2> bad.bib:2:11: error: brace opened here is never closed [unclosed-brace]
2>     title = {Never closed,
2>             ^
...
2> bad.bib:5:8: warning: missing comma [missing-comma]
2>   @book{b
2>          ^
...
=> 0

# From .bib to .bib what nobody asked to change stays, macros included.
% printf '@string{jacm = {J. ACM}}\n@article{a, title = {T}, journal = jacm # { suppl.}, year = 2020}\n' > m.bib
> opcit convert m.bib -t bibtex
@string{jacm = {J. ACM}}
@article{a, title = {T}, journal = jacm # { suppl.}, year = 2020}
=> 0

% opcit convert m.bib -t bibtex --resolve-macros
@article{a,
  title         = {T},
  journal       = {J. ACM suppl.},
  year          = {2020},
}
=> 0

% opcit convert m.bib -t bibtex --resolve-macros --keep-macros
2> opcit: error: --keep-macros and --resolve-macros exclude each other
=> 2

# Limits.
% printf '@misc{a,\n  title = {a{b{c}}}}\n' | opcit convert -f bibtex -t ris --max-depth 1 - | grep TI
TI  - a{b{c}}
2> <stdin>:2:15: warning: braces nested too deep, value kept as written [nested-too-deep]
2>     title = {a{b{c}}}}
2>                 ^
2>   hint: raise the limit with --max-depth
=> 0
