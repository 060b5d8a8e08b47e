#!/usr/bin/env bash
# Installs into an empty prefix, moves it, and builds an outside project against it: once by find_package, once by
# pkg-config. Arguments: build folder, this folder.
set -euo pipefail
build=$1
here=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

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

# The network's module is found relative to the library, and missed with a clear message only by who needs it.
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

cmake -S "$here" -B "$work/build" -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_BUILD_TYPE=Release >/dev/null
cmake --build "$work/build" >/dev/null
"$work/build/outside" "$here/../../samples/profile.txt"

pc=$(dirname "$(find "$prefix" -name opcit.pc)")
# shellcheck disable=SC2046
c++ -std=c++20 "$here/outside.cpp" $(PKG_CONFIG_PATH=$pc pkg-config --cflags --libs opcit) -Wl,-rpath,"$(dirname "$pc")" -o "$work/by-pkg-config"
"$work/by-pkg-config" "$here/../../samples/profile.txt"
