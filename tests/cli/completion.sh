#!/usr/bin/env bash
# Completes words in real shells: bash, and zsh and fish where they are installed. Argument: the program.
set -euo pipefail
PATH=$(dirname "$(realpath "$1")"):$PATH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
touch 'refs one.bib' refs2.bib
for shell in bash zsh fish; do opcit completion "$shell" >"opcit.$shell"; done

# What each shell is asked, and what must be among its answers.
words=("conv" "convert --title-case " "convert -t cs" "convert --deny no-rec" "convert --drop abs" "convert refs" "arxiv ge")
wanted=("convert" "sentence" "csl-jsonl" "no-record" "abstract" "refs one.bib" "get")

fails=0
check() {
  local shell=$1 number=$2 found=$3
  grep -qxF -- "${wanted[number]}" <<<"$found" && return
  echo "$shell: 'opcit ${words[number]}' gives: $found"
  fails=1
}

in_bash() {
  bash --norc -c 'source ./opcit.bash; line=$1; read -ra COMP_WORDS <<<"opcit $line"; [[ $line == *" " ]] && COMP_WORDS+=("")
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _opcit; printf "%s\n" "${COMPREPLY[@]}"' - "$1"
}
# _describe and _files work in the line editor only; what they are handed is printed.
in_zsh() {
  zsh -f -c 'compdef() { }; _describe() { print -rl -- "${(@)found%%:*}" }; _files() { print -rl -- *.bib }
    source ./opcit.zsh; words=(opcit ${=1}); [[ $1 == *" " ]] && words+=(""); CURRENT=$#words; _opcit' - "$1"
}
in_fish() { fish --no-config -c 'source ./opcit.fish; complete -C "opcit $argv[1]" | string replace -r "\t.*" "" | string unescape' "$1"; }

for shell in bash zsh fish; do
  command -v "$shell" >/dev/null || { echo "$shell is not installed: skipped"; continue; }
  for number in "${!words[@]}"; do check "$shell" "$number" "$("in_$shell" "${words[number]}")"; done
done
exit "$fails"
