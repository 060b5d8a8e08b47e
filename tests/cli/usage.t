# The help of a command fits two screens of 24 lines; --help=all has every option.
% opcit --help | sed -n 3p
Usage: opcit COMMAND [OPTION]...
=> 0

% for command in $(opcit help --all | sed -n 's/^  \([a-z-]*\)  .*/\1/p'); do
>   test $(opcit $command --help | wc -l) -le 48 || echo "$command: too long"
>   opcit $command --help=all | awk -v name=$command 'length > 80 { print name ": too wide: " $0 }'
> done
convert: too long
check: too wide:       --for TARGET:{acmart,biblatex,bibtex,endnote,hayagriva,jabref,mendeley,orcid,zotero}
=> 0

% opcit convert --help | grep -c -e '--max-record' -e '--offline'
0
=> 1

% opcit convert --help=all | grep -c -e '--max-record' -e '--offline'
2
=> 0

% diff <(opcit help --all convert) <(opcit convert --help=all) && opcit help arxiv get | head -n 3
Write the papers with these arXiv ids

Usage: opcit arxiv get [OPTION]... ID...
=> 0

# Suggestions for mistyped words.
% opcit cnvert a.bib
2> opcit: error: unknown command 'cnvert'
2>   hint: did you mean 'convert'?
=> 2

% opcit help cnvert
2> opcit: error: unknown command 'cnvert'
2>   hint: did you mean 'convert'?
=> 2

% opcit arxiv gt 2409.13598
2> opcit: error: unknown command 'gt'
2>   hint: did you mean 'get'?
=> 2

% opcit convert a.bib --otput b.ris
2> opcit: error: unknown option '--otput'
2>   hint: did you mean '--output'?
=> 2

% opcit convert a.bib -t json
2> opcit: error: unknown format 'json'
2>   hint: did you mean 'csl-json'?
=> 2

% opcit convert a.bib -t xml
2> opcit: error: unknown format 'xml'
2>   hint: did you mean 'orcid'?
=> 2

% opcit convert a.bib -t rsi
2> opcit: error: unknown format 'rsi'
2>   hint: did you mean 'ris'?
=> 2

% opcit convert a.bib -t ris --title-case upper
2> opcit: error: --title-case: invalid value 'upper', expected one of: keep, sentence
2>   hint: 'opcit convert --help' shows the usage
=> 2

% opcit convert a.bib -t ris --title-case sentance
2> opcit: error: --title-case: invalid value 'sentance', did you mean 'sentence'?
2>   hint: 'opcit convert --help' shows the usage
=> 2

% opcit convert a.bib -t ris -j 9999999999999999999999999999999999999999999999999
2> opcit: error: --threads: invalid number '999999999999999999999999', expected 0 to 1024
2>   hint: 'opcit convert --help' shows the usage
=> 2

% opcit convert a.bib --split 0
2> opcit: error: --split: invalid number '0', expected a whole number of at least 1
2>   hint: 'opcit convert --help' shows the usage
=> 2

% opcit convert a.bib -t
2> opcit: error: --to needs a value
2>   hint: 'opcit convert --help' shows the usage
=> 2

% opcit convert a.bib --nfc=maybe
2> opcit: error: --nfc: invalid value 'maybe'
2>   hint: 'opcit convert --help' shows the usage
=> 2

% opcit convert -x
2> opcit: error: unknown option '-x'
2>   hint: 'opcit convert --help=all' lists the options
=> 2

% opcit explain a b
2> opcit: error: unexpected argument 'b'
2>   hint: 'opcit explain --help' shows the usage
=> 2

% opcit
2> opcit: error: no command after 'opcit'
2>   hint: 'opcit --help' shows the usage
=> 2

% opcit completion
2> opcit: error: missing argument: SHELL
2>   hint: 'opcit completion --help' shows the usage
=> 2
