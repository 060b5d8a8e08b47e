# One library out of two, without duplicates, with a map of the keys; entries keep their bytes.
% cat > mine.bib <<'END'
> Mine, since 2020.
> @article{lee, title = {On Green Tea}, author = {Lee, Ann},
>   journal = {Taste}, year = 2020, pages = {1--9},
>   keywords = {tea} }
> 
> @book{ng, title={A History of Milk},author={Ng, Bo},publisher={Cup},year=1999}
> END
> cat > theirs.bib <<'END'
> @article{Lee20, title = {{On} green tea}, author = {A. Lee}, journal = {Taste}, year = 2020, pages = {1-9}, doi = {10.1000/tea}, keywords = {tea, green}}
> @misc{ng, title = {Something Else Entirely}, author = {Ng, Cy}, year = 2001, note = {% kept}}
> @inbook{part, title = {Part}, author = {Ng, Cy}, crossref = {ng}}
> END
> opcit merge mine.bib theirs.bib -o all.bib --key-map keys.tsv -v
> cat all.bib keys.tsv
Mine, since 2020.
@book{ng, title={A History of Milk},author={Ng, Bo},publisher={Cup},year=1999}
@article{Lee20, title = {{On} green tea}, author = {A. Lee}, journal = {Taste}, year = 2020, pages = {1-9}, doi = {10.1000/tea}, keywords = {tea, green}}
@misc{nga, title = {Something Else Entirely}, author = {Ng, Cy}, year = 2001, note = {% kept}}
@inbook{part, title = {Part}, author = {Ng, Cy}, crossref = {nga}}
lee	Lee20	mine.bib
ng	ng	mine.bib
Lee20	Lee20	theirs.bib
ng	nga	theirs.bib
part	part	theirs.bib
2> joined: mine.bib: lee = theirs.bib: Lee20 (title, year, first author and pages)
2> 4 records -> all.bib (BibTeX); 5 were read
=> 0

# Only what documents cite, with parents.
% cat > paper.tex <<'END'
> \documentclass{article}
> \begin{document}
> \textcites[see][]{lee}[2]{part}  % \cite{not}
> \nocite{gone}
> \end{document}
> END
> opcit extract paper.tex all.bib -o used.bib; echo $?
> cat used.bib
> opcit extract paper.tex all.bib --unused
> opcit extract paper.tex all.bib --missing
1
@misc{nga, title = {Something Else Entirely}, author = {Ng, Cy}, year = 2001, note = {% kept}}

@inbook{part, title = {Part}, author = {Ng, Cy}, crossref = {nga}}
ng
Lee20
lee
gone
2> opcit: warning: no entry with the key 'lee'
2> opcit: warning: no entry with the key 'gone'
=> 1

# New keys, in all files or in none.
% cat > notes.md <<'END'
> See [@lee, p. 3] and `@lee`.
> END
> opcit rekey all.bib paper.tex notes.md --template '{author:capital}{year}' -n
> opcit rekey all.bib paper.tex notes.md --template '{author:capital}{year}'
> opcit rekey all.bib paper.tex notes.md --template '{author:capital}{year}' -n
> cp all.bib before.bib; opcit rekey all.bib paper.tex missing.md --template '{title}'; echo $?; cmp all.bib before.bib
--- a/all.bib
+++ b/all.bib
@@ -1,5 +1,5 @@
 Mine, since 2020.
-@book{ng, title={A History of Milk},author={Ng, Bo},publisher={Cup},year=1999}
-@article{Lee20, title = {{On} green tea}, author = {A. Lee}, journal = {Taste}, year = 2020, pages = {1-9}, doi = {10.1000/tea}, keywords = {tea, green}}
-@misc{nga, title = {Something Else Entirely}, author = {Ng, Cy}, year = 2001, note = {% kept}}
-@inbook{part, title = {Part}, author = {Ng, Cy}, crossref = {nga}}
+@book{Ng1999, title={A History of Milk},author={Ng, Bo},publisher={Cup},year=1999}
+@article{Lee2020, title = {{On} green tea}, author = {A. Lee}, journal = {Taste}, year = 2020, pages = {1-9}, doi = {10.1000/tea}, keywords = {tea, green}}
+@misc{Ng2001, title = {Something Else Entirely}, author = {Ng, Cy}, year = 2001, note = {% kept}}
+@inbook{Ng2001a, title = {Part}, author = {Ng, Cy}, crossref = {Ng2001}}
--- a/paper.tex
+++ b/paper.tex
@@ -1,5 +1,5 @@
 \documentclass{article}
 \begin{document}
-\textcites[see][]{lee}[2]{part}  % \cite{not}
+\textcites[see][]{lee}[2]{Ng2001a}  % \cite{not}
 \nocite{gone}
 \end{document}
3
2> opcit: error: cannot open missing.md: No such file or directory
=> 0

# What differs, by content.
% cat > a.bib <<'END'
> @misc{x, title = {One}, year = 2020}
> @misc{y, title = {Two}}
> @misc{z, title = {Three Blind Mice}, author = {Ann Lee}, year = 2001}
> END
> cat > b.bib <<'END'
> @misc{y, title = "Two"}
> @misc{x, title = {One}, year = 2021, note = {New}}
> @misc{mice, title = {Three Blind Mice}, author = {Ann Lee}, year = 2001}
> @misc{w, title = {Four}}
> END
> opcit diff a.bib b.bib
> opcit diff a.bib a.bib; echo $?
> opcit diff a.bib missing.bib; echo $?
> opcit diff --textconv a.bib | head -4
moved y
respelled y
changed x
  - issued: 2020
  + issued: 2021
  + note: New
