# Values that publishers and reference managers spell in their own ways.

# A DOI after any resolver's address and with escapes is that DOI; two ISSN or ISBN may be separated by a space.
% cat > ids.bib <<'END'
> @article{a, title={A}, doi={https://dl.acm.org/doi/10.1145/113.137}, issn={0883-7252 1099-1255}}
> @article{b, title={B}, doi={10.1007/978-3{\\_}129-1}, url={https://example.org/?a=1&amp;b=2}}
> @article{c, title={C}, doi={10.1002/1$<$9::AID{\textgreater}3.0.CO;2-A}}
> @book{d, title={D}, isbn={978 3 642 11217 1}}
> END
> opcit convert ids.bib -t csl-json | jq -c '.[] | [.DOI, .ISSN, .ISBN, .URL]'
["10.1145/113.137","0883-7252, 1099-1255",null,null]
["10.1007/978-3_129-1",null,null,"https://example.org/?a=1&b=2"]
["10.1002/1<9::AID>3.0.CO;2-A",null,null,null]
[null,null,"978 3 642 11217 1",null]
=> 0

# The DOI of a preprint reaches every format that is given it, and a published work never gets it from its arXiv id.
% cat > arxiv.bib <<'END'
> @inproceedings{a, title={A}, booktitle={Proc}, year=2019, doi={10.48550/arXiv.1812.03248}}
> @article{b, title={B}, journal={Nature}, eprint={1912.06036}, archivePrefix={arXiv}}
> @misc{c, title={C}, eprint={1912.06037}, archivePrefix={arXiv}}
> END
> opcit convert arxiv.bib -t csl-json | jq -c '.[] | [.type, .DOI, .number]'
> opcit convert -q arxiv.bib -t ris | grep DO
["paper-conference","10.48550/arXiv.1812.03248",null]
["article-journal",null,null]
["article","10.48550/arXiv.1912.06037","arXiv:1912.06037"]
DO  - 10.48550/arXiv.1812.03248
DO  - 10.48550/arXiv.1912.06037
=> 0

# Lists of names without "and" are read as lists where nothing else fits, and reported.
% cat > names.bib <<'END'
> @misc{semicolon, author={Roe, Jane; Doe, John}, title={A}}
> @misc{ampersand, author={Roe, Jane & Doe, John}, title={B}}
> @misc{commas, editor={Roe, Jane M., Doe, John-Paul}, title={C}}
> @misc{full, author={Jane Roe, John Doe, and Ann Lee}, title={D}}
> @misc{stray, author={Jane Roe, and Doe, John}, title={E}}
> @misc{company, author={Roe & Sons}, title={F}}
> @misc{suffix, author={King, Jr., Martin Luther}, title={G}}
> END
> opcit convert names.bib -t csl-json | jq -c '.[] | [(.author // .editor)[] | [.family, .given, .suffix, .literal] | map(select(.)) | join("|")]'
["Roe|Jane","Doe|John"]
["Roe|Jane","Doe|John"]
["Roe|Jane M.","Doe|John-Paul"]
["Roe|Jane","Doe|John","Lee|Ann"]
["Jane Roe","Doe|John"]
["Sons|Roe &"]
["King|Martin Luther|Jr."]
2> names.bib:1:26: warning: BibTeX separates names with 'and' alone; this was read as a list: Roe, Jane; Doe, John [names-without-and]
2>   @misc{semicolon, author={Roe, Jane; Doe, John}, title={A}}
2>                            ^~~~~~~~~~~~~~~~~~~~
2>   hint: write 'and' between the names
2> names.bib:2:26: warning: BibTeX separates names with 'and' alone; this was read as a list: Roe, Jane & Doe, John [names-without-and]
2>   @misc{ampersand, author={Roe, Jane & Doe, John}, title={B}}
2>                            ^~~~~~~~~~~~~~~~~~~~~
2>   hint: write 'and' between the names
2> names.bib:3:23: warning: BibTeX separates names with 'and' alone; this was read as a list: Roe, Jane M., Doe, John-Paul [names-without-and]
2>   @misc{commas, editor={Roe, Jane M., Doe, John-Paul}, title={C}}
2>                         ^~~~~~~~~~~~~~~~~~~~~~~~~~~~
2>   hint: write 'and' between the names
2> names.bib:4:21: warning: BibTeX separates names with 'and' alone; this was read as a list: Jane Roe, John Doe, [names-without-and]
2>   @misc{full, author={Jane Roe, John Doe, and Ann Lee}, title={D}}
2>                       ^~~~~~~~~~~~~~~~~~~
2>   hint: write 'and' between the names
2> names.bib:5:22: warning: this name has a comma where BibTeX expects none: Jane Roe, [odd-comma-in-name]
2>   @misc{stray, author={Jane Roe, and Doe, John}, title={E}}
2>                        ^~~~~~~~~
2>   hint: a name is 'First Last', 'Last, First' or 'Last, Jr, First'
=> 0

# Macros in names: those of MathSciNet are letters, of \ifmmode the branch of text counts, and an unknown one stays.
% printf '%s\n' '@misc{a, author={Kol{\cprime}cov, A. and W{\polhk e}s, B. and \ifmmode \check{Z}\else \v{Z}\fi{}an, C. and Yu\strangemacro r, D.}, title={A \ifmmode\pm\else\textpm\fi{} B}}' > macros.bib
> opcit convert macros.bib -t csl-json | jq -c '.[] | [.title, .author[].family]'
["A ± B","Kolʹcov","Węs","Žan","Yu\\strangemacro r"]
2> macros.bib:1:110: note: unknown TeX macro, kept as TeX: \strangemacro [unknown-macro]
2>    \ifmmode \check{Z}\else \v{Z}\fi{}an, C. and Yu\strangemacro r, D.}, title={A \ifmmode\pm\else\
2>                                                   ^~~~~~~~~~~~~
=> 0

# A no-break space separates words as any other.
% printf '@misc{a, author={Jane Roe\302\240and John Doe}, title={T}}\n' > blanks.bib
> opcit convert blanks.bib -t csl-json | jq -c '.[].author[] | [.given, .family]'
["Jane","Roe"]
["John","Doe"]
=> 0

# Journals by the macros of AASTeX, units, signs and environments; a macro that nobody knows makes no empty journal.
% cat > macros2.bib <<'END'
> @article{a, title={A \ding{51} of \SI{5}{\kilo\metre}}, journal={\mnras}}
> @article{b, title={\begin{CJK}{UTF8}{gbsn}中文\end{CJK} caf\char"E9}, journal={\zzz}}
> END
> opcit convert -q macros2.bib -t csl-json | jq -c '.[] | [.title, ."container-title"]'
["A ✓ of 5 km","Monthly Notices of the Royal Astronomical Society"]
["中文 café",null]
=> 0

# Dates and pages as people and programs write them.
% cat > dates.bib <<'END'
> @misc{a, title={A}, year={2020-05}}
> @misc{b, title={B}, year={1999-00}}
> @misc{c, title={C}, year={2003/4}}
> @misc{c2, title={C}, year={2020--20}}
> @misc{d, title={D}, year={2015}, month={September 18--22}}
> @misc{e, title={E}, date={2004-XX}}
> @article{f, title={F}, pages={161 - 168}}
> @article{g, title={G}, pages={C3-32--C3-35}}
> END
> opcit convert dates.bib -t csl-json | jq -c '.[] | [.issued["date-parts"], .page]'
> printf 'TY  - JOUR\nTI  - A\nPY  - 2014\nDA  - 17.01.2014\nY2  - 2016/08/30/11:53:28\nAU  - White, JR\nER  - \n' > d.ris
> opcit convert d.ris -t csl-json | jq -c '.[] | [.issued["date-parts"], .accessed["date-parts"], .author]'
> printf '[{"id": "a", "title": "A", "issued": [{"year": 2010}]}, {"id": "b", "title": "B", "issued": {"date-parts": [[{}]]}}]' > d.json
> opcit convert d.json -t csl-json | jq -c '.[].title'
[[[2020,5]],null]
[[[1999],[2000]],null]
[[[2003],[2004]],null]
[[[2020]],null]
[[[2015,9,18],[2015,9,22]],null]
[[[2004]],null]
[null,"161-168"]
[null,"C3-32–C3-35"]
[[[2014,1,17]],[[2016,8,30]],[{"family":"White","given":"JR"}]]
"A"
"B"
2> d.json:1:2: warning: unknown record type, read as a document [unknown-type]
2>   [{"id": "a", "title": "A", "issued": [{"year": 2010}]}, {"id": "b", "title": "B", "issued": {"da
2>    ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
2>   2 times, also at 1:57
2> d.json:1:38: warning: invalid date, kept as written: [{"year": 2010}] [bad-date]
2>   [{"id": "a", "title": "A", "issued": [{"year": 2010}]}, {"id": "b", "title": "B", "issued": {"da
2>                                        ^~~~~~~~~~~~~~~~
2> d.json:1:93: warning: invalid date, kept as written: {"date-parts": [[{}]]} [bad-date]
2>   ": 2010}]}, {"id": "b", "title": "B", "issued": {"date-parts": [[{}]]}}]
2>                                                   ^~~~~~~~~~~~~~~~~~~~~~
=> 0

# A key that BibTeX takes stays; a child's own booktitle stays its own; ORCID's citation stands alone.
% cat > keys.bib <<'END'
> @string{jour = {Journal of Tests}}
> @book{größe(1)'s, title={A}}
> @inproceedings{child, crossref={p}, title={B}, booktitle={XCONF}}
> @article{m, title={C}, journal=jour, year=2020}
> @proceedings{p, title={X Conference}, subtitle={Software for All}, year=2001}
> END
> opcit convert -q keys.bib -t bibtex | grep '^@book'
> opcit convert -q keys.bib -t csl-json | jq -c '.[1]."container-title"'
> opcit convert -q keys.bib -t orcid | grep -c -e 'jour,' -e crossref
@book{größe(1)'s, title={A}}
"XCONF"
0
=> 1

# Markup of publishers is text with styles, also in .bib and RIS; what is not markup stays.
% cat > markup.bib <<'END'
> @article{a, title={Storing CO<sub>2</sub> in <mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math> Steps}, journal={Rock &amp; Water}}
> @article{b, title={Growth of {\textless}i{\textgreater}E. coli{\textless}/i{\textgreater} at $p < 0.05$ and a <b> tag}}
> END
> opcit convert -q markup.bib -t csl-json | jq -c '.[] | [.title, ."container-title"]'
> printf 'TY  - JOUR\nTI  - Films of H<sub>2</sub>O &amp; <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>\nER  - \n' > markup.ris
> opcit convert -q markup.ris -t bibtex | grep title
["Storing CO<sub>2</sub> in x<sup>2</sup> Steps","Rock & Water"]
["Growth of E. coli at p < 0.05 and a <b> tag",null]
  title         = {Films of {H\textsubscript{2}O} \& 1/2},
=> 0

# Fields of MathSciNet, ACM and al-folio, and what howpublished says.
% cat > fields.bib <<'END'
> @article{a, title={A}, journal={J. Tests}, fjournal={Journal of Tests}, articleno={12}, numpages={20}, html={https://example.org/a.html}}
> @misc{b, title={B}, howpublished={arXiv preprint arXiv:1706.03762}}
> @misc{c, title={C}, arxiv={2106.09685}}
> @misc{d, title={D}, howpublished={\href{https://example.org/d}{Report of a group}}}
> @control{REVTEX41Control}
> @IEEEtranBSTCTL{style, CTLuse_url = "no"}
> END
> opcit convert fields.bib -t csl-json | jq -c '.[] | [.type, ."container-title", ."container-title-short", .number, ."number-of-pages", .DOI, .URL, .publisher]'
["article-journal","Journal of Tests","J. Tests","12","20",null,null,null]
["article",null,null,"arXiv:1706.03762",null,"10.48550/arXiv.1706.03762","https://arxiv.org/abs/1706.03762","arXiv"]
["article",null,null,"arXiv:2106.09685",null,"10.48550/arXiv.2106.09685","https://arxiv.org/abs/2106.09685","arXiv"]
["document",null,null,null,null,null,"https://example.org/d","Report of a group"]
2> not written: comments, macros and text between records (2) [field-dropped]
=> 0

# Publishers and languages stay apart when the dialect changes.
% printf '@book{a, title={A}, organization={IEEE}, publisher={Springer}, langid={ngerman}, date={2020-02}}\n' > apart.bib
> opcit convert apart.bib -t bibtex
@book{a,
  title         = {A},
  month         = feb,
  year          = {2020},
  organization  = {IEEE},
  publisher     = {Springer},
  langid        = {ngerman},
}
=> 0

# The values of a parent that the output does not hold are written out.
% cat > family.bib <<'END'
> @inproceedings{child, crossref={parent}, title={B}, author={Roe, Jane}}
> @proceedings{parent, title={Proceedings of X}, publisher={ACM}, year={2001}}
> END
> opcit convert family.bib --only child -t bib
> opcit convert family.bib --only child,parent -t bib | head -1
@inproceedings{child, title={B}, author={Roe, Jane}, booktitle={Proceedings of X}, year={2001}, publisher={ACM}}
@inproceedings{child, crossref={parent}, title={B}, author={Roe, Jane}}
=> 0

# An arXiv DOI is an arXiv id plus that DOI, and "et al." in CSL-JSON is reported.
% printf '[{"id":"a","type":"article","title":"A","DOI":"10.48550/ARXIV.1706.03762"},{"id":"b","type":"report","title":"B","DOI":"10.48550/arXiv.1706.03762"}]' > doi.json
> opcit convert doi.json -t bibtex | grep -e eprint -e doi
> printf '@misc{a, title={A}, author={Roe, Jane and others}}\n' > others.bib
> opcit convert others.bib -t csl-json --strict --fail-on-loss | jq -c '.[].author'
  eprint        = {1706.03762},
  eprinttype    = {arxiv},
  doi           = {10.48550/arXiv.1706.03762},
  eprint        = {1706.03762},
  eprinttype    = {arxiv},
  doi           = {10.48550/arXiv.1706.03762},
[{"family":"Roe","given":"Jane"}]
2> moved to another field: the mark that authors are missing ("et al.") (1 record) [field-moved]
=> 0

# RIS: an event alone is the same on a second writing; the number of an article is its page for others.
% printf '[{"id":"a","type":"paper-conference","title":"A","event-place":"Paris","event-title":"Conf"},{"id":"b","type":"article-journal","title":"B","number":"e17"}]' > event.json
> opcit convert -q event.json -t ris -o event.ris && opcit convert -q event.ris -t csl-json | opcit convert -q -f csl-json - -t ris | diff event.ris - && grep -e '^C' -e '^T2' -e '^SP' event.ris
> opcit convert -q event.ris -t csl-json | jq -c '.[] | [.number, .page]'
C3  - Conf
T2  - Conf
C1  - Paris
CY  - Paris
C7  - e17
SP  - e17
[null,null]
["e17",null]
=> 0

# --ascii writes what LaTeX with common packages knows, and reports the rest; signs are as readers know them.
% printf '@misc{a, title={Ε α ℂ Þ ả ⅓ x < y | z}, note={p < 0.05}, abstract={a > b}}\n' > signs.bib
> opcit convert signs.bib -t csl-json | opcit convert -f csl-json - -t bibtex --ascii
@misc{a,
  title         = {Ε {$\alpha$} {{$\mathbb{C}$}} {{\TH}} ả ⅓ x $<$ y $|$ z},
  abstract      = {a > b},
  note          = {p < 0.05},
}
2> <stdin>:2:3: warning: no LaTeX macro for this character: Εả⅓ [no-latex-spelling]
2>     {
2>     ^
2>   hint: omit --ascii to write UTF-8
=> 0

# --for: one table of spellings; default CSL-JSON has no type that an importer rejects.
% cat > for.json <<'END'
> [{"id":"a","type":"software","title":"A"},
>  {"id":"b","type":"review","title":"B","container-title":"Journal","container-title-short":"J","author":[{"family":"King","given":"Martin","suffix":"Jr."}]},
>  {"id":"c","type":"article-journal","title":"C","number":"e17","number-of-pages":"9"},
>  {"id":"d","type":"dataset","title":"D"}]
> END
> opcit convert -q for.json -t csl-jsonl | jq -c '[.type, .note]'
> opcit convert -q for.json -t csl-jsonl --csl-profile standard | jq -c '[.type, .note]' | head -1
> opcit convert -q for.json -t csl-jsonl --for zotero > zotero.jsonl; jq -c '[.type, .journalAbbreviation, .page, .author[0].given]' zotero.jsonl
> opcit convert -q zotero.jsonl -t csl-json --csl-profile standard | jq -c '.[] | [.type, .journalAbbreviation, .page, .author[0].given, .author[0].suffix]'
> opcit convert -q for.json -t biblatex --for zotero | grep -e '^@' -e pages
> opcit convert -q for.json -t bibtex --for acmart | grep -e articleno -e numpages
> opcit convert for.json -t bibtex --for word
> opcit convert --help=all | grep -c -e csl-profile -e ris-preprint
["book","type: software"]
["review",null]
["article-journal",null]
["dataset",null]
["software",null]
["book",null,null,null]
["article-journal","J",null,"Martin, Jr."]
["article-journal",null,"e17",null]
["dataset",null,null,null]
["software",null,null,null,null]
["review",null,null,"Martin","Jr."]
["article-journal",null,null,null,null]
["dataset",null,null,null,null]
@software{a,
@article{b,
@article{c,
  pages         = {e17},
@misc{d,
  articleno     = {e17},
  numpages      = {9},
0
2> opcit: error: --for: invalid value 'word', expected one of: acmart, biblatex, bibtex, endnote, hayagriva, jabref, mendeley, orcid, zotero
2>   hint: 'opcit convert --help' shows the usage
=> 1

# Organisations are verbatim in ORCID's credit-name.
% printf '[{"id":"a","type":"book","title":"A","DOI":"10.1000/1","author":[{"literal":"World Health Organization (WHO)"},{"literal":"Forum21"},{"family":"Roe","given":"Jane"}]}]' > who.json
> opcit convert who.json -t orcid > who.xml; grep credit-name who.xml
> opcit convert -q who.xml -t csl-json | jq -c '.[].author'
        <work:credit-name>World Health Organization (WHO)</work:credit-name>
        <work:credit-name>Forum21</work:credit-name>
        <work:credit-name>Jane Roe</work:credit-name>
[{"literal":"World Health Organization (WHO)"},{"literal":"Forum21"},{"family":"Roe","given":"Jane"}]
=> 0

# Scripts of formulas that Unicode lacks are markup of CSL-JSON, from which the formula comes back.
% printf '%s\n' '@article{a, title={Size $x^{a+Q}$, $y_{q}^{2}$ and H$_{2}$O}}' > scripts.bib
> opcit convert -q scripts.bib -t csl-json -o scripts.json; jq -r '.[].title' scripts.json
> opcit convert -q scripts.json -t bibtex | grep title
> opcit convert -q scripts.bib -t ris | grep TI
Size x<sup>a+Q</sup>, y<sub>q</sub>² and H₂O
  title         = {Size $x^{a+Q}$, $y_{q}^{2}$ and {H}$_{2}${O}},
TI  - Size x^(a+Q), y_q² and H₂O
=> 0
