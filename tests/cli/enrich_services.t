# Services fill what a record lacks, if they have this very work.
% printf '@article{herons,\n  title = {Grey Herons of the Lower Marsh},\n  author = {Jane Roe and Li Wei and Mara Lund},\n  journal = {Journal of Examples},\n  year = 2021\n}\n@article{other, title={Grey Herons of the Upper Marsh}, author={Jane Roe}, journal={Journal of Examples}, year=2021}\n' >herons.bib
> with_services 'opcit enrich herons.bib --source crossref --min-interval 0 --report report.json'
@article{herons,
  title = {Grey Herons of the Lower Marsh},
  author = {Jane Roe and Li Wei and Mara Lund},
  journal = {Journal of Examples},
  year = 2021,
  author+an:orcid = {1="0000-0002-1825-0097"},
  volume = {7},
  pages = {12--34},
  publisher = {Example},
  doi = {10.5555/jex.21},
  issn = {1234-5679},
  abstract = {We count herons.}
}
@article{other, title={Grey Herons of the Upper Marsh}, author={Jane Roe}, journal={Journal of Examples}, year=2021}
2> opcit: asks Crossref (127.0.0.1); sends identifiers, titles and first authors
2> opcit: 2 records: 1 found, 0 ambiguous, 1 not found
=> 0

% grep -E '"(status|field|source)"' report.json
    "status": "accepted",
      {"field": "doi", "source": "Crossref", "after": "10.5555/jex.21"},
      {"field": "publisher", "source": "Crossref", "after": "Example"},
      {"field": "volume", "source": "Crossref", "after": "7"},
      {"field": "page", "source": "Crossref", "after": "12-34"},
      {"field": "abstract", "source": "Crossref", "after": "We count herons."},
      {"field": "issn", "source": "Crossref", "after": "1234-5679"},
      {"field": "orcid", "source": "Crossref", "after": "0000-0002-1825-0097"}
    "status": "not-found",
=> 0

% printf '@misc{pre, title={Grey Herons of the Lower Marsh}, author={Jane Roe and Li Wei and Mara Lund}, year=2020, eprint={2011.00021}, archiveprefix={arXiv}}\n' >pre.bib
> with_services 'opcit enrich pre.bib --source all --min-interval 0 -q; opcit enrich pre.bib --source crossref,datacite,dblp --publish --min-interval 0 -q'
@misc{pre, title={Grey Herons of the Lower Marsh}, author={Jane Roe and Li Wei and Mara Lund}, year=2020, eprint={2011.00021}, archiveprefix={arXiv}, categories={cs.LG}, abstract={.}}
@misc{pre, title={Grey Herons of the Lower Marsh}, author={Jane Roe and Li Wei and Mara Lund}, year=2020, eprint={2011.00021}, archiveprefix={arXiv}}
=> 0

% opcit enrich pre.bib --source nowhere
2> opcit: error: --source: unknown source 'nowhere'
2>   hint: choose arxiv, snapshot, both, crossref, datacite, openalex, dblp or all
=> 2

# A service that stays away: the output is left alone.
% with_services 'fault 503 1000 crossref; opcit enrich herons.bib --source crossref --min-interval 0 --patience 1s -q -o herons.bib' 2>/dev/null; echo $?; grep -c doi herons.bib
3
0
=> 1
