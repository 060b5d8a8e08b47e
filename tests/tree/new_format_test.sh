#!/usr/bin/env bash
# Checks that the files of tests/tree/new_format compile: new_format_test.sh SOURCE CXX BUILD
set -euo pipefail
source=$1 cxx=$2 build=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/tests/tree" "$work/formats" "$work/samples/plugin"
cp "$source/tests/tree/new_format" "$work/tests/tree/"
cp "$source/formats/builtin.cpp" "$work/formats/"
cp "$source/samples/plugin/tsv.cpp" "$work/samples/plugin/"
"$work/tests/tree/new_format" zz-lines .zzl
"$cxx" -std=c++20 -fsyntax-only -Wall -Wextra -Werror -I"$source/include" -I"$build/include" -I"$work/formats" -I"$source/formats" \
  "$work/formats/zz-lines/format.cpp" "$work/formats/builtin.cpp"
for file in formats/zz-lines/QUIRKS.md tests/formats/zz-lines/zz_lines_test.cpp man/opcit-zz-lines.5 tests/laws/samples/zz-lines.zzl; do
  [ -s "$work/$file" ] || { echo "no $file"; exit 1; }
done
if "$work/tests/tree/new_format" zz-lines >"$work/said" 2>&1; then
  echo "it writes over what is there"
  exit 1
fi
