# One layout for all entries; values, comments and macros stay.
% cat > refs.bib <<'END'
> %Encoding: UTF-8
> %My papers.
> @STRING( tea = "Taste of Tea" )
> @Article{Lee2020 , Title = {On  {Green} Tea}, % as printed
>   journal=tea # { B}, YEAR = 2020, author="Lee, Ann",
> pages = {1-9} }@book{ng, crossref={all}, title={Milk}}
> 
> %The whole of it.
> @BOOK{all, title = "Drinks", author = "Ünal, Cem", year = 1999,
>   abstract = {One.
> 
>     Two.}
> }
> notes between entries
> @misc{open, title = {Never closed
> END
> opcit fmt refs.bib; echo $?
%Encoding: UTF-8
%My papers.
@STRING( tea = "Taste of Tea" )
@article{Lee2020,
  author        = "Lee, Ann",
  title         = {On  {Green} Tea}, % as printed
  journal       = tea # { B},
  year          = 2020,
  pages         = {1-9},
}

@book{ng,
  title         = {Milk},
  crossref      = {all},
}

%The whole of it.
@book{all,
  author        = "Ünal, Cem",
  title         = "Drinks",
  year          = 1999,
  abstract      = {One.

    Two.},
}

notes between entries
@misc{open, title = {Never closed
1
2> refs.bib:15:21: error: brace opened here is never closed [unclosed-brace]
2>   @misc{open, title = {Never closed
2>                       ^
=> 0

# Sorted: macros first, parents last, comments with their entries.
% sed -i '/open/d' refs.bib; opcit fmt --sort author --indent tab --no-align --braces refs.bib
%Encoding: UTF-8
%My papers.
@STRING( tea = "Taste of Tea" )

@article{Lee2020,
	author = {Lee, Ann},
	title = {On  {Green} Tea}, % as printed
	journal = tea # { B},
	year = 2020,
	pages = {1-9},
}

@book{ng,
	title = {Milk},
	crossref = {all},
}

%The whole of it.
@book{all,
	author = {Ünal, Cem},
	title = {Drinks},
	year = 1999,
	abstract = {One.

    Two.},
}

notes between entries
=> 0
% for how in "" "--sort key" "--sort year --braces --lower-keys"; do opcit fmt $how refs.bib | opcit fmt $how -f bib - > twice.bib; opcit fmt $how refs.bib | cmp - twice.bib; done
> opcit convert -q refs.bib -t ris | sort > before; opcit fmt --sort key --braces refs.bib | opcit convert -q -f bib - -t ris | sort | diff before - && echo same
same
=> 0
% opcit fmt -n refs.bib | head -12
> opcit fmt --check refs.bib twice.bib; echo $?
> opcit fmt -i refs.bib twice.bib; opcit fmt --check refs.bib twice.bib; echo $?
--- a/refs.bib
+++ b/refs.bib
@@ -1,14 +1,27 @@
 %Encoding: UTF-8
 %My papers.
 @STRING( tea = "Taste of Tea" )
-@Article{Lee2020 , Title = {On  {Green} Tea}, % as printed
-  journal=tea # { B}, YEAR = 2020, author="Lee, Ann",
-pages = {1-9} }@book{ng, crossref={all}, title={Milk}}
+@article{Lee2020,
+  author        = "Lee, Ann",
+  title         = {On  {Green} Tea}, % as printed
refs.bib
1
0
=> 0
% opcit fmt refs.bib twice.bib
2> opcit: error: several files have no common output
2>   hint: --in-place changes each of them, --dry-run shows the changes
=> 2
% opcit fmt -i -n refs.bib
2> opcit: error: --in-place, --dry-run, --check and --output exclude each other
=> 2
% opcit fmt --indent wide refs.bib
2> opcit: error: --indent: invalid width 'wide'
2>   hint: name a number of blanks from 0 to 16, or tab
=> 2
% printf 'TY  - BOOK\nER  - \n' > a.ris; opcit fmt a.ris
2> opcit: error: the layout of 'a.ris' cannot be changed
2>   hint: only that of BibTeX and BibLaTeX can be; the file must not be compressed
=> 2
% printf '@string{a = 1}\n@string{A = 2}\n@misc{x, note = a}\n' > two.bib; opcit fmt --sort key two.bib
2> opcit: error: the macro 'A' has several values; the entries cannot be sorted
2>   hint: rename one of them, or leave out --sort
=> 2
% printf '@misc{A, note = {x}}\n@misc{a, note = {y}}\n' > keys.bib; opcit fmt --lower-keys keys.bib
2> opcit: error: 'A' and 'a' would both get the key 'a'
=> 2

# What opcit wrote has its layout.
% opcit convert refs.bib -t ris -q -o w.ris; opcit convert w.ris -q -o w.bib; printf '@misc{p, eprint = {2409.13598}, archiveprefix={arXiv}, primaryclass={cs.LG}, abstract={A.}, title={P}}\n' | opcit convert -q -f bibtex - -t csl-json -o p.json; opcit convert p.json -q -o p.bib; opcit fmt --check w.bib p.bib; echo $?
0
=> 0
