# A text that is no bibliography is an error, however its format was found; the message says what it looks like.
% printf 'Some text without any entry\nand a second line\n' > prose.bib
> printf 'old\n' > out.ris
> opcit convert prose.bib -o out.ris; echo $?; cat out.ris
1
old
2> prose.bib: error: no record found: check the file, or name its format with --from ('opcit formats' lists them) [no-record]
2>   hint: check the file, or name its format with --from
=> 0

% opcit convert -f ris prose.bib -t csl-json
2> prose.bib: error: no record found: check the file, or name its format with --from ('opcit formats' lists them) [no-record]
2>   hint: check the file, or name its format with --from
2> prose.bib:1:1: note: text outside of records, kept as text between them [stray-text]
2>   Some text without any entry
2>   ^~~~~~~~~~~~~~~~~~~~~~~~~~~
=> 1

# Each kind of text has its own advice; nothing goes to standard output.
% printf '%%PDF-1.7\n%%\xe2\xe3\xcf\xd3\n1 0 obj\n' > paper.bib
> printf '{\\rtf1\\ansi Smith, J. (2019)}' > paper.ris
> printf 'PK\003\004\024\000[Content_Types].xml word/document.xml' > paper.txt
> printf '<?xml version="1.0"?><xml><records><record><ref-type name="Book">6</ref-type></record></records></xml>' > endnote.xml
> printf '<?xml version="1.0"?><modsCollection xmlns="http://www.loc.gov/mods/v3"></modsCollection>' > mods.xml
> printf '<!DOCTYPE html><html><body><p>My papers</p></body></html>' > page.html
> printf '<!DOCTYPE html><html><body><noscript>You need to enable JavaScript to run this app.</noscript></body></html>' > app.html
> printf 'FN Clarivate Analytics Web of Science\nVR 1.0\n\nEF\n' > wos.ris
> printf '%%0 Journal Article\n%%T A title\n%%A Smith, John\n' > refer.ris
> printf 'Authors,Title,Year\n"A, B",T,2000\n' > table.csv
> printf '\\documentclass{article}\n\\begin{document}\n' > paper.tex
> for f in paper.bib paper.ris paper.txt endnote.xml mods.xml page.html app.html wos.ris refer.ris table.csv paper.tex; do
>   opcit convert $f -t csl-json 2>&1 | grep -o 'looks like.*'
>   test ${PIPESTATUS[0]} -eq 1 || echo "exit of $f"
> done
looks like a PDF file; export the references as BibTeX, RIS or CSL-JSON from where they come from [no-record]
looks like an RTF document; export the references as BibTeX, RIS or CSL-JSON from where they come from [no-record]
looks like a Word document; export the references as BibTeX, RIS or CSL-JSON from where they come from [no-record]
looks like EndNote XML; in EndNote, export with the output style 'RefMan (RIS) Export' or 'BibTeX Export' [no-record]
looks like MODS XML; convert it with xml2bib of bibutils, or export BibTeX or RIS [no-record]
looks like an HTML page; open the page in a browser, select and copy all of it, and save that as text; or use the export of the site [unknown-format]
looks like a page that asks for JavaScript; open the page in a browser, select and copy all of it, and save that as text; or use the export of the site [unknown-format]
looks like Web of Science text; in Web of Science, export as BibTeX or RIS [no-record]
looks like EndNote's tagged text (Refer); in EndNote, export with the output style 'RefMan (RIS) Export' [no-record]
exit of table.csv
looks like a LaTeX document; name its .bib file instead [unknown-format]
=> 0

% printf 'FN Clarivate Analytics Web of Science\nVR 1.0\n\nEF\n' > wos.ris
> opcit convert wos.ris -t csl-json
2> wos.ris: error: no record found: this looks like Web of Science text; in Web of Science, export as BibTeX or RIS [no-record]
2>   hint: check the file, or name its format with --from
2> wos.ris:1:1: note: text outside of records, kept as text between them [stray-text]
2>   FN Clarivate Analytics Web of Science
2>   ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
=> 1

% printf 'Smith, J., Doe, A.: Frogs in ponds. Journal of Ponds 12(3), 1-10 (2019)\nDoe, A.: Toads in ditches. Journal of Ditches 2, 11-20 (2020)\n' > list.ris
> opcit convert -f ris list.ris -t bibtex
2> list.ris: error: no record found: this looks like Copied page; omit --from [no-record]
2>   hint: check the file, or name its format with --from
2> list.ris:1:1: note: text outside of records, kept as text between them [stray-text]
2>   Smith, J., Doe, A.: Frogs in ponds. Journal of Ponds 12(3), 1-10 (2019)
2>   ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
=> 1

