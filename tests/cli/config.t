# opcit.conf next to the first input; the command line wins.
% mkdir work && printf '@article{a, title = {A {Big} Study}, author = {Jean-Pierre Lee}, abstract = {x}}\n' > work/refs.bib
> printf '# a comment\n--drop=abstract\n[convert]\n--name-style initials\n[names]\n--format tsv\n' > work/opcit.conf
> opcit convert work/refs.bib -t ris -q | grep -E '^(AU|AB)'
> echo with the command line
> opcit convert work/refs.bib -t ris -q --name-style as-is | grep -E '^(AU|AB)'
> echo without
> opcit convert --no-config work/refs.bib -t ris -q | grep -E '^(AU|AB)'
AU  - Lee, J.-P.
with the command line
AU  - Lee, Jean-Pierre
without
AU  - Lee, Jean-Pierre
AB  - x
=> 0

% opcit names work/refs.bib -q
spelling	canonical	count	status	orcid	reason
Lee, Jean-Pierre	Lee, Jean-Pierre	1	alone		
=> 0

% cd work && opcit help --config
./opcit.conf
  2: every command --drop abstract
  4: convert --name-style initials
  6: names --format tsv
=> 0

# The user's own file, which may name outputs.
% mkdir -p own/opcit && printf '[convert]\n--output=made.ris\n' > own/opcit/opcit.conf
> printf '@misc{a, title = {A}}\n' > plain.bib
> XDG_CONFIG_HOME=$PWD/own opcit convert plain.bib && grep TI made.ris
> XDG_CONFIG_HOME=$PWD/own opcit help --config | sed "s,$PWD,.,"
TI  - A
./own/opcit/opcit.conf
  2: convert --output made.ris
2> 1 record -> made.ris (RIS)
=> 0

# One that came with an input may not.
% printf '[convert]\n--output=made.ris\n' > work/opcit.conf
> opcit convert work/refs.bib
2> opcit: error: work/opcit.conf:2: --output is not allowed in a file next to an input
2>   hint: --no-config ignores the file
=> 2

% printf '[convert]\n--otput=made.ris\n' > work/opcit.conf
> opcit convert work/refs.bib -t ris
2> opcit: error: work/opcit.conf:2: unknown option '--otput'
2>   hint: --no-config ignores the file
=> 2

% printf 'title-case\n' > work/opcit.conf
> opcit convert work/refs.bib -t ris
2> opcit: error: work/opcit.conf:1: 'title-case' is neither an option nor a [section]
2>   hint: --no-config ignores the file
=> 2

# Completion: commands, options, values, formats, codes, fields, files.
% opcit __complete conv; opcit __complete convert --title-; opcit __complete convert --title-case ''
convert	Convert bibliographies from one format to another
--title-case	Case of titles (keep)
keep
sentence
=> 0

% opcit __complete convert -t '' | cut -f 1 | tr '\n' ' '; opcit __complete convert --from nb; opcit __complete convert --to=cs | cut -f 1
al-folio bib biblatex bibtex cff csl-json csl-jsonl hayagriva html hugo json-resume latex markdown orcid rendercv ris typst nbib	PubMed's and ERIC's export (MEDLINE display format)
--to=csl-json
--to=csl-jsonl
=> 0

% opcit __complete convert --deny no-record,duplicate- | cut -f 1; opcit __complete convert --drop ab; opcit __complete explain unclosed-b | cut -f 1
no-record,duplicate-key
no-record,duplicate-member
no-record,duplicate-work
abstract
unclosed-brace
=> 0

% opcit __complete arxiv ''; opcit __complete arxiv get --off; opcit __complete convert --to ris ''; opcit __complete convert -o ''; opcit __complete completion z
get	Write the papers with these arXiv ids
author	Write a person's own papers on arXiv
index	Index records and retractions for use without a network
--offline	Ask nobody; use cached answers of any age
:files
:files
zsh
=> 0

# bash hands on --to=ri in three words.
% opcit __complete convert --to = ri | cut -f 1; opcit __complete convert --title-case = | cut -f 1
ris
keep
sentence
=> 0
