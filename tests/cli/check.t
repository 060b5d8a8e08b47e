# Faults of a bibliography, each with its place and code.
% cat > refs.bib <<'END'
> @article{lee, author = {Ann Lee}, title = {Tea & Milk}, year = 2020, isbn = {978-3-16-148410-1}}
> @misc{Lee, title = {Unknown}}
> END
> opcit check refs.bib
refs.bib:1:1: warning: required field missing: journal [missing-field]
  @article{lee, author = {Ann Lee}, title = {Tea & Milk}, year = 2020, isbn = {978-3-16-148410-1}}
  ^
refs.bib:1:48: error: character is special in TeX and will not print: & [bare-special]
  @article{lee, author = {Ann Lee}, title = {Tea & Milk}, year = 2020, isbn = {978-3-16-148410-1}}
                                                 ^
  hint: write a backslash before it
refs.bib:1:77: error: invalid ISBN: 978-3-16-148410-1 [bad-isbn]
  @article{lee, author = {Ann Lee}, title = {Tea & Milk}, year = 2020, isbn = {978-3-16-148410-1}}
                                                                              ^~~~~~~~~~~~~~~~~~~
  hint: an ISBN has 10 or 13 digits, the last of which is computed from the others
refs.bib:2:1: warning: citation key differs from an earlier one only by case: Lee [key-differs-by-case]
  @misc{Lee, title = {Unknown}}
  ^
  hint: BibTeX refuses such keys
refs.bib:2:20: warning: placeholder instead of a value: Unknown [placeholder]
  @misc{Lee, title = {Unknown}}
                     ^~~~~~~~~
=> 1

% opcit check refs.bib --format json --allow bad-isbn,bare-special,missing-field --deny placeholder
{"version":1,"code":"key-differs-by-case","severity":"warning","file":"refs.bib","line":2,"column":1,"offset":97,"length":1,"message":"citation key differs from an earlier one only by case","detail":"Lee","hint":"BibTeX refuses such keys"}
{"version":1,"code":"placeholder","severity":"error","file":"refs.bib","line":2,"column":20,"offset":116,"length":9,"message":"placeholder instead of a value","detail":"Unknown"}
=> 1

% opcit check refs.bib --format github -q --report report.md > /dev/null; cat report.md
> opcit check refs.bib --format sarif | python3 -c 'import json, sys; print(len(json.load(sys.stdin)["runs"][0]["results"]))'
- refs.bib:1:48: **error** character is special in TeX and will not print: & `bare-special`
- refs.bib:1:77: **error** invalid ISBN: 978-3-16-148410-1 `bad-isbn`
5
=> 0

# What a target refuses, drops or alters.
% echo '@online{a, title = {One}, date = {2020}, url = {https://example.org}}' > online.bib
> opcit check online.bib
> opcit check online.bib --for orcid --format github
::error file=online.bib,line=1,col=2,title=target-refuses::the target refuses this: ORCID gives this entry type no work type and rejects the work
::warning file=online.bib,line=1,col=34,title=target-drops::the target drops this: ORCID reads no date; add year and month
=> 1

# Findings that were looked at are not reported until the record changes.
% opcit check refs.bib --accept accepted.tsv --accept-new > /dev/null
> cut -f 1,2 accepted.tsv
> opcit check refs.bib --accept accepted.tsv; echo $?
> sed -i 's/Unknown/Unknown,/; s/2020/2021/' refs.bib; opcit check refs.bib --accept accepted.tsv -q | grep -c error
bare-special	lee
bad-isbn	lee
missing-field	lee
placeholder	Lee
key-differs-by-case	Lee
0
2
=> 0

% printf 'Journal of Tea;J. Tea\n' > journals.csv
> cat > mixed.bib <<'END'
> @article{a, author = {Ann Lee}, title = {One}, journal = {J. Tea}, year = 2020}
> @article{b, author = {Ann Lee}, title = {Two}, journal = {Journal of Tea}, year = 2999}
> END
> opcit check mixed.bib --journals journals.csv --as-of 2026-11-30
mixed.bib:2:58: warning: journal name in another form than in earlier records: 'Journal of Tea' is full [mixed-journal-names]
  @article{b, author = {Ann Lee}, title = {Two}, journal = {Journal of Tea}, year = 2999}
                                                           ^~~~~~~~~~~~~~~~
mixed.bib:2:83: warning: year in the future: 2999 [future-year]
  @article{b, author = {Ann Lee}, title = {Two}, journal = {Journal of Tea}, year = 2999}
                                                                                    ^~~~
  hint: --as-of DATE checks as if on that day
=> 0

% opcit check nosuch.bib
nosuch.bib: error: cannot read the input: cannot open nosuch.bib: No such file or directory [unreadable-input]
=> 3