# The wrong --from.
% printf '@misc{a, title = {A}}\n' > right.bib
> opcit convert -f ris right.bib -t csl-json
2> right.bib: error: no record found: this looks like BibTeX; omit --from [no-record]
2>   hint: check the file, or name its format with --from
2> right.bib:1:1: note: text outside of records, kept as text between them [stray-text]
2>   @misc{a, title = {A}}
2>   ^~~~~~~~~~~~~~~~~~~~~
=> 1

# The other inputs go to standard output; a file stays.
% printf 'Some text\n' > prose.ris
> opcit convert prose.ris right.bib -t csl-jsonl | grep -c '"id"'; echo ${PIPESTATUS[0]}
1
1
2> prose.ris: error: no record found: check the file, or name its format with --from ('opcit formats' lists them) [no-record]
2>   hint: check the file, or name its format with --from
2> prose.ris:1:1: note: text outside of records, kept as text between them [stray-text]
2>   Some text
2>   ^~~~~~~~~
2> not written: comments, macros and text between records (1) [field-dropped]
=> 0

% printf 'old\n' > out.ris
> opcit convert right.bib prose.ris -o out.ris -q; echo $?; cat out.ris
1
old
2> prose.ris: error: no record found: check the file, or name its format with --from ('opcit formats' lists them) [no-record]
2>   hint: check the file, or name its format with --from
=> 0

% opcit convert prose.ris -t csl-json --allow-no-record
[
]
2> prose.ris:1:1: note: text outside of records, kept as text between them [stray-text]
2>   Some text
2>   ^~~~~~~~~
2> prose.ris: warning: the input is empty [empty-input]
=> 0

# Records that nobody wants are records all the same.
% printf '{"names": ["Ann Lee"]}\n' > person.json
> printf '@misc{a, title = {A}, author = {Bo Ng}}\n' > ng.bib
> opcit convert ng.bib -t ris --person person.json -q; echo $?
0
=> 0

# Structure without records is empty.
% printf '%% only a comment\n@string{x = {X}}\n@preamble{"p"}\n@comment{c}\n' > macros.bib
> printf '[]\n' > list.json
> printf '{"message": {"items": []}}\n' > items.json
> printf 'Provider: American Chemical Society\nDatabase: ACS\nContent: text/plain; charset="UTF-8"\n\n' > header.ris
> for f in macros.bib list.json header.ris; do opcit convert $f -t csl-json; echo $?; done
[
]
0
[]
0
[
]
0
2> macros.bib: warning: the input is empty [empty-input]
2> list.json: warning: the input is empty [empty-input]
2> header.ris:1:1: note: text outside of records, kept as text between them [stray-text]
2>   Provider: American Chemical Society
2>   ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
2> header.ris: warning: the input is empty [empty-input]
=> 0

% opcit convert -f csl-json items.json -t csl-json; echo $?
[
]
0
2> items.json: warning: the input is empty [empty-input]
=> 0

% printf '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:o="http://a9.com/-/spec/opensearch/1.1/"><id>http://arxiv.org/api/x</id><o:totalResults>%s</o:totalResults></feed>' 0 > none.atom
> printf '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:o="http://a9.com/-/spec/opensearch/1.1/"><id>http://arxiv.org/api/x</id><o:totalResults>%s</o:totalResults></feed>' 7 > lost.atom
> for f in none.atom lost.atom; do opcit convert $f -t csl-json -q; echo $?; done
[
]
0
1
2> lost.atom: error: no record found: this looks like a feed without the results that it promises; ask the service again later [no-record]
2>   hint: check the file, or name its format with --from
=> 0

# Text outside of records: little of it is no finding, much of it is.
% { printf '@misc{a, title = {A}, note = {A long note, so that the text outside is less than half of all}}\n'; printf 'a line\n'; } > little.bib
> { printf '@misc{a, title = {A}}\n'; for i in 1 2 3 4 5 6 7 8 9; do printf 'line %s of a text\n\n' $i; done; } > much.bib
> opcit convert little.bib -t csl-jsonl -q --strict > /dev/null; echo $?
> opcit convert much.bib -t csl-jsonl > /dev/null; echo $?
0
0
2> much.bib: warning: text outside of the records: 9 lines, 153 of 184 bytes [text-outside-records]
2>   hint: check that the whole file was meant to be read
2> not written: comments, macros and text between records (9) [field-dropped]
=> 0

