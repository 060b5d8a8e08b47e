% opcit --version
opcit 0.1.2
=> 0

# Without --to and without a known suffix, the output format is unknown.
% opcit convert nothing.txt
2> opcit: error: no output format given
2>   hint: name one with --to: al-folio bib biblatex bibtex cff csl-json csl-jsonl hayagriva html hugo json-resume latex markdown orcid rendercv ris typst
=> 2

% opcit convert nothing.txt -o refs.docx
2> opcit: error: the name 'refs.docx' does not tell the output format
2>   hint: name one with --to: al-folio bib biblatex bibtex cff csl-json csl-jsonl hayagriva html hugo json-resume latex markdown orcid rendercv ris typst
=> 2

% opcit convert -t word nothing.txt
2> opcit: error: unknown format 'word'
2>   hint: choose one of: al-folio bib biblatex bibtex cff csl-json csl-jsonl hayagriva html hugo json-resume latex markdown orcid rendercv ris typst
=> 2

% opcit convert --nonsense
...
=> 2

% opcit convert missing.txt -t ris
2> opcit: error: cannot open missing.txt: No such file or directory
=> 3

% opcit convert samples/profile.txt -t ris --max-record nought
2> opcit: error: invalid size 'nought'
2>   hint: write a number of bytes, or a number followed by k, M or G, such as 16M
=> 2

% opcit convert samples/profile.txt -t ris --deny nonsense
2> opcit: error: unknown diagnostic code 'nonsense'
2>   hint: 'opcit explain' lists the codes
=> 2

% opcit explain no-self-identifier
no-self-identifier (warning)
  ORCID refuses a work without an identifier of its own (relationship self)
  hint: add a DOI or an arXiv id; 'opcit enrich' can find them
=> 0

% opcit explain nonsense
2> opcit: error: unknown diagnostic code 'nonsense'
2>   hint: 'opcit explain' lists the codes
=> 2

% opcit formats | grep -c reads
...
=> 0

% opcit formats --json | python3 -c 'import json,sys; print(json.load(sys.stdin)["version"])'
1
=> 0

% opcit convert samples/profile.txt -t ris --as-of 2026-13-22
2> opcit: error: --as-of: '2026-13-22' is not a day
2>   hint: write it as 2026-01-31
=> 2

% printf 'TY  - BOOK\r\nTI  - Caf\xe9\r\nER  - \r\n' > latin.ris
> opcit convert latin.ris -t csl-jsonl --encoding latin1 | grep -o Café
Café
=> 0

% opcit convert samples/profile.txt -t ris --encoding klingon
2> opcit: error: unknown encoding 'klingon'
...
=> 2
