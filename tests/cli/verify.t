% printf '@inproceedings{good, title={Sparse Retrieval on Small Devices}, author={Lindqvist, A. and Nunez, J. and Zhang, W.}, booktitle={SIGIR}, year=2024, doi={10.5555/sigir.17}}\n@inproceedings{dropped, title={Learning Frames from Few Sentences}, author={Aman Okafor}, booktitle={ICML}, year=2023}\n@inproceedings{madeup, title={Learning Whales from Few Teacups}, author={Ada Okafor}, booktitle={ICML}, year=2023}\n@book{book, title={A History of the Northern Coast}, author={Mara Lund}, year=1931, publisher={Example Press}}\n' >papers.bib
=> 0

# The first line says what leaves the machine; what is verified needs no line.
% with_services 'opcit verify papers.bib --min-interval 0'
dropped: mismatch: Learning Frames from Few Sentences
  author: have 'Aman Okafor', DBLP has 'Ada Lindqvist and Aman Okafor' [author-dropped]
madeup: not-found: Learning Whales from Few Teacups
  DBLP, which covers this venue, does not have it
book: unchecked: A History of the Northern Coast
  no source that was asked covers this book for certain
4 entries: 1 verified, 1 mismatch, 1 not-found, 1 unchecked
2> opcit: asks Crossref (127.0.0.1), DataCite (127.0.0.1), OpenAlex (127.0.0.1), DBLP (127.0.0.1), arXiv (127.0.0.1); sends identifiers, titles and first authors
=> 1

# The second run asks nobody and says the same.
% with_services 'export XDG_CACHE_HOME=$PWD/cache; opcit verify papers.bib --min-interval 0 -q --report one.json >one; requests | wc -l >asked; opcit verify papers.bib -q --report two.json >two; cmp one two; cmp one.json two.json; requests | wc -l | cmp - asked; opcit verify papers.bib --offline --report three.json >/dev/null; echo $?; cmp one.json three.json'
1
=> 0

# Only a notice that names the DOI of the work retracts it; a reinstatement ends that.
% printf '@article{retracted, title={A Method That Did Not Work After All}, author={Ivan Petrov and Mara Lund}, journal={J. Examples}, year=2020, doi={10.5555/jex.3}}\n@article{notice, title={Retraction: A Method That Did Not Work After All}, author={Ivan Petrov and Mara Lund}, journal={Journal of Examples}, year=2022, doi={10.5555/jex.4}}\n@article{corrected, title={Measurements with a Small Slip}, author={Chen Li}, journal={Journal of Examples}, year=2019, doi={10.5555/jex.5}}\n@article{back, title={Measurements That Came Back into Favour}, author={Chen Li}, journal={Journal of Examples}, year=2018, doi={10.5555/jex.7}}\n@misc{withdrawn, title={Bounds That Were Withdrawn by Their Author}, author={Mara Lund}, year=2021, eprint={2105.00009}, archiveprefix={arXiv}}\n' >later.bib
=> 0

% with_services 'opcit verify later.bib --min-interval 0 -q'
retracted: retracted: A Method That Did Not Work After All
  retraction: DOI 10.5555/jex.3: retraction notice DOI 10.5555/jex.4 of 2022-03-01 (Crossref) [retracted]
corrected: verified: Measurements with a Small Slip
  note: DOI 10.5555/jex.5: correction notice DOI 10.5555/jex.6 of 2020 (Crossref) [corrected]
withdrawn: retracted: Bounds That Were Withdrawn by Their Author
  retraction: arXiv 2105.00009: withdrawn (arXiv) [preprint-withdrawn]
5 entries: 3 verified, 2 retracted
=> 1

# Several bad answers in a row cost time only.
% with_services 'for f in 503 html truncated empty reset 503 503; do fault $f; done; opcit verify later.bib --min-interval 0 -q | tail -1'
5 entries: 3 verified, 2 retracted
=> 0

# A service that stays away is given up after the time that --patience says; its entries are unchecked.
% with_services 'fault 503 1000 dblp; opcit verify papers.bib --min-interval 0 --patience 1s -q --report report.json >/dev/null; echo $?; grep verdict report.json' 2>/dev/null
3
  "verdict": "verified",
  "verdict": "unchecked",
  "verdict": "unchecked",
  "verdict": "unchecked",
=> 0

% printf '\\relax\n\\citation{good,nobody}\n\\abx@aux@cite{0}{book}\n' >paper.aux && with_services 'opcit verify papers.bib --cited paper.aux --min-interval 0 -q --fail-on none'
book: unchecked: A History of the Northern Coast
  no source that was asked covers this book for certain