# Text of one format does not become text of another.
% printf 'Exported by a program\n\nTY  - BOOK\nTI  - A\nID  - a\nER  - \n' > text.ris
> opcit convert text.ris -t bibtex -q
@book{a,
  title         = {A},
}
=> 0

# A key that no record has.
% opcit convert right.bib -t ris --only a,b,c
TY  - GEN
TI  - A
ID  - a
ER  - 

2> --only: error: no record has this citation key: b [key-not-found]
2>   hint: --only takes citation keys as the inputs have them
2> --only: error: no record has this citation key: c [key-not-found]
2>   hint: --only takes citation keys as the inputs have them
=> 1

% opcit convert right.bib -t csl-json --only b
[
]
2> --only: error: no record has this citation key: b [key-not-found]
2>   hint: --only takes citation keys as the inputs have them
=> 1

# One file for two things.
% opcit convert right.bib -o out.ris --loss-report ./out.ris
2> opcit: error: --output and --loss-report name the same file './out.ris'
=> 2

% opcit convert right.bib -t ris -o right.bib; cat right.bib
@misc{a, title = {A}}
2> opcit: error: --output would overwrite the input 'right.bib'
2>   hint: choose another name
=> 0

% opcit convert right.bib -o new.ris --loss-report right.bib
2> opcit: error: --loss-report would overwrite the input 'right.bib'
2>   hint: choose another name
=> 2

% cp right.bib same.bib; opcit convert same.bib -o same.bib -q && grep -c misc same.bib
1
=> 0

% opcit convert right.bib -t ris -o wrong.bib; grep -c TY wrong.bib
1
2> wrong.bib: warning: the suffix of the output belongs to another format [suffix-mismatch]
2>   hint: --to decides; name the file accordingly
2> 1 record -> wrong.bib (RIS)
=> 0

# --split leaves no file of an earlier run next to its own.
% printf '@misc{a,title={A}}\n@misc{b,title={B}}\n@misc{c,title={C}}\n' > three.bib
> opcit convert three.bib -o part.ris --split 1 -q; echo $?
> opcit convert right.bib -o part.ris --split 1; echo $?
> ls part-*; grep -c TY part-1.ris; rm part-2.ris part-3.ris
> opcit convert right.bib -o part.ris --split 1 -q && grep TI part-1.ris
0
1
part-1.ris
part-2.ris
part-3.ris
1
TI  - A
2> part-2.ris: error: file of an earlier run with --split would remain, nothing written [stale-output]
2>   hint: remove it, or choose another name with --output
=> 0

# The list of names.
% printf 'old\n' > names.txt
> opcit names macros.bib -o names.txt -q; echo $?; cat names.txt
> opcit names macros.bib -o names.txt -q --allow-empty; echo $?
1
old
0
2> names.txt: error: no record to write, existing output kept [would-empty-output]
2>   hint: --allow-empty replaces it
=> 0

# The other commands: what exists stays, and nothing of a text without a record is used.
% printf '@misc{keep, title = {Keep}}\n' > target.bib; cp target.bib target.before
> printf 'Some prose, and no entry.\n' > prose.bib
> printf '%%PDF-1.7\n' > paper.pdf
> opcit update target.bib prose.bib -q; echo $?
> opcit update target.bib right.bib paper.pdf -q; echo $?
> cmp target.bib target.before
1
1
2> prose.bib: error: no record found: check the file, or name its format with --from ('opcit formats' lists them) [no-record]
2>   hint: check the file, or name its format with --from
2> paper.pdf:1:1: error: unknown input format: this looks like a PDF file; export the references as BibTeX, RIS or CSL-JSON from where they come from [unknown-format]
2>   %PDF-1.7
2>   ^
2>   hint: name the format with --from; 'opcit formats' lists them
=> 0

