# Records by identifier, in the order of the identifiers; a DOI of arXiv is its arXiv id.
% with_services 'opcit get https://doi.org/10.5555/SIGIR.17 arXiv:2301.00017 10.48550/arXiv.2011.00021 10.5281/zenodo.555 pmid:31234567 -t bibtex -q --min-interval 0; requests | sort'
=> 0

# An identifier that no source knows is an error; the others are written.
% with_services 'opcit get 10.5555/none 10.5555/jex.21 2199.00001 -t ris --min-interval 0'
=> 1

% opcit get nonsense -t ris
=> 2

% opcit get -t ris
=> 2

# A person's works, each once.
% with_services 'opcit get --author 0000-0002-1825-0097 -t bibtex -q --min-interval 0'
=> 0

% with_services 'opcit get --author 0000-0000-0000-0001 -t bibtex --min-interval 0'
=> 2

% with_services 'opcit get --author 0000-0001-5109-3700 -t bibtex --min-interval 0'
=> 1

# Nothing is written if a service that may have the record does not answer.
% with_services 'fault 503 1000 crossref; opcit get 10.5555/jex.21 10.5281/zenodo.555 -o out.bib --min-interval 0 --patience 1s -q; echo $?; ls out.bib' 2>/dev/null
=> 2

# The second run asks nobody.
% with_services 'export XDG_CACHE_HOME=$PWD/cache; opcit get 10.5555/jex.21 -t ris -q --min-interval 0 >one; requests | wc -l; opcit get 10.5555/jex.21 -t ris -q --offline >two; cmp one two; requests | wc -l; opcit get 10.5555/jex.3 -t ris -q --offline'
=> 3