2 entries: 1 verified, 1 unchecked
=> 0

% with_services 'opcit verify papers.bib --min-interval 0 -q --format github'
::error file=papers.bib,line=2,title=mismatch::dropped: mismatch%0Aauthor: have 'Aman Okafor', DBLP has 'Ada Lindqvist and Aman Okafor' [author-dropped]
::error file=papers.bib,line=3,title=not-found::madeup: not-found%0ADBLP, which covers this venue, does not have it
::notice file=papers.bib,line=4,title=unchecked::book: unchecked%0Ano source that was asked covers this book for certain
=> 1

# What somebody has looked at does not fail, until the entry changes.
% with_services 'export XDG_CACHE_HOME=$PWD/cache; opcit verify papers.bib --min-interval 0 -q -v | awk "/^[a-z]+: (mismatch|not-found)/ {sub(\":\", \"\", \$1); key=\$1} /hash/ && key {print key \"\\t\" \$2 \"\\tseen\"; key=\"\"}" >seen.tsv; opcit verify papers.bib -q --accept seen.tsv >/dev/null; echo $?; sed "s/year=2023/year=2024/" papers.bib >changed.bib; opcit verify changed.bib --min-interval 0 -q --accept seen.tsv >/dev/null; echo $?'
0
1
=> 0

% opcit verify papers.bib --crossref-url http://example.org
2> opcit: error: 'http://example.org' is not encrypted
2>   hint: http is for this machine (127.0.0.1) only
=> 2

% opcit verify papers.bib --report page.txt
2> opcit: error: --report: the suffix must be .json, .md or .html
=> 2

# --fix applies what is certain: ids, mistyped DOIs, authors after "et al.", the published version's DOI. Other bytes stay.
% printf '%%my list\n@inproceedings{typo,\n  title = {Sparse Retrieval on Small Devices},\n  author = {Lindqvist, A. and Nunez, J. and Zhang, W.},\n  booktitle = {SIGIR}, year = 2024,\n  doi = {10.5555/sigir.71}\n}\n@article{herons,\n  title = {Grey Herons of the Lower Marsh},   author = {J. Roe and others},\n  journal = {Journal of Examples},\n  year = 2021\n}\n@misc{pre, title={Grey Herons of the Lower Marsh}, author={Jane Roe and Li Wei and Mara Lund}, year=2020, eprint={2011.00021}, archiveprefix={arXiv}}\n@inproceedings{wrong, title={Learning Frames from Few Sentences}, author={Aman Okafor}, booktitle={ICML}, year=2023}\n' >fix.bib; cp fix.bib copy.bib
> with_services 'export XDG_CACHE_HOME=$PWD/cache; opcit verify fix.bib --min-interval 0 --fix -q'
--- a/fix.bib
+++ b/fix.bib
@@ -3,12 +3,13 @@
   title = {Sparse Retrieval on Small Devices},
   author = {Lindqvist, A. and Nunez, J. and Zhang, W.},
   booktitle = {SIGIR}, year = 2024,
-  doi = {10.5555/sigir.71}
+  doi = {10.5555/SIGIR.17}
 }
 @article{herons,
-  title = {Grey Herons of the Lower Marsh},   author = {J. Roe and others},
+  title = {Grey Herons of the Lower Marsh},   author = {J. Roe and Li Wei and Mara Lund},
   journal = {Journal of Examples},
-  year = 2021
+  year = 2021,
+  doi = {10.5555/jex.21}
 }
 @misc{pre, title={Grey Herons of the Lower Marsh}, author={Jane Roe and Li Wei and Mara Lund}, year=2020, eprint={2011.00021}, archiveprefix={arXiv}}
 @inproceedings{wrong, title={Learning Frames from Few Sentences}, author={Aman Okafor}, booktitle={ICML}, year=2023}
2> typo: mismatch: Sparse Retrieval on Small Devices
2>   doi: have '10.5555/sigir.71', Crossref, DataCite has '10.5555/sigir.17' [doi-unknown]
2> wrong: mismatch: Learning Frames from Few Sentences
2>   author: have 'Aman Okafor', DBLP has 'Ada Lindqvist and Aman Okafor' [author-dropped]
2> 4 entries: 2 verified, 2 mismatch
=> 1

% cmp fix.bib copy.bib && with_services 'export XDG_CACHE_HOME=$PWD/cache; opcit verify fix.bib --min-interval 0 --fix -i; opcit verify fix.bib --min-interval 0 --fix -q | wc -c'
typo: mismatch: Sparse Retrieval on Small Devices
  doi: have '10.5555/sigir.71', Crossref, DataCite has '10.5555/sigir.17' [doi-unknown]
