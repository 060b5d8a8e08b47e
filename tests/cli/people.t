# Two people of one printed name: shared co-authors and topics join, the name alone does not.
% cat > page.json <<'END'
> [{"id": "a", "type": "article-journal", "title": "Glacier flow in Patagonia", "issued": {"date-parts": [[2015]]},
>   "author": [{"family": "Rivas", "given": "M."}, {"family": "Okafor", "given": "Chidi"}]},
>  {"id": "b", "type": "article-journal", "title": "Ice cores of the southern Andes", "issued": {"date-parts": [[2017]]},
>   "author": [{"family": "Okafor", "given": "Chidi"}, {"family": "Rivas", "given": "M."}]},
>  {"id": "c", "type": "article-journal", "title": "Queueing in hospital wards", "issued": {"date-parts": [[2016]]},
>   "author": [{"family": "Rivas", "given": "M."}, {"family": "Lund", "given": "Astrid"}]},
>  {"id": "d", "type": "article-journal", "title": "Staffing hospital wards at night", "issued": {"date-parts": [[2016]]},
>   "author": [{"family": "Rivas", "given": "M."}, {"family": "Lund", "given": "A."}]},
>  {"id": "e", "type": "article-journal", "title": "A grammar of Quechua", "issued": {"date-parts": [[1990]]},
>   "author": [{"family": "Rivas", "given": "M."}]}]
> END
> opcit people page.json
Rivas, M.: 2 records
    a  2015  Glacier flow in Patagonia
    b  2017  Ice cores of the southern Andes
  joined a and b: shared co-author okafor, chidi (+10.0); 2 years apart (+1.0); a printed name of many people (-2.0)

Rivas, M.: 2 records
    c  2016  Queueing in hospital wards
    d  2016  Staffing hospital wards at night
  joined c and d: co-author with the same initial lund, a (+6.5); topic of the title hospital, ward (+2.0); 0 years apart (+1.0); a printed name of many people (-2.0)

Rivas, M.: 1 record
    e  1990  A grammar of Quechua

=> 0

% opcit people page.json --json --me 'M. Rivas' | python3 -c '
> import json, sys
> found = json.load(sys.stdin)
> print([cluster["keys"] for cluster in found["clusters"]], found["unsure"], found["names"])'
[['a', 'b'], ['c', 'd'], ['e']] [] ['M. Rivas']
=> 0

% opcit people page.json --explain d
d is in Rivas, M.: 2 records
  c and d: 8.1 points, 2.8 are enough (this record)
    +6.5  co-author with the same initial lund, a
    +2.0  topic of the title hospital, ward
    +1.0  0 years apart
    -2.0  a printed name of many people
=> 0

% opcit people page.json --explain z
2> opcit: error: no record has the key 'z'
=> 2

# A person file sorts, and filters other commands; answers are lines of it.
% echo '{"names": ["M. Rivas"], "coauthors": ["Astrid Lund"]}' > me.json
> echo 'accept e' >> me.json
> opcit people page.json --person me.json --json | python3 -c '
> import json, sys
> found = json.load(sys.stdin)
> print(found["mine"], found["not_mine"], found["unsure"])'
['c', 'd', 'e'] ['a', 'b'] []
=> 0

% cat page.json | opcit convert - -f csl-json -t bibtex --person me.json | grep @
@article{c,
@article{d,
@article{e,
=> 0

% echo 'reject e' >> me.json
> opcit convert page.json -t bibtex --person me.json | grep @
@article{c,
@article{d,
=> 0

% echo '{"names": 7}' > bad.json
> opcit convert page.json -t bibtex --person bad.json
2> opcit: error: invalid person file: 'names' is not a list
=> 3

# The older name of --spellings still works.
% opcit people --spellings page.json
     2  Lund, Astrid
             1  Lund, A.
             1  Lund, Astrid
     2  Okafor, Chidi
     5  Rivas, M.
=> 0
