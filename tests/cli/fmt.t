# One layout for all entries; values, comments and macros stay.
% cat > refs.bib <<'END'
> % Encoding: UTF-8
> % My papers.
> @STRING( tea = "Taste of Tea" )
> @Article{Lee2020 , Title = {On  {Green} Tea}, % as printed
>   journal=tea # { B}, YEAR = 2020, author="Lee, Ann",
> pages = {1-9} }@book{ng, crossref={all}, title={Milk}}
> 
> % The whole of it.
> @BOOK{all, title = "Drinks", author = "Ünal, Cem", year = 1999,
>   abstract = {One.
> 
>     Two.}
> }
> notes between entries
> @misc{open, title = {Never closed
> END
> opcit fmt refs.bib; echo $?
=> 0

# Sorted: macros first, parents last, comments with their entries.
% sed -i '/open/d' refs.bib; opcit fmt --sort author --indent tab --no-align --braces refs.bib

# Twice is once, and no value changes.
% for how in "" "--sort key" "--sort year --braces --lower-keys"; do opcit fmt $how refs.bib | opcit fmt $how -f bib - > twice.bib; opcit fmt $how refs.bib | cmp - twice.bib; done
> opcit convert -q refs.bib -t csl-jsonl | sort > before; opcit fmt --sort key --braces refs.bib | opcit convert -q -f bib - -t csl-jsonl | sort | diff before - && echo same

# In place only on request; a diff, and a check for CI.
% opcit fmt -n refs.bib | head -12
> opcit fmt --check refs.bib twice.bib; echo $?
> opcit fmt -i refs.bib twice.bib; opcit fmt --check refs.bib twice.bib; echo $?

# Wrong use.
% opcit fmt refs.bib twice.bib
% opcit fmt -i -n refs.bib
% opcit fmt --indent wide refs.bib
% printf 'TY  - BOOK\nER  - \n' > a.ris; opcit fmt a.ris
% printf '@string{a = 1}\n@string{A = 2}\n@misc{x, note = a}\n' > two.bib; opcit fmt --sort key two.bib
% printf '@misc{A, note = {x}}\n@misc{a, note = {y}}\n' > keys.bib; opcit fmt --lower-keys keys.bib
