#!/usr/bin/env bash
# mandoc -T lint reports nothing about the man pages. Argument: the source folder.
set -euo pipefail
command -v mandoc >/dev/null || { echo "mandoc is not installed: skipped"; exit 77; }
found=$(mandoc -Tlint -W style "$1"/man/*.[0-9] 2>&1 | grep -v 'referenced manual not found' || true)
[ -z "$found" ] || { echo "$found"; exit 1; }
