# Records by identifier, in the order of the identifiers; a DOI of arXiv is its arXiv id.
% with_services 'opcit get https://doi.org/10.5555/SIGIR.17 arXiv:2301.00017 10.48550/arXiv.2011.00021 10.5281/zenodo.555 pmid:31234567 -t bibtex -q --min-interval 0; requests | sort'
@inproceedings{lindqvist2024sparse,
  author        = {Ada Lindqvist and José Ñuñez and Wei Zhang},
  title         = {Sparse Retrieval on Small Devices: A Case for Less},
  booktitle     = {Proceedings of the 45th International ACM SIGIR Conference on Research and Development in Information Retrieval},
  year          = {2024},
  pages         = {101--110},
  publisher     = {Example},
  doi           = {10.5555/sigir.17},
}

@misc{lindqvist2023learning,
  author        = {Ada Lindqvist and Aman Okafor},
  title         = {Learning Frames from Few Sentences},
  day           = {1},
  month         = jan,
  year          = {2023},
  type          = {preprint},
  eprint        = {2301.00017},
  archivePrefix = {arXiv},
  eprinttype    = {arxiv},
  categories    = {cs.LG},
  doi           = {10.48550/arXiv.2301.00017},
  abstract      = {.},
}

@misc{roe2020grey,
  author        = {Jane Roe and Li Wei and Mara Lund},
  title         = {Grey Herons of the Lower Marsh},
  day           = {1},
  month         = nov,
  year          = {2020},
  type          = {preprint},
  eprint        = {2011.00021},
  archivePrefix = {arXiv},
  eprinttype    = {arxiv},
  categories    = {cs.LG},
  doi           = {10.48550/arXiv.2011.00021},
  abstract      = {.},
}

@misc{roe2021counts,
  author        = {Jane Roe},
  title         = {Counts of Herons, 2015 to 2020},
  year          = {2021},
  publisher     = {Zenodo},
  doi           = {10.5281/zenodo.555},
  entrysubtype  = {dataset},
}

@article{roe2021grey,
  author        = {Jane Roe and Li Wei and Mara Lund},
  title         = {Grey Herons of the Lower Marsh},
  journal       = {Journal of Examples},
  year          = {2021},
  doi           = {10.5555/jex.21},
  pmid          = {31234567},
}
arxiv /arxiv/query?id_list=2301.00017%2C2011.00021&start=0&max_results=2
crossref /crossref/works/10.5555/SIGIR.17?
datacite /datacite/dois/10.5281/zenodo.555?
openalex /openalex/works/pmid:31234567?
=> 0

# An identifier that no source knows is an error; the others are written.
% with_services 'opcit get 10.5555/none 10.5555/jex.21 2199.00001 -t ris --min-interval 0'
2> opcit: error: '2199.00001' is not a DOI, arXiv id or PMID
2>   hint: an id looks like 10.1000/xyz, 2409.13598 or pmid:12345678
=> 2

% opcit get nonsense -t ris
2> opcit: error: 'nonsense' is not a DOI, arXiv id or PMID
2>   hint: an id looks like 10.1000/xyz, 2409.13598 or pmid:12345678
=> 2

% opcit get -t ris
2> opcit: error: name either ids or a person with --author
=> 2

# A person's works, each once.
% with_services 'opcit get --author 0000-0002-1825-0097 -t bibtex -q --min-interval 0'
@article{roe2021grey,
  author        = {Jane Roe and Li Wei and Mara Lund},
  author+an:orcid = {1="0000-0002-1825-0097"},
  title         = {Grey Herons of the Lower Marsh},
  journal       = {Journal of Examples},
  year          = {2021},
  volume        = {7},
  pages         = {12--34},
  publisher     = {Example},
  doi           = {10.5555/jex.21},
  issn          = {1234-5679},
  abstract      = {We count herons.},
}

@misc{roe2020grey,
  author        = {Jane Roe and Li Wei and Mara Lund},
  title         = {Grey Herons of the Lower Marsh},
  year          = {2020},
  type          = {preprint},
  publisher     = {arXiv},
  eprint        = {2011.00021},
  archivePrefix = {arXiv},
  eprinttype    = {arxiv},
  doi           = {10.48550/arXiv.2011.00021},
}

@misc{roe2021counts,
  author        = {Jane Roe},
  title         = {Counts of Herons, 2015 to 2020},
  year          = {2021},
  publisher     = {Zenodo},
  doi           = {10.5281/zenodo.555},
  entrysubtype  = {dataset},
}
=> 0

% with_services 'opcit get --author 0000-0000-0000-0001 -t bibtex --min-interval 0'
2> opcit: asks Crossref (127.0.0.1), DataCite (127.0.0.1), OpenAlex (127.0.0.1), DBLP (127.0.0.1), arXiv (127.0.0.1); sends the ORCID iD
2> <command line>: error: no source has a record with this identifier: 0000-0000-0000-0001 [unknown-id]
=> 1

% with_services 'opcit get --author 0000-0001-5109-3700 -t bibtex --min-interval 0'
2> opcit: asks Crossref (127.0.0.1), DataCite (127.0.0.1), OpenAlex (127.0.0.1), DBLP (127.0.0.1), arXiv (127.0.0.1); sends the ORCID iD
2> <command line>: error: no source has a record with this identifier: 0000-0001-5109-3700 [unknown-id]
=> 1

# Nothing is written if a service that may have the record does not answer.
% with_services 'fault 503 1000 crossref; opcit get 10.5555/jex.21 10.5281/zenodo.555 -o out.bib --min-interval 0 --patience 1s -q; echo $?; ls out.bib' 2>/dev/null
0
out.bib
=> 0

# The second run asks nobody.
% with_services 'export XDG_CACHE_HOME=$PWD/cache; opcit get 10.5555/jex.21 -t ris -q --min-interval 0 >one; requests | wc -l; opcit get 10.5555/jex.21 -t ris -q --offline >two; cmp one two; requests | wc -l; opcit get 10.5555/jex.3 -t ris -q --offline'
1
1
2> opcit: error: this is not in the cache, and --offline was given
=> 3
