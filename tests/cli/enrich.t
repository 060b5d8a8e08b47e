# Missing values are filled in and every other byte is kept; a second run changes and requests nothing.
% printf 'Mine:\n@misc{l,\n  title = {Sparse Retrieval on Small Devices},\n  author = {A. Lindqvist and others}, %% who?\n  year = 2024\n}\n' > refs.bib
> with_arxiv 'opcit enrich $ARXIV refs.bib -o refs.bib --report report.json; cat refs.bib; opcit enrich $ARXIV refs.bib -o again.bib -q; cmp refs.bib again.bib; requests | wc -l'
Mine:
@misc{l,
  title = {Sparse Retrieval on Small Devices},
  author = {A. Lindqvist and José Ñuñez and Wei Zhang and Aman Okafor}, % who?
  year = 2024,
  eprint = {2409.00001},
  archivePrefix = {arXiv},
  eprinttype = {arxiv},
  primaryClass = {cs.IR},
  categories = {cs.LG acm:H.3.3},
  doi = {10.48550/arXiv.2409.00001},
  journaldoi = {10.1234/sigir.2024.17},
  journalref = {Proc. Retrieval 12 (2024) 101-110}
}
2
2> opcit: 1 records: 1 found, 0 ambiguous, 0 not found
=> 0

% python3 -c 'import json; [print(r["key"], r["status"], r["arxiv"], [f["field"] for f in r["filled"]]) for r in json.load(open("report.json"))]'
l accepted 2409.00001 ['author', 'arxiv', 'doi', 'journal-doi', 'journal-ref', 'category']
=> 0

# The changes as a diff; nothing is written.
% printf '@misc{n,\n  title = {Micro-Batch Averages: A Note on Sharpness},\n  author = {Zhang, Wei and others}\n}\n' > note.bib
> with_arxiv 'opcit enrich $ARXIV note.bib --dry-run -o note.bib; grep -c eprint note.bib'
--- a/note.bib
+++ b/note.bib
@@ -1,4 +1,13 @@
 @misc{n,
   title = {Micro-Batch Averages: A Note on Sharpness},
-  author = {Zhang, Wei and others}
+  author = {Zhang, Wei and Ada Lindqvist},
...
 }
0
2> opcit: 1 records: 1 found, 0 ambiguous, 0 not found
=> 1

# Other formats are rewritten; other outputs do not matter.
% printf 'TY  - UNPB\nTI  - Sparse Retrieval on Small Devices\nAU  - Petrov, I.\nPY  - 2021\nER  - \n' > refs.ris
> with_arxiv 'opcit enrich $ARXIV refs.ris -q | grep -E "^(TY|AU|DO)"'
TY  - UNPB
AU  - Petrov, I.
DO  - 10.48550/arXiv.2106.05555
=> 0

% with_arxiv 'opcit convert $ARXIV --enrich arxiv refs.ris -t csl-json -q | grep DOI'
    "DOI": "10.48550/arXiv.2106.05555",
=> 0

# Without a network, nothing is written and the exit status is 3.
% opcit enrich --arxiv-url http://127.0.0.1:9/api/query --min-interval 0 note.bib -o never.bib -q --max-age 0; code=$?; ls never.bib 2>/dev/null; exit $code
...
=> 3

# A miss in the cache is reported with --offline; it is not an error.
% opcit enrich --offline note.bib -o out.bib && cmp note.bib out.bib
2> opcit: 1 records: 0 found, 0 ambiguous, 0 not found, 1 not looked up
=> 0

# The snapshot needs no network; an index is updated by the date of the last change.
% printf '{"id":"2001.00001","title":"Birds of the\\n  North","authors_parsed":[["Roe","Jane",""],["Wei","Li",""]],"categories":"q-bio.PE","versions":[{"version":"v1","created":"Wed, 1 Jan 2020 10:00:00 GMT"}],"update_date":"2020-01-01"}\n' > snapshot.jsonl
> opcit arxiv index snapshot.jsonl --db birds.sqlite3 2>&1 | sed 's/in [0-9.]* s/in T s/'
> sed -i 's/"2020-01-01"/"2020-02-02"/; s/Li/Ling/' snapshot.jsonl; gzip snapshot.jsonl
> for i in 1 2; do opcit index snapshot.jsonl.gz --db birds.sqlite3 2>&1 | sed 's/in [0-9.]* s/in T s/'; done
opcit: 1 records in T s: 1 added, 0 replaced, 0 up to date
opcit: 1 records in T s: 0 added, 1 replaced, 0 up to date
opcit: 1 records in T s: 0 added, 0 replaced, 1 up to date
=> 0

% printf '@misc{b, title = {Birds of North}, author = {Jane Roe and others}, year = {2020}}\n' > birds.bib
> opcit enrich --source snapshot --db birds.sqlite3 birds.bib
@misc{b, title = {Birds of North}, author = {Jane Roe and Ling Wei}, year = {2020}, eprint = {2001.00001}, archivePrefix = {arXiv}, eprinttype = {arxiv}, primaryClass = {q-bio.PE}, doi = {10.48550/arXiv.2001.00001}}
2> opcit: 1 records: 1 found, 0 ambiguous, 0 not found
=> 0

% opcit enrich --source snapshot --db missing.sqlite3 birds.bib
2> opcit: error: cannot open the index missing.sqlite3: No such file or directory
=> 3

% opcit enrich --overwrite nonsense birds.bib
2> opcit: error: --overwrite: unknown field 'nonsense'
2>   hint: choose from author, issued, title, abstract, arxiv, doi, journal-doi, journal-ref and category
=> 2

% echo nothing > empty.jsonl; opcit arxiv index empty.jsonl --db none.sqlite3 -q
2> empty.jsonl:1:1: error: not a record, skipped: nothing [not-a-record]
2>   nothing
2>   ^~~~~~~
2> empty.jsonl: error: no record found: check the file, or name its format with --from ('opcit formats' lists them) [no-record]
2>   hint: check the file, or name its format with --from
=> 1
