#!/bin/sh
# Usage: hardened.sh PROGRAM FOLDER: checks that no memory of the program and its libraries is both writable and executable,
# that function tables are read-only at run time, and that stacks are protected. 77: readelf is missing.
set -eu
program=$1
folder=$2
command -v readelf >/dev/null || exit 77
status=0

complain() {
  echo "$1" >&2
  status=1
}

check() {
  file=$1
  segments=$(readelf --wide --segments "$file")
  dynamic=$(readelf --wide --dynamic "$file")
  if echo "$segments" | grep -Eq '^ .* RWE '; then complain "$file: a segment can be written and run"; fi
  echo "$segments" | grep -Eq '^ *GNU_STACK .* RW +0x' || complain "$file: the stack can be run"
  echo "$segments" | grep -q GNU_RELRO || complain "$file: no GNU_RELRO"
  echo "$dynamic" | grep -Eq 'BIND_NOW|\(FLAGS_1\).*NOW' || complain "$file: functions are bound late"
  readelf --wide --dyn-syms "$file" | grep -q __stack_chk_fail || complain "$file: no guarded stack"
}

check "$program"
readelf --wide --dynamic "$program" | grep -Eq '\(FLAGS_1\).*PIE' || complain "$program: it has a fixed address"
for library in "$folder"/libopcit.so "$folder"/opcit-fetch.so; do
  [ ! -e "$library" ] || check "$library"
done
exit $status
