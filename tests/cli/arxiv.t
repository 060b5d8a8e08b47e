# Ids in any spelling; papers come in the order of the ids.
% with_arxiv 'opcit arxiv get $ARXIV 2409.00001v1 https://arxiv.org/abs/math.CV/0611800 -t csl-jsonl -q' | python3 -c 'import json,sys; [print(json.loads(l)["number"], json.loads(l)["title"]) for l in sys.stdin]'
=> 0

# A second run asks nobody, and offline says so.
% with_arxiv 'opcit arxiv get $ARXIV --max-age 0 2401.07777 -t ris -q | grep -c AU; opcit arxiv get $ARXIV 2401.07777 -t ris -q | grep -c AU; requests | wc -l'
=> 0

% opcit arxiv get --offline 2401.07777 -t ris
=> 3

# An id that arXiv does not have is said; the others are written.
% with_arxiv 'opcit arxiv get $ARXIV 2401.07777 2401.99999 -o some.jsonl; echo $?; grep -c LiFoo some.jsonl'
=> 0

% with_arxiv 'opcit arxiv get $ARXIV 2401.99999 -o none.bib; ls none.bib'
=> 2

# Those that are none are found before anything is sent.
% with_arxiv 'opcit arxiv get $ARXIV 2401.07777 abc -t ris; requests'
=> 2

% with_arxiv 'opcit arxiv author $ARXIV 0000-0002-1825-0097 -t bibtex -q --only lindqvist2024sparse,zhang2023micro | grep -c @misc'
=> 0

% with_arxiv 'opcit arxiv author $ARXIV nobody_x_1 -t bibtex'
=> 3

# Faults that pass are said and survived; the waits are those of --min-interval.
% with_arxiv 'fault html 2; opcit arxiv get $ARXIV --min-interval 10ms 2401.07777 --max-age 0 -t ris | grep TI; requests | wc -l'
=> 0

% with_arxiv 'fault 503 1 1; opcit arxiv get $ARXIV --min-interval 0 2401.07777 --max-age 0 -t ris -q | grep TI'
=> 0

% with_arxiv 'fault 503 9 7200; opcit arxiv get $ARXIV --min-interval 0 2401.07777 --max-age 0 -t ris -q'
=> 3

% with_arxiv 'fault bomb 9; opcit arxiv get $ARXIV --min-interval 0 2305.01234 --max-age 0 -t ris -q'
=> 3

% opcit arxiv get --arxiv-url http://127.0.0.1:1/api/query --min-interval 0 2401.00001 -t ris
=> 3

% opcit arxiv get --min-interval 1s 2401.00001 -t ris
=> 2

% opcit arxiv get --arxiv-url http://export.arxiv.org/api/query 2401.00001 -t ris
=> 2

% opcit arxiv get --max-age soon 2401.00001 -t ris
=> 2

% opcit arxiv get 2401.00001
=> 2

# Two processes at once keep the gate.
% with_arxiv 'for id in 2409.00001 2305.01234 2401.07777; do opcit arxiv get $ARXIV --min-interval 400ms --max-age 0 $id -t ris -q >/dev/null & done; wait
> requests | python3 -c "
> import sys
> t = [int(line.split()[0]) for line in sys.stdin]
> print(len(t), all(b - a >= 390 for a, b in zip(t, t[1:])))"'
=> 0

# A process that dies with a request under way leaves the gate and the cache usable.
% with_arxiv 'fault drip 1; opcit arxiv get $ARXIV --min-interval 50ms 2106.05555 -t ris -q & pid=$!
> until [ "$(requests | wc -l)" -gt 0 ]; do sleep 0.05; done
> kill -9 $pid; wait $pid 2>/dev/null; echo $?
> opcit arxiv get $ARXIV --min-interval 50ms 2106.05555 -t ris -q | grep TI'
=> 0

# Ctrl-C ends a wait, and leaves no half-written file.
% with_arxiv 'fault drip 9; opcit arxiv get $ARXIV 2305.01234 --max-age 0 -o refs.bib & pid=$!
> until [ "$(requests | wc -l)" -gt 0 ]; do sleep 0.05; done
> kill -TERM $pid; wait $pid; echo $?; ls refs.bib'
=> 2

% opcit cache info | sed -E 's/[0-9-]+T[0-9:]+Z/DAY/; s|/.*/cache/|CACHE/|; s/size +[0-9]+/size N/; s/has [0-9]+/has N/'
=> 0

% opcit cache info --json | python3 -c 'import json,sys; print(sorted(json.load(sys.stdin)))'
=> 0

% opcit cache clear; opcit cache info --json | grep answers; XDG_CACHE_HOME=$PWD/other opcit cache info | grep answers; ls other
=> 2