wrong: mismatch: Learning Frames from Few Sentences
  author: have 'Aman Okafor', DBLP has 'Ada Lindqvist and Aman Okafor' [author-dropped]
4 entries: 2 verified, 2 mismatch
0
2> opcit: asks Crossref (127.0.0.1), DataCite (127.0.0.1), OpenAlex (127.0.0.1), DBLP (127.0.0.1), arXiv (127.0.0.1); sends identifiers, titles and first authors
2> typo: doi: '10.5555/sigir.71' is now '10.5555/SIGIR.17' (DBLP)
2> herons: author: 'J. Roe; et al.' is now 'J. Roe; Li Wei; Mara Lund' (Crossref)
2> herons: doi: added '10.5555/jex.21' (Crossref)
2> wrong: mismatch: Learning Frames from Few Sentences
2>   author: have 'Aman Okafor', DBLP has 'Ada Lindqvist and Aman Okafor' [author-dropped]
2> 4 entries: 3 verified, 1 mismatch
=> 0

% with_services 'export XDG_CACHE_HOME=$PWD/cache; opcit verify copy.bib --min-interval 0 --fix --publish -q -o - 2>/dev/null | tail -18'
%my list
@inproceedings{typo,
  title = {Sparse Retrieval on Small Devices},
  author = {Lindqvist, A. and Nunez, J. and Zhang, W.},
  booktitle = {SIGIR}, year = 2024,
  doi = {10.5555/SIGIR.17}
}
@article{herons,
  title = {Grey Herons of the Lower Marsh},   author = {J. Roe and Li Wei and Mara Lund},
  journal = {Journal of Examples},
  year = 2021,
  doi = {10.5555/jex.21}
}
@misc{pre, title={Grey Herons of the Lower Marsh}, author={Jane Roe and Li Wei and Mara Lund}, year=2020, eprint={2011.00021}, archiveprefix={arXiv}}
@inproceedings{wrong, title={Learning Frames from Few Sentences}, author={Aman Okafor}, booktitle={ICML}, year=2023}
=> 0

% opcit verify copy.bib --publish; opcit verify --fix <copy.bib; gzip -k copy.bib; opcit verify copy.bib.gz --fix --offline
2> opcit: error: --in-place, --output and --publish need --fix
2> opcit: error: --fix needs the name of a file
2> opcit: error: copy.bib.gz cannot be edited
2>   hint: --fix edits uncompressed files of BibTeX, RIS and JSON
=> 2

# Kinds that no source covers for certain are unchecked, never not-found.
% printf '@online{page, title={How to Read a Tide Table}, author={Mara Lund}, year=2019, url={https://tides.example.org}}\n@phdthesis{thesis, title={Tides in Narrow Channels}, author={Mara Lund}, school={Example University}, year=2012}\n@misc{standard, title={ISO 99999: Tide Tables}, year=2005, howpublished={ISO}}\n@techreport{report, title={Tide Gauges of the Northern Coast}, author={Mara Lund}, institution={Example Institute}, year=1998}\n@incollection{chapter, title={Tides}, author={Mara Lund}, booktitle={Handbook of Shores}, publisher={Example Press}, year=2003}\n' >kinds.bib
> with_services 'opcit verify kinds.bib --min-interval 0 -q'
page: unchecked: How to Read a Tide Table
  no source that was asked covers this webpage for certain
thesis: unchecked: Tides in Narrow Channels
  no source that was asked covers this thesis for certain
standard: unchecked: ISO 99999: Tide Tables
  no source that was asked covers this record for certain
report: unchecked: Tide Gauges of the Northern Coast
  no source that was asked covers this report for certain
chapter: unchecked: Tides
  no source that was asked covers this chapter for certain
5 entries: 5 unchecked
=> 0

# Only the named services are asked; a DOI that they lack may be another registry's.
% printf '@article{a, title={Nothing of the Kind}, author={Mara Lund}, journal={Journal of Examples}, year=2019, doi={10.5555/none}}\n' >one.bib
> with_services 'opcit verify one.bib --source crossref --min-interval 0; requests | cut -d" " -f1 | sort -u'
a: not-found: Nothing of the Kind
  the sources that have other works of this venue do not have it
1 entry: 1 not-found
crossref
2> opcit: asks Crossref (127.0.0.1); sends identifiers, titles and first authors
=> 0

% opcit verify one.bib --source nowhere
2> opcit: error: --source: unknown service 'nowhere'
2>   hint: choose crossref, datacite, openalex, dblp or arxiv
=> 2
