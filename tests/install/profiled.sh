#!/usr/bin/env bash
# The program that is laid out by a profile is built from scratch, hardened like the other, and writes the same.
# Arguments: source folder, the program to compare with.
set -euo pipefail
source=$1 program=$2
command -v g++ >/dev/null || { echo "no g++ here"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$source/src/packaging/profiled" "$work/build"
[ -n "$(ls "$work/build/profile")" ] || { echo "no profile was made"; exit 1; }
for format in bibtex biblatex ris csl-json orcid; do
  convert() { "$1" convert "$source/samples/profile.txt" -t "$format" --as-of 2026-11-22 -q; }
  convert "$program" >"$work/plain"
  convert "$work/build/opcit" >"$work/profiled"
  cmp "$work/plain" "$work/profiled"
done
"$source/tests/install/hardened.sh" "$work/build/opcit" "$work/build"
