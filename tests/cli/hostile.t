# Outputs that are not regular files, or cannot be.
% opcit convert samples/profile.txt -t ris -q -o /dev/full
> echo $?
> test -c /dev/full
3
2> opcit: error: cannot write /dev/full: No space left on device
=> 0

% opcit convert samples/profile.txt -t ris -q -o samples
2> opcit: error: cannot write samples: Is a directory
=> 3

% mkfifo pipe
> cat pipe > copy & opcit convert samples/profile.txt -t ris -q -o pipe
> wait
> test -p pipe && grep -c '^TY' copy
12
=> 0

% ln -s target.ris link.ris
> opcit convert samples/profile.txt -q -o link.ris
> test -L link.ris && test -f target.ris && grep -c '^TY' link.ris
12
=> 0

% ln -s loop.ris loop.ris
> opcit convert samples/profile.txt -q -o loop.ris
2> opcit: error: cannot write loop.ris: Too many levels of symbolic links
=> 3

% opcit convert samples/profile.txt -q -o /proc/refs.ris
2> opcit: error: cannot write /proc/refs.ris: No such file or directory
=> 3

# An output larger than the user's limit: the old file is kept.
% printf old > refs.ris
> (ulimit -f 1; opcit convert samples/profile.txt -q -o refs.ris)
> echo $?
> cat refs.ris
> ls -A | grep -c opcit
3
old0
2> opcit: error: cannot write refs.ris: File too large
=> 1

# Closed standard streams.
% opcit convert samples/profile.txt -t ris -q >&-
2> opcit: error: cannot write <stdout>: Bad file descriptor
=> 3

% opcit convert samples/profile.txt -t ris -q --loss-report losses.jsonl >&-
> grep -c '^TY' losses.jsonl
0
2> opcit: error: cannot write <stdout>: Bad file descriptor
=> 1

% opcit convert - -t ris <&-
2> opcit: error: cannot read <stdin>: Bad file descriptor
=> 3

% opcit convert samples/profile.txt -q -o quiet.ris 2>&- >&- <&-
> grep -c '^TY' quiet.ris
12
=> 0

# Readers of a pipe that stop early.
% for n in 1 100 5000; do opcit convert samples/profile.txt samples/profile.txt -t csl-json -q 2>&1 | head -c $n | wc -c; echo ${PIPESTATUS[0]}; done
1
0
100
0
5000
0
=> 0

# Signals: no temporary file remains, and the old file is kept.
% printf old > refs.ris
> for signal in INT TERM HUP; do
>   timeout --foreground --preserve-status -s $signal 0.5 opcit convert -f profile - -q -o refs.ris < <(cat samples/profile.txt; sleep 2)
>   echo $?
> done
> cat refs.ris
> ls -A | grep -c '^[.]opcit'
130
143
129
old0
=> 1

# Incomplete gzip data.
% gzip -c samples/profile.txt | head -c 900 > short.gz
> printf old > refs.ris
> opcit convert -f profile short.gz -q -o refs.ris
> echo $?
> cat refs.ris
3
old
2> opcit: error: cannot read short.gz: the gzip data end early
=> 0

# Keys are not interpreted as paths or options.
% printf '@misc{../../x, title={A}}\n@misc{/etc/passwd, title={B}}\n@misc{-o, title={C}}\n' > keys.bib
> opcit convert keys.bib -o out.ris --split 1 -q --carry-out side.jsonl
> ls out*
out-1.ris
out-2.ris
out-3.ris
=> 0

# A key that looks like markup stays text.
% printf '@misc{a<b&c"d, title={A}, doi={10.1/x}}\n' | opcit convert -f bibtex - -t orcid -q | grep -c 'a<b'
0
=> 1

# NUL, invalid UTF-8, and a million braces.
% printf '@misc{a, title = {A\0B\xff\xfeC}, year = 2020}\n' | opcit convert -f bibtex --encoding utf-8 - -t csl-jsonl -q | python3 -c 'import json, sys; print(ascii(json.loads(sys.stdin.read())["title"]))'
'A\x00B\xff\xfeC'
=> 0

% python3 -c 'print("@misc{a, title = " + "{" * 10**6 + "x" + "}" * 10**6 + "}\n@misc{b, title={B}}")' | opcit convert -f bibtex - -t csl-jsonl -q | grep -c '"id"'
2
=> 0

% python3 -c 'print("[" * 10**6)' | opcit convert -f csl-json - -t bibtex -q 2>&1 | tail -n 4
   ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
<stdin>:2:1: error: the input ends in the middle of a record: the array is never closed [truncated-input]
<stdin>: error: no record found: check the file, or name its format with --from ('opcit formats' lists them) [no-record]
  hint: check the file, or name its format with --from
=> 0

% python3 -c 'print("<a>" * 10**6)' | opcit convert -f orcid - -t bibtex -q 2>&1 | tail -n 4
<stdin>:2:1: error: the input ends in the middle of a record: a [truncated-input]
<stdin>: error: no record found: check the file, or name its format with --from ('opcit formats' lists them) [no-record]
  hint: check the file, or name its format with --from
=> 0

% printf '<?xml version="1.0"?><!DOCTYPE f [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2409.13598v1</id><title>&b; &c;</title></entry></feed>' > laughs.atom
> opcit convert -f arxiv laughs.atom -t csl-jsonl -q
{"id":"b","citation-key":"b","type":"article","title":"&b; &c;","number":"arXiv:2409.13598","publisher":"arXiv","genre":"preprint","DOI":"10.48550/arXiv.2409.13598","URL":"https://arxiv.org/abs/2409.13598v1","custom":{"opcit":{"derived":["number","publisher","DOI","URL"],"version":"v1"}}}
=> 0

# A line of 64 MiB.
% python3 -c 'import sys; sys.stdout.write("@misc{a, title = {" + "x" * (64 << 20) + "}}\n@misc{b, title = {B}}\n")' > long.bib
> opcit convert long.bib -t csl-jsonl -q 2>&1 | cut -c 1-120
long.bib:1:1: error: record exceeds the limit, skipped [record-too-large]
  @misc{a, title = {xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
  ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
  hint: raise the limit with --max-record
{"id":"b","citation-key":"b","type":"document","title":"B","custom":{"opcit":{"kind":{"document":"misc"}}}}
=> 0
