# What says the same is said once, with its number and first places.
% for i in 1 2 3 4 5 6 7 8; do printf '@misc{k%s,\n  title = {A %s}, author = {Ann Lee and others}}\n' $i $i; done > refs.bib
> opcit convert refs.bib -o works.xml
2> refs.bib:1:1: warning: ORCID refuses a work without an identifier of its own (relationship self): k1 [no-self-identifier]
2>   @misc{k1,
2>   ^~~~~~~~~
2>   hint: add a DOI or an arXiv id; 'opcit enrich' can find them
2>   8 times, also at 3:1, 5:1, 7:1, 9:1 and 3 more
2> moved to another field: the mark that authors are missing ("et al.") (8 records) [field-moved]
2> 8 records -> works.xml (ORCID works); 8 author lists are incomplete ("et al."), 'opcit enrich works.xml' can complete them
=> 0

# An undefined macro is reported once, not once a use.
% for i in 1 2 3; do printf '@misc{k%s,\n  journal = jgr, title = {A %s}}\n' $i $i; done > macros.bib
> opcit convert macros.bib -t csl-jsonl > /dev/null
2> macros.bib:2:13: warning: undefined macro, its name is used as the value: jgr [undefined-macro]
2>     journal = jgr, title = {A 1}}
2>               ^~~
2>   hint: define it with @string
2>   3 times, also at 4:13, 6:13
=> 0

# Of one code, 100 errors are shown, and the number of the others.
% for i in $(seq 103); do printf '@misc{k, title = {A}}\n'; done > same.bib
> opcit convert same.bib -t csl-jsonl 2>&1 > /dev/null | grep -c 'error: duplicate'
> opcit convert same.bib -t csl-jsonl 2>&1 > /dev/null | tail -n 1
100
opcit: 2 more like these [duplicate-key]
=> 0

% for i in $(seq 101); do printf '@misc{k, title = {A}}\n'; done > same.bib
> opcit convert same.bib -t csl-jsonl 2>&1 > /dev/null | grep -c 'error: duplicate'
> opcit convert same.bib -t csl-jsonl 2>&1 > /dev/null | grep -c 'more like these'
100
0
=> 1

# What was written; not with -q, and not where the output is standard output.
% printf '@misc{a, title = {A}}\n' > one.bib
> opcit convert one.bib -o one.ris; opcit convert one.bib -o one.ris -q; opcit convert one.bib -t ris > /dev/null
2> 1 record -> one.ris (RIS)
=> 0

% opcit convert refs.bib -o part.ris --split 3 --allow field-dropped
2> 8 records -> part-1.ris to part-3.ris (RIS); 8 author lists are incomplete ("et al.")
=> 0

# Losses, the worst first; what belongs to no record is one line.
% printf '%% a comment\n@string{x = {X}}\n@article{a, title = {A}, gender = {pf}, abstract = {B}, author = {Ann Lee and others}, journal = x}\n' > losses.bib
> opcit convert losses.bib -t ris > /dev/null
2> lost: the mark that authors are missing ("et al.") (1 record) [field-dropped]
2> lost: field 'gender' of bibtex (1 record) [field-dropped]
2> not written: comments, macros and text between records (2) [field-dropped]
=> 0

% opcit convert losses.bib -t ris --loss-report losses.jsonl -q > /dev/null
> python3 -c 'import json; print(*((loss["record"], loss["field"]) for loss in map(json.loads, open("losses.jsonl"))))'
(0, 'document') (0, 'document') (1, 'author.truncated') (1, 'extra:bibtex:gender')
=> 0

% printf '%% a comment\n@misc{a, title = {A}}\n' > comment.bib
> opcit convert comment.bib -t ris --fail-on-loss -q > /dev/null; echo $?
> opcit convert comment.bib -t ris --deny field-dropped -q > /dev/null; echo $?
> opcit convert losses.bib -t ris --fail-on-loss -q 2>/dev/null > /dev/null; echo $?
0
1
1
2> not written: comments, macros and text between records (1) [field-dropped]
=> 0

# --allow and --deny change what is shown and the exit status, --fail-on and --strict what is written.
% for option in '--deny undefined-macro' '--allow undefined-macro' '--fail-on undefined-macro' --strict; do
>   printf 'old\n' > out.ris
>   opcit convert macros.bib -o out.ris $option 2>/dev/null >/dev/null; echo "$option: $? $(grep -c TY out.ris)"
> done
--deny undefined-macro: 1 3
--allow undefined-macro: 0 3
--fail-on undefined-macro: 1 0
--strict: 1 0
=> 0

# Other forms, also for what is wrong with the command line and with files.
% opcit convert macros.bib -t ris --format github --only k1 2>&1 >/dev/null
::warning file=macros.bib,line=2,col=13,title=undefined-macro::undefined macro, its name is used as the value: jgr; define it with @string
::warning file=macros.bib,line=4,col=13,title=undefined-macro::undefined macro, its name is used as the value: jgr; define it with @string
::warning file=macros.bib,line=6,col=13,title=undefined-macro::undefined macro, its name is used as the value: jgr; define it with @string
=> 0

% opcit convert one.bib --otput x --format json; opcit convert one.bib -o no/such/folder.ris --format=json
2> {"version":1,"code":"usage-error","severity":"error","file":"","message":"invalid command line","detail":"unknown option '--otput'","hint":"did you mean '--output'?"}
2> {"version":1,"code":"io-error","severity":"error","file":"","message":"input, output or network failed","detail":"cannot write no/such/folder.ris: No such file or directory"}
=> 3

% opcit convert missing.bib one.bib -t ris --diagnostics json > /dev/null
2> {"version":1,"code":"unreadable-input","severity":"error","file":"missing.bib","message":"cannot read the input","detail":"cannot open missing.bib: No such file or directory"}
=> 3

# Colours on request only; NO_COLOR concerns terminals.
% opcit convert macros.bib -t csl-jsonl --color always 2>&1 >/dev/null | head -n 1 | cat -v
> opcit convert macros.bib -t csl-jsonl 2>&1 >/dev/null | head -n 1 | cat -v
^[[1mmacros.bib:2:13^[[m: ^[[1;35mwarning^[[m: undefined macro, its name is used as the value: jgr [undefined-macro]
macros.bib:2:13: warning: undefined macro, its name is used as the value: jgr [undefined-macro]
=> 0

# On a terminal: colours, hints wrapped, and a word about standard input.
% python3 - <<'END'
> import os, pty, struct, fcntl, termios, sys
> def run(*command, **env):
>     pid, terminal = pty.fork()
>     if pid == 0:
>         os.environ.update(TERM="xterm", **env)
>         os.execvp("opcit", ["opcit", *command])
>     fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
>     text = b""
>     try:
>         while chunk := os.read(terminal, 4096):
>             text += chunk
>             if b"reading standard input" in text: os.write(terminal, b"\x04")
>     except OSError:
>         pass
>     os.waitpid(pid, 0)
>     return text.decode().replace("\r\n", "\n")
> print("\x1b[" in run("convert", "macros.bib", "-o", "out.ris"), "\x1b[" in run("convert", "macros.bib", "-o", "out.ris", NO_COLOR="1"))
> print("reading standard input" in run("convert", "-t", "ris"))
> END
True False
True
=> 0
