# Ids in any spelling; papers are in the order of the ids.
% with_arxiv 'opcit arxiv get $ARXIV 2409.00001v1 https://arxiv.org/abs/math.CV/0611800 -t csl-jsonl -q' | python3 -c 'import json,sys; [print(json.loads(l)["number"], json.loads(l)["title"]) for l in sys.stdin]'
arXiv:2409.00001 Retrieval on Small Devices
arXiv:math/0611800 On the Zeros of a Family of Entire Functions
=> 0

# A second run sends no request; --offline proves it.
% with_arxiv 'opcit arxiv get $ARXIV --max-age 0 2401.07777 -t ris -q | grep -c AU; opcit arxiv get $ARXIV 2401.07777 -t ris -q | grep -c AU; requests | wc -l'
2
2
1
=> 0

% opcit arxiv get --offline 2401.07777 -t ris
2> opcit: error: this is not in the cache, and --offline was given
=> 3

# An unknown id is reported; the other papers are written.
% with_arxiv 'opcit arxiv get $ARXIV 2401.07777 2401.99999 -o some.jsonl; echo $?; grep -c LiFoo some.jsonl'
1
1
2> http://LOOPBACK/api/query?id_list=2401.07777%2C2401.99999&start=0&max_results=2: error: arXiv has no paper with this id: 2401.99999 [not-on-arxiv]
2> 1 record -> some.jsonl (CSL-JSON)
=> 0

% with_arxiv 'opcit arxiv get $ARXIV 2401.99999 -o none.bib; ls none.bib'
2> http://LOOPBACK/api/query?id_list=2401.99999&start=0&max_results=1: error: arXiv has no paper with this id: 2401.99999 [not-on-arxiv]
2> ls: cannot access 'none.bib': No such file or directory
=> 2

# Invalid ids are reported before anything is sent.
% with_arxiv 'opcit arxiv get $ARXIV 2401.07777 abc -t ris; echo $?; requests'
2
2> opcit: error: invalid arXiv id 'abc'
2>   hint: an id looks like 2409.13598, 2409.13598v2 or math/0611800
=> 0

% with_arxiv 'opcit arxiv author $ARXIV 0000-0002-1825-0097 -t bibtex -q --only lindqvist2024sparse,zhang2023micro | grep -c @misc'
2
=> 0

% with_arxiv 'opcit arxiv author $ARXIV nobody_x_1 -t bibtex'
2> opcit: error: arXiv (LOOPBACK): HTTP 404, there is no such thing
=> 3

# Temporary faults are reported and retried; --min-interval sets the waits.
% with_arxiv 'fault html 2; opcit arxiv get $ARXIV --min-interval 10ms 2401.07777 --max-age 0 -t ris | grep TI; requests | wc -l'
TI  - LiFoo: Ranking at Scale
3
2> opcit: warning: arXiv: the answer is no feed; asking again
2> opcit: warning: arXiv: the answer is no feed; asking again
2> lost: field 'published' of arxiv (1 record) [field-dropped]
2> lost: field 'updated' of arxiv (1 record) [field-dropped]
=> 0

% with_arxiv 'fault 503 1 1; opcit arxiv get $ARXIV --min-interval 0 2401.07777 --max-age 0 -t ris -q | grep TI'
TI  - LiFoo: Ranking at Scale
=> 0

% with_arxiv 'fault 503 9 7200; opcit arxiv get $ARXIV --min-interval 0 2401.07777 --max-age 0 -t ris -q'
2> opcit: error: LOOPBACK asks to come back in 7200 s
=> 3

% with_arxiv 'fault bomb 9; opcit arxiv get $ARXIV --min-interval 0 2305.01234 --max-age 0 -t ris -q'
2> opcit: error: arXiv (LOOPBACK): the answer defines entities, which no feed of arXiv does (5 tries)
=> 3

% opcit arxiv get --arxiv-url http://127.0.0.1:1/api/query --min-interval 0 2401.00001 -t ris
2> opcit: warning: arXiv: Failed to connect to 127.0.0.1 port 1 after N ms: Couldn't connect to server; asking again
2> opcit: error: arXiv (127.0.0.1:1): Failed to connect to 127.0.0.1 port 1 after N ms: Couldn't connect to server (2 tries)
=> 3

% opcit arxiv get --min-interval 1s 2401.00001 -t ris
2> opcit: error: an interval below 3 s breaks arXiv's terms of use
2>   hint: less is for this machine (127.0.0.1) only
=> 2

% opcit arxiv get --arxiv-url http://export.arxiv.org/api/query 2401.00001 -t ris
2> opcit: error: 'http://export.arxiv.org/api/query' is not encrypted
2>   hint: http is for this machine (127.0.0.1) only
=> 2

% opcit arxiv get --max-age soon 2401.00001 -t ris
2> opcit: error: --max-age: invalid duration 'soon'
2>   hint: write it as 90s, 10m, 12h or 7d
=> 2

% opcit arxiv get 2401.00001
2> opcit: error: no output format given
2>   hint: name one with --to: al-folio bib biblatex bibtex cff csl-json csl-jsonl hayagriva html hugo json-resume latex markdown orcid rendercv ris typst
=> 2

# Two processes at the same time respect the gate.
% with_arxiv 'for id in 2409.00001 2305.01234 2401.07777; do opcit arxiv get $ARXIV --min-interval 400ms --max-age 0 $id -t ris -q >/dev/null & done; wait
> requests | python3 -c "
> import sys
> t = [int(line.split()[0]) for line in sys.stdin]
> print(len(t), all(b - a >= 400 for a, b in zip(t, t[1:])))"'
3 True
=> 0

# A process that dies during a request leaves the gate and the cache usable.
% with_arxiv 'fault drip 1; opcit arxiv get $ARXIV --min-interval 50ms 2106.05555 -t ris -q & pid=$!
> until [ "$(requests | wc -l)" -gt 0 ]; do sleep 0.05; done
> kill -9 $pid; wait $pid 2>/dev/null; echo $?
> opcit arxiv get $ARXIV --min-interval 50ms 2106.05555 -t ris -q | grep TI'
137
TI  - Sparse Retrieval on Small Devices
=> 0

# Ctrl-C ends a wait and leaves no incomplete file.
% with_arxiv 'fault drip 9; opcit arxiv get $ARXIV 2305.01234 --max-age 0 -o refs.bib & pid=$!
> until [ "$(requests | wc -l)" -gt 0 ]; do sleep 0.05; done
> kill -TERM $pid; wait $pid; echo $?; ls refs.bib'
143
2> ls: cannot access 'refs.bib': No such file or directory
=> 2

% opcit cache info | sed -E 's/[0-9-]+T[0-9:]+Z/DAY/; s|/.*/cache/|CACHE/|; s/size +[0-9]+/size N/; s/has [0-9]+/has N/'
path     CACHE/opcit/fetch.sqlite3
answers  11
size N bytes of at most 268435456; the file has N
oldest   DAY
newest   DAY
=> 0

% opcit cache info --json | python3 -c 'import json,sys; print(sorted(json.load(sys.stdin)))'
['answers', 'file', 'limit', 'newest', 'oldest', 'path', 'stored', 'version']
=> 0

% opcit cache clear; opcit cache info --json | grep answers; XDG_CACHE_HOME=$PWD/other opcit cache info | grep answers; ls other
  "answers": 0,
answers  0
2> ls: cannot access 'other': No such file or directory
=> 2
