# A round trip: the sidecar stores what RIS cannot represent.
% cat > refs.bib <<'END'
> @string{jgr = {J. Geophys. Res.}}
> 
> @article{lee2020,
>   author = {Ann Lee and others},
>   title = {Waves and {DNA} in H\textsubscript{2}O},
>   journal = jgr,
>   owner = {me},
>   year = {2020}
> }
> 
> @misc{ek2021, author = {Bo Ek}, title = {Second}, owner = {you}, year = {2021}}
> END
> opcit convert refs.bib -o there.ris --carry-out side.jsonl -q
> opcit convert there.ris -o back.bib --carry-in side.jsonl
> opcit convert refs.bib -t csl-json -q > direct.json
> opcit convert back.bib -t csl-json -q | cmp - direct.json
> grep -c owner there.ris
0
2> 2 records -> back.bib (BibTeX); 1 author list is incomplete ("et al."), 'opcit enrich back.bib' can complete it
=> 1

# An edit in between is kept and reported; the rest is restored.
% cat > refs.bib <<'END'
> @article{lee2020, author = {Ann Lee and others}, title = {Waves}, owner = {me}, year = {2020}}
> @misc{ek2021, author = {Bo Ek}, title = {Second}, owner = {you}, year = {2021}}
> END
> opcit convert refs.bib -o there.ris --carry-out side.jsonl -q
> sed -i 's/Waves/Tides/' there.ris
> opcit convert there.ris -o back.bib --carry-in side.jsonl
> grep -E 'title|author|owner' back.bib
  author        = {Ann Lee and others},
  title         = {Tides},
  owner         = {me},
  author        = {Bo Ek},
  title         = {Second},
  owner         = {you},
2> there.ris:1:1: note: edited since the sidecar was written, the edit is kept: title [carried-edit]
2>   TY  - JOUR
2>   ^~~~~~~~~~
2> 2 records -> back.bib (BibTeX); 1 author list is incomplete ("et al."), 'opcit enrich back.bib' can complete it
=> 0

# A sidecar of another version, and a file that is not a sidecar.
% printf 'TY  - BOOK\nTI  - T\nER  - \n' > a.ris
> printf '{"version":2,"format":"ris"}\n' > side.jsonl
> opcit convert a.ris -t bibtex --carry-in side.jsonl
2> opcit: error: cannot use side.jsonl: it is a sidecar of version 2, and this opcit reads version 1
=> 3

% printf 'TY  - BOOK\nTI  - T\nER  - \n' > a.ris
> printf 'no sidecar\n' > side.jsonl
> opcit convert a.ris -t csl-jsonl --carry-in side.jsonl --allow not-carried | grep -c '"title":"T"'
1
2> side.jsonl:1:1: error: invalid line of a sidecar, skipped: an object is expected here [bad-carry-line]
2>   no sidecar
2>   ^
2>   hint: a sidecar is written by --carry-out
=> 0

% opcit convert missing.ris -t bibtex --carry-in missing.jsonl
2> opcit: error: cannot open missing.jsonl: No such file or directory
=> 3
