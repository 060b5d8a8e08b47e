#!/usr/bin/env bash
# The recipes of opcit-csl-jsonl(5), "MANY MACHINES", with GNU parallel on one machine: shards give the same result as one run, and a
# second pass does the work that needs all records. Arguments: the program, the tests' folder.
set -euo pipefail
opcit=$1
tests=$2
command -v parallel >/dev/null || { echo "GNU parallel is not installed"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'echo "$0:$LINENO: failed: $BASH_COMMAND"' ERR
export opcit
in_shards() { parallel --will-cite -j 3 -k "$@"; }

# A few hundred records with keys, one per line.
"$opcit" convert "$tests"/laws/samples/{bibtex,biblatex}.bib -t csl-jsonl -q >"$work/few.jsonl" 2>/dev/null || true
for _ in $(seq 30); do cat "$work/few.jsonl"; done |
  awk '{ sub(/^{"id":"/, "&" NR "-"); sub(/"citation-key":"/, "&" NR "-"); print }' >"$work/refs.jsonl"
[ "$(wc -l <"$work/refs.jsonl")" -gt 300 ]

# A stateless filter.
for format in ris csl-jsonl; do
  "$opcit" convert -f csl-jsonl -t $format -q "$work/refs.jsonl" >"$work/one.$format"
  in_shards --pipe --block 20k '"$opcit"' convert -f csl-jsonl -t $format -j 1 -q <"$work/refs.jsonl" >"$work/many.$format"
  in_shards --pipepart -a "$work/refs.jsonl" --block 20k '"$opcit"' convert -f csl-jsonl -t $format -j 1 -q >"$work/parts.$format"
  cmp "$work/one.$format" "$work/many.$format"
  cmp "$work/one.$format" "$work/parts.$format"
done

# Keys are generated per shard: with a prefix for each shard, or without keys and with a second pass over all lines.
sed 's/^{"id":"[^"]*","citation-key":"[^"]*",/{/' "$work/refs.jsonl" >"$work/keyless.jsonl"
keys() { sed 's/^{"id":"\([^"]*\)".*/\1/'; }
in_shards --pipe --block 20k '"$opcit"' convert -f csl-jsonl -t csl-jsonl -j 1 -q --key-template 's{#}-{author}{year}{title}' \
  <"$work/keyless.jsonl" >"$work/prefixed.jsonl"
[ "$(keys <"$work/prefixed.jsonl" | sort | uniq -d | wc -l)" -eq 0 ]
in_shards --pipe --block 20k '"$opcit"' convert -f csl-jsonl -t csl-jsonl -j 1 -q <"$work/keyless.jsonl" >"$work/clashing.jsonl"
[ "$(keys <"$work/clashing.jsonl" | sort | uniq -d | wc -l)" -gt 0 ]
"$opcit" convert -f csl-jsonl -t csl-jsonl -q "$work/keyless.jsonl" >"$work/one.jsonl"
sed 's/^{"id":"[^"]*","citation-key":"[^"]*",/{/' "$work/clashing.jsonl" | "$opcit" convert -f csl-jsonl -t csl-jsonl -q >"$work/again.jsonl"
cmp "$work/one.jsonl" "$work/again.jsonl"
