# Services fill what a record lacks, if they have this very work.
% printf '@article{herons,\n  title = {Grey Herons of the Lower Marsh},\n  author = {Jane Roe and Li Wei and Mara Lund},\n  journal = {Journal of Examples},\n  year = 2021\n}\n@article{other, title={Grey Herons of the Upper Marsh}, author={Jane Roe}, journal={Journal of Examples}, year=2021}\n' >herons.bib
> with_services 'opcit enrich herons.bib --source crossref --min-interval 0 --report report.json'
=> 0

% grep -E '"(status|field|source)"' report.json
=> 0

% printf '@misc{pre, title={Grey Herons of the Lower Marsh}, author={Jane Roe and Li Wei and Mara Lund}, year=2020, eprint={2011.00021}, archiveprefix={arXiv}}\n' >pre.bib
> with_services 'opcit enrich pre.bib --source all --min-interval 0 -q; opcit enrich pre.bib --source crossref,datacite,dblp --publish --min-interval 0 -q'
=> 0

% opcit enrich pre.bib --source nowhere
=> 2

# A service that stays away: the output is left alone.
% with_services 'fault 503 1000 crossref; opcit enrich herons.bib --source crossref --min-interval 0 --patience 1s -q -o herons.bib' 2>/dev/null; echo $?; grep -c doi herons.bib
=> 1