% opcit merge right.bib prose.bib -o target.bib -q; echo $?; cmp target.bib target.before
> opcit merge prose.bib -t bibtex -q; echo $?
> opcit merge right.bib prose.bib -q; echo $?
1
1
@misc{a, title = {A}}
Some prose, and no entry.
1
2> prose.bib: error: no record found: check the file, or name its format with --from ('opcit formats' lists them) [no-record]
2>   hint: check the file, or name its format with --from
2> prose.bib: error: no record found: check the file, or name its format with --from ('opcit formats' lists them) [no-record]
2>   hint: check the file, or name its format with --from
2> prose.bib: error: no record found: check the file, or name its format with --from ('opcit formats' lists them) [no-record]
2>   hint: check the file, or name its format with --from
=> 0

% printf '\\cite{a}\n' > doc.tex
> opcit extract doc.tex prose.bib -o target.bib -q; echo $?; cmp target.bib target.before
> opcit extract doc.tex right.bib prose.bib -o target.bib -q; echo $?; cmp target.bib target.before
> opcit extract doc.tex right.bib prose.bib -q; echo $?
> opcit extract doc.tex right.bib paper.pdf -q; echo $?
1
1
@misc{a, title = {A}}
1
@misc{a, title = {A}}
1
2> prose.bib: error: no record found: check the file, or name its format with --from ('opcit formats' lists them) [no-record]
2>   hint: check the file, or name its format with --from
2> prose.bib: error: no record found: check the file, or name its format with --from ('opcit formats' lists them) [no-record]
2>   hint: check the file, or name its format with --from
2> prose.bib: error: no record found: check the file, or name its format with --from ('opcit formats' lists them) [no-record]
2>   hint: check the file, or name its format with --from
2> paper.pdf:1:1: error: unknown input format: this looks like a PDF file; export the references as BibTeX, RIS or CSL-JSON from where they come from [unknown-format]
2>   %PDF-1.7
2>   ^
2>   hint: name the format with --from; 'opcit formats' lists them
=> 0

% opcit diff right.bib prose.bib; echo $?
> opcit diff paper.pdf right.bib; echo $?
2
2
2> prose.bib: error: no record found: check the file, or name its format with --from ('opcit formats' lists them) [no-record]
2>   hint: check the file, or name its format with --from
2> paper.pdf:1:1: error: unknown input format: this looks like a PDF file; export the references as BibTeX, RIS or CSL-JSON from where they come from [unknown-format]
2>   %PDF-1.7
2>   ^
2>   hint: name the format with --from; 'opcit formats' lists them
=> 0

% opcit rekey prose.bib --template '{title}'; echo $?; cat prose.bib
> opcit check prose.bib -q; echo $?
> opcit check right.bib paper.pdf -q; echo $?
> opcit verify --offline prose.bib -q; echo $?
> opcit people prose.bib -o target.bib -q; echo $?
> printf '@misc{a, title = {A}, author = {Lee, Ann}}\n' > lee.bib
> opcit people lee.bib prose.bib -o target.bib -q; echo $?
> cmp target.bib target.before
1
Some prose, and no entry.
prose.bib: error: no record found: check the file, or name its format with --from ('opcit formats' lists them) [no-record]
  hint: check the file, or name its format with --from
1
paper.pdf:1:1: error: unknown input format: this looks like a PDF file; export the references as BibTeX, RIS or CSL-JSON from where they come from [unknown-format]
  %PDF-1.7
  ^
  hint: name the format with --from; 'opcit formats' lists them
1
0 entries
1
1
1
2> prose.bib: error: no record found: check the file, or name its format with --from ('opcit formats' lists them) [no-record]
2>   hint: check the file, or name its format with --from
2> prose.bib: error: no record found: check the file, or name its format with --from ('opcit formats' lists them) [no-record]
2>   hint: check the file, or name its format with --from
2> prose.bib: error: no record found: check the file, or name its format with --from ('opcit formats' lists them) [no-record]
2>   hint: check the file, or name its format with --from
2> prose.bib: error: no record found: check the file, or name its format with --from ('opcit formats' lists them) [no-record]
2>   hint: check the file, or name its format with --from
=> 0

% opcit enrich --offline -f bibtex prose.bib -o target.bib -q; echo $?; cmp target.bib target.before
> opcit enrich --offline -f bibtex prose.bib -q; echo $?
1
1
2> prose.bib: error: no record found: check the file, or name its format with --from ('opcit formats' lists them) [no-record]
2>   hint: check the file, or name its format with --from
2> prose.bib: error: no record found: check the file, or name its format with --from ('opcit formats' lists them) [no-record]
2>   hint: check the file, or name its format with --from
=> 0
