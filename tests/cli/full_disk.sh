#!/usr/bin/env bash
# The file system is full while an output is written: exit code 3 with the reason, the old output is unchanged, and no
# other file remains. Argument: the program. Skipped if the test cannot mount a file system.
set -euo pipefail
if [ "${2:-}" != mounted ]; then
  unshare --mount --map-root-user mount -t tmpfs -o size=256k tmpfs /mnt 2>/dev/null || { echo "mounting is not allowed"; exit 77; }
  exec unshare --mount --map-root-user "$0" "$1" mounted
fi
opcit=$1
mount -t tmpfs -o size=256k tmpfs /mnt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'echo "$0:$LINENO: failed: $BASH_COMMAND"' ERR
entries() { seq "$1" | sed 's/.*/@misc{k&, title = {A title of some length, number &}}/'; }
entries 8000 >"$work/refs.bib"

# fails ARGUMENT..: checks the exit code, the reason, and that no file remains.
fails() {
  local code=0
  "$opcit" convert -q "$@" 2>"$work/said" || code=$?
  [ "$code" -eq 3 ] || { echo "exit code $code: $*"; cat "$work/said"; exit 1; }
  grep -q 'No space left on device' "$work/said" || { cat "$work/said"; exit 1; }
  [ "$(ls -A /mnt)" = old.bib ] || { echo "left behind: $*"; ls -lA /mnt; exit 1; }
  [ "$(cat /mnt/old.bib)" = "as it was" ]
}

echo "as it was" >/mnt/old.bib
for threads in 1 4; do
  fails "$work/refs.bib" -j $threads -o /mnt/old.bib
  fails "$work/refs.bib" -j $threads -t orcid --split 1000 -o /mnt/works.xml
  fails "$work/refs.bib" -j $threads -t ris -o "$work/refs.ris" --carry-out /mnt/side.jsonl
  [ ! -e "$work/refs.ris" ]
done

# The copy of a pipe, which is kept because entries may precede their parents.
{ echo '@misc{child, crossref = {k4000}}'; entries 300000; } >"$work/child.bib"
code=0
TMPDIR=/mnt "$opcit" convert -q -t csl-json -o "$work/child.json" <(cat "$work/child.bib") 2>"$work/said" || code=$?
[ "$code" -ne 0 ] || { echo "a full folder for temporary files was not told"; exit 1; }
grep -q 'No space left on device' "$work/said" || { cat "$work/said"; exit 1; }
"$opcit" convert -q -t csl-json -o "$work/child.json" <(cat "$work/child.bib")