% opcit check refs.bib --allow nosuch
2> opcit: error: unknown code 'nosuch'
2>   hint: 'opcit check --rules' lists them
=> 2

% opcit check refs.bib --for word
2> opcit: error: --for: invalid value 'word', expected one of: acmart,biblatex,bibtex,endnote,hayagriva,jabref,mendeley,orcid,zotero
2>   hint: 'opcit check --help' shows the usage
=> 2

% opcit check --rules | head -n 2
missing-field	warning	required field missing		@article{k, author = {Ann Lee}, title = {On Tea}, year = 2020}	
missing-key	warning	this entry has no citation key		@misc{title = {On Tea}}	
=> 0

# Certain repairs: a diff without -i or -o; what is allowed or accepted stays.
% cat > fix.bib <<'END'
> %Tea & Milk
> @article{lee, author = {Lee,, Ann and and Ng , Ho}, title = {Tea & Milk &eacute; #1}, journal={J. Tea}, year=2020,
>   pages = {12-34}, doi = {https://doi.org/10.1000/a}, issn={03785955} }
> @misc{ng, title = "GrÃ¼n", url = {http://dx.doi.org/10.1000/b}}
> END
> opcit check fix.bib --fix
--- a/fix.bib
+++ b/fix.bib
@@ -1,4 +1,4 @@
 %Tea & Milk
-@article{lee, author = {Lee,, Ann and and Ng , Ho}, title = {Tea & Milk &eacute; #1}, journal={J. Tea}, year=2020,
-  pages = {12-34}, doi = {https://doi.org/10.1000/a}, issn={03785955} }
-@misc{ng, title = "GrÃ¼n", url = {http://dx.doi.org/10.1000/b}}
+@article{lee, author = {Lee, Ann and Ng, Ho}, title = {Tea \& Milk é \#1}, journal={J. Tea}, year=2020,
+  pages = {12--34}, doi = {10.1000/a}, issn={0378-5955} }
+@misc{ng, title = "Grün", doi = {10.1000/b}}
2> fix.bib: lee: fixed author: untidy-names
2> fix.bib: lee: fixed title: html-remains
2> fix.bib: lee: fixed title: bare-special
2> fix.bib: lee: fixed pages: page-dash
2> fix.bib: lee: fixed doi: doi-prefix
2> fix.bib: lee: fixed issn: issn-spelling
2> fix.bib: ng: fixed title: mojibake
2> fix.bib: ng: fixed url: misplaced-doi
=> 1

% opcit check fix.bib --fix -q --allow page-dash,bare-special,untidy-names,html-remains,doi-prefix,issn-spelling
--- a/fix.bib
+++ b/fix.bib
@@ -1,4 +1,4 @@
 %Tea & Milk
 @article{lee, author = {Lee,, Ann and and Ng , Ho}, title = {Tea & Milk &eacute; #1}, journal={J. Tea}, year=2020,
   pages = {12-34}, doi = {https://doi.org/10.1000/a}, issn={03785955} }
-@misc{ng, title = "GrÃ¼n", url = {http://dx.doi.org/10.1000/b}}
+@misc{ng, title = "Grün", doi = {10.1000/b}}
=> 1

% opcit check fix.bib --fix -i
> opcit check fix.bib --fix -i; opcit check fix.bib --fix; cat fix.bib
%Tea & Milk
@article{lee, author = {Lee, Ann and Ng, Ho}, title = {Tea \& Milk é \#1}, journal={J. Tea}, year=2020,
  pages = {12--34}, doi = {10.1000/a}, issn={0378-5955} }
@misc{ng, title = "Grün", doi = {10.1000/b}}
2> fix.bib: lee: fixed author: untidy-names
2> fix.bib: lee: fixed title: html-remains
2> fix.bib: lee: fixed title: bare-special
2> fix.bib: lee: fixed pages: page-dash
2> fix.bib: lee: fixed doi: doi-prefix
2> fix.bib: lee: fixed issn: issn-spelling
2> fix.bib: ng: fixed title: mojibake
2> fix.bib: ng: fixed url: misplaced-doi
=> 0

% opcit check fix.bib -i
2> opcit: error: --in-place, --output and --dry-run need --fix
=> 2

% printf '@misc{a, title = {Tea & Milk}}' | opcit check --fix -o - -q
@misc{a, title = {Tea \& Milk}}
=> 0

% printf 'TY  - JOUR\nTI  - Tea\nER  - \n' > a.ris; opcit check --fix a.ris
2> opcit: error: 'a.ris' cannot be fixed
2>   hint: only BibTeX in UTF-8, not compressed, can be
=> 2
