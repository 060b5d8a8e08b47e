#!/usr/bin/env bash
# Installs into an empty prefix, moves it, builds the samples against it (by find_package, one also by pkg-config), and runs
# them: programs with the library, and a plug-in. Arguments: build folder, this folder.
set -euo pipefail
build=$1
here=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'echo "$0:$LINENO: failed: $BASH_COMMAND"' ERR

cmake --install "$build" --prefix "$work/first" >/dev/null
mv "$work/first" "$work/moved"
prefix=$work/moved

for file in bin/opcit include/opcit/convert.h include/opcit/version.h share/man/man1/opcit.1 share/man/man5/opcit-ris.5 \
  share/man/man7/opcit-diagnostics.7 share/bash-completion/completions/opcit share/zsh/site-functions/_opcit \
  share/fish/vendor_completions.d/opcit.fish; do
  [ -s "$prefix/$file" ] || { echo "not installed: $file"; exit 1; }
done
bash -n "$prefix/share/bash-completion/completions/opcit"
if readelf -d "$prefix/bin/opcit" "$prefix"/lib*/*/libopcit.so "$prefix"/lib*/libopcit.so "$prefix"/lib*/opcit/opcit-fetch.so 2>/dev/null | grep -F "$build"; then
  echo "the installed files point into the build folder"
  exit 1
fi

"$prefix/bin/opcit" --version

# The network module is found relative to the library. If it is missing, only commands that need it fail, clearly.
offline() { XDG_CACHE_HOME=$work/cache "$prefix/bin/opcit" arxiv get --offline 2401.00001 -t ris 2>&1; }
offline >"$work/said" && exit 1
grep -q 'not in the cache' "$work/said" || { echo "the installed fetch module is not found"; cat "$work/said"; exit 1; }
module=$(find "$prefix" -name opcit-fetch.so)
if [ -n "$module" ]; then
  mv "$module" "$module.away"
  code=0
  offline >"$work/said" || code=$?
  [ "$code" -eq 3 ] && grep -q 'opcit-fetch.so, which is not installed' "$work/said" || { cat "$work/said"; exit 1; }
  "$prefix/bin/opcit" formats >/dev/null
  mv "$module.away" "$module"
fi

# Builds the samples like a user.
samples=$here/../../samples
cmake -S "$here" -B "$work/build" -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_BUILD_TYPE=Debug -G Ninja >/dev/null
cmake --build "$work/build" >"$work/said" || { cat "$work/said"; exit 1; }
"$prefix/bin/opcit" convert "$samples/profile.txt" --as-of 2026-11-22 -q -o "$work/refs.bib"
"$work/build/library/convert_in_memory" "$samples/profile.txt" 2>/dev/null >"$work/said"
grep -q "^12 records, $(wc -c <"$work/refs.bib") bytes, " "$work/said" || { cat "$work/said"; exit 1; }
"$work/build/library/count_records" "$work/refs.bib" >"$work/said"
grep -q '^article  *12, with a DOI 0$' "$work/said" || { cat "$work/said"; exit 1; }
"$work/build/library/write_by_hand" ris 2>"$work/losses" | grep -q '^DO  - 10.1093/comjnl/27.2.97'
grep -q '"field":"category","value":"D.1.0","reason":"moved","to":"keyword"' "$work/losses"

opcit() { "$prefix/bin/opcit" "$@"; }
tsv=$work/build/plugin/tsv.so
if [ -z "$(find "$prefix" -name libopcit.so)" ]; then
  # A static libopcit; for static linking, libcurl's pkg-config file requires more packages than opcit does.
  opcit formats --plugin "$tsv" 2>"$work/said" && exit 1
  grep -q 'this opcit is linked statically, and loads none' "$work/said"
  exit 0
fi

pc=$(dirname "$(find "$prefix" -name opcit.pc)")
# shellcheck disable=SC2046
c++ -std=c++20 "$samples/library/write_by_hand.cpp" $(PKG_CONFIG_PATH=$pc pkg-config --cflags --libs opcit) -Wl,-rpath,"$(dirname "$pc")" -o "$work/by-pkg-config"
"$work/by-pkg-config" bibtex 2>/dev/null | grep -q '^@article{knuth1984literate,'

# A plug-in format, reading and writing.
opcit formats --plugin "$tsv" | grep -q '^tsv  *reads, writes  *.tsv '
opcit convert "$samples/plugin/papers.tsv" --plugin "$tsv" -o "$work/papers.jsonl" -q
opcit convert --plugin="$tsv" -f csl-jsonl -t tsv <"$work/papers.jsonl" | cmp - "$samples/plugin/papers.tsv"
opcit names "$samples/plugin/papers.tsv" --plugin "$tsv" -q >/dev/null

# refuse PATTERN PLUGIN..: the command ends with 3 and gives the reason.
refuse() {
  local pattern=$1 code=0 plugin arguments=()
  shift
  for plugin; do arguments+=(--plugin "$plugin"); done
  opcit formats "${arguments[@]}" >/dev/null 2>"$work/said" || code=$?
  [ "$code" -eq 3 ] && grep -q "^opcit: error: cannot load the plug-in .*: $pattern" "$work/said" && return
  echo "no refusal ($pattern), but exit $code and:"
  cat "$work/said"
  exit 1
}
abi=$(sed -n 's/^#define OPCIT_ABI //p' "$prefix/include/opcit/version.h")
for misfit in 0 1 2 3; do
  cc -shared -fPIC -DMISFIT=$misfit -DABI="$abi" "$here/misfit.c" -o "$work/misfit$misfit.so"
done
refuse 'it has no opcit_plugin_v1()' "$work/misfit0.so"
refuse 'it was built for opcit 999.0.0, and this is opcit' "$work/misfit1.so"
refuse 'it was built with libc++, and opcit with libstdc++' "$work/misfit2.so"
refuse 'its headers are not those of this opcit' "$work/misfit3.so"
refuse "there is a format 'tsv' already" "$tsv" "$tsv"
refuse 'file too short\|invalid ELF header' "$samples/profile.txt"
refuse 'cannot open shared object file: No such file' "$work/missing.so"