renamed z -> mice
added w
0
2
x
  issued: 2020
  kind: document, misc
  title: One
2> opcit: error: cannot open missing.bib: No such file or directory
=> 0

# As git's merge driver.
% git init -q -b main repo; cd repo
> git config user.name A; git config user.email a@example.org
> echo '*.bib merge=opcit' > .gitattributes
> git config merge.opcit.driver 'opcit merge-file -q --marker-size %L -L ours -L base -L theirs %A %O %B'
> cp ../a.bib refs.bib; git add -A; git commit -qm base
> git checkout -qb side; sed -i 's/year = 2020/year = 2022/; s/Two/Zwei/' refs.bib; git commit -qam side
> git checkout -q main; sed -i 's/One/Eins/' refs.bib; git commit -qam ours
> git merge -q side -m merged; echo $?; cat refs.bib
Auto-merging refs.bib
0
@misc{x, title = {Eins}, year = 2022}
@misc{y, title = {Zwei}}
@misc{z, title = {Three Blind Mice}, author = {Ann Lee}, year = 2001}
=> 0

# What is new goes to the end in the layout of the file; a second run changes nothing.
% cat > cv.bib <<'END'
> My papers.
> @article{tea,
>     title   = "On Green Tea",
>     author  = "Lee, Ann",
>     journal = "Taste",
>     year    = 2020
> }
> END
> cat > new.ris <<'END'
> TY  - JOUR
> TI  - On green tea
> AU  - Lee, A.
> T2  - Taste
> PY  - 2020
> DO  - 10.1000/tea
> ER  - 
> TY  - BOOK
> TI  - A History of Milk
> AU  - Ng, Bo
> PY  - 1999
> PB  - Cup
> ER  - 
> END
> opcit update cv.bib new.ris; cat cv.bib
> opcit update cv.bib new.ris -n; opcit update cv.bib new.ris -n -v
My papers.
@article{tea,
    title   = "On Green Tea",
    author  = "Lee, Ann",
    journal = "Taste",
    year    = 2020,
    doi     = "10.1000/tea"
}

@book{ng1999history,
    title   = "A History of Milk",
    author  = "Bo Ng",
    year    = "1999",
    publisher = "Cup"
}
2> added ng1999history
2> refreshed tea: doi
=> 0

# New entries go to their place, with keys and delimiters as the file has them; existing entries do not move.
% cat > sorted.bib <<'END'
> @article{Lee:2024, author = "Lee, Ann", title = "On Green Tea", year = 2024}
> %about milk
> @book{Ng:1999, author = "Ng, Bo", title = "A History of Milk", year = 1999}
> END
> cat > more.ris <<'END'
> TY  - BOOK
> AU  - Ott, Cy
> TI  - Cups and Saucers
> PY  - 2010
> ER  - 
> TY  - BOOK
> AU  - King, Di
> TI  - Kettles
> PY  - 2025
> ER  - 
> END
> opcit update sorted.bib more.ris --sort newest; cat sorted.bib
> opcit update sorted.bib more.ris --sort newest -n
@book{King:2025, author = "Di King", title = "Kettles", year = "2025"}

@article{Lee:2024, author = "Lee, Ann", title = "On Green Tea", year = 2024}

@book{Ott:2010, author = "Cy Ott", title = "Cups and Saucers", year = "2010"}
%about milk
@book{Ng:1999, author = "Ng, Bo", title = "A History of Milk", year = 1999}
2> added King:2025
2> added Ott:2010
=> 0

# A preprint becomes its published version on request only; its key and eprint stay.
% cat > pre.bib <<'END'
> @misc{deep,
>   author = {Lee, Ann and Ng, Bo},
>   title  = {Deep Learning of {Tea} Leaves},
>   year   = 2023,
>   month  = may,
>   eprint = {2305.01234},
>   archivePrefix = {arXiv},
>   note   = {read this},
> }
> END
> cat > published.bib <<'END'
> @inproceedings{x, author = {Ann Lee and Bo Ng}, title = {Deep Learning of Tea Leaves}, booktitle = {Proc. Tea}, year = 2024,
>   pages = {1--9}, doi = {10.1000/deep}}
> END
> cp pre.bib apart.bib; opcit update apart.bib published.bib -n | grep '^[+-]'
> opcit update pre.bib published.bib --publish; cat pre.bib
> opcit update pre.bib published.bib --publish -n
--- a/apart.bib
+++ b/apart.bib
+
+@inproceedings{x,
+  author   = {Ann Lee and Bo Ng},
+  title   = {Deep Learning of Tea Leaves},
+  booktitle   = {Proc. Tea},
+  year   = 2024,
+  pages   = {1--9},
+  doi   = {10.1000/deep},
+}
@inproceedings{deep,
  author = {Lee, Ann and Ng, Bo},
  title  = {Deep Learning of {Tea} Leaves},
  year   = 2024,
  eprint = {2305.01234},
  archivePrefix = {arXiv},
  note   = {read this},
  booktitle   = {Proc. Tea},
  pages   = {1--9},
  doi   = {10.1000/deep},
}
2> alike deep: x (same title; the years differ)
2> added x
2> published deep: as x
=> 0

# The hook of samples/git refuses a commit whose entries have errors.
% git init -q -b main hooked; cd hooked
> git config user.name A; git config user.email a@example.org
> cp ../samples/git/pre-commit .git/hooks/pre-commit; chmod +x .git/hooks/pre-commit
> printf '@misc{a, title = {Tea & Milk}}\n' > refs.bib; git add refs.bib
> git commit -qm one 2> /dev/null; echo $?
> opcit check refs.bib --fix -i -q; git add refs.bib; git commit -qm one; echo $?; git log --format=%s
1
0
one
=> 0
