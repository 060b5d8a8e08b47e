#!/usr/bin/env bash
# Packs the build. Debian packages must pass lintian, and their files must run from an empty root. The archive must run
# from any folder. Arguments: build folder.
set -euo pipefail
build=$1
command -v dpkg-deb >/dev/null && command -v dpkg-shlibdeps >/dev/null || { echo "no dpkg-dev here"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'echo "$0:$LINENO: failed: $BASH_COMMAND"' ERR
# lintian rejects folders that other users can write to.
umask 022

pack() { (cd "$build" && cpack -G "$1" -B "$work/$1" >"$work/said" 2>&1) || { cat "$work/said"; return 1; }; }
pack DEB
debs=("$work"/DEB/*.deb)
[ ${#debs[@]} -eq 3 ] || { ls "$work/DEB"; exit 1; }
field() { dpkg-deb -f "$work"/DEB/"$1"_*.deb "$2"; }
library=$(dpkg-deb -f "$work"/DEB/libopcit[0-9]*.deb Package)
version=$(field opcit Version)
field opcit Depends | grep -q "$library (= $version), libc6 (>= .*libfmt" || { field opcit Depends; exit 1; }
field "$library" Depends | grep -q 'libcurl.*libicu.*libpugixml.*libsqlite3' || { field "$library" Depends; exit 1; }
field libopcit-dev Depends | grep -qF "$library (= $version)"

if command -v lintian >/dev/null; then
  # No Debian bug asks for these packages. Libraries are in Debian's folder for them if the prefix is /usr.
  ignored=initial-upload-closes-no-bugs
  grep -q '^CMAKE_INSTALL_PREFIX:PATH=/usr$' "$build/CMakeCache.txt" || ignored+=,pkg-config-unavailable-for-cross-compilation
  lintian --allow-root --fail-on error,warning --suppress-tags "$ignored" "${debs[@]}" >"$work/said" || { cat "$work/said"; exit 1; }
else
  echo "lintian is not installed: the packages are not checked by it"
fi

root=$work/root
for deb in "${debs[@]}"; do dpkg-deb -x "$deb" "$root"; done
libraries=$(dirname "$(find "$root" -name 'libopcit.so.*' -type l | head -n 1)")
runs() { [ "$("$@" --version)" = "opcit $(cut -d- -f1 <<<"$version")" ] && "$@" explain bad-date >/dev/null; }
runs env LD_LIBRARY_PATH="$libraries" "$root/usr/bin/opcit"
gzip -dc "$root/usr/share/man/man1/opcit.1.gz" | grep -q '^\.TH OPCIT 1'
gzip -dc "$root/usr/share/doc/opcit/changelog.gz" | grep -q '^# Changelog'
[ -s "$root/usr/share/doc/$library/copyright" ]

pack TGZ
mkdir "$work/anywhere"
tar -xzf "$work"/TGZ/*.tar.gz -C "$work/anywhere" --strip-components=1
runs "$work/anywhere/bin/opcit"
[ -s "$work/anywhere/share/doc/opcit/LICENSE" ]
