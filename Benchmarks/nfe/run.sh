#!/bin/bash
# NF-e files read: libxml2's SAX2 from C as the yardstick, our reader, our reader with the judgement and the units,
# the same with every signature verified.
#   Benchmarks/nfe/run.sh [NOTES] [ROUNDS] [FOLDER]
# With FOLDER its notes are read instead of invented ones.
# CPU seconds (user + system) of whole processes, in turn within a round, medians. Both extractions must be equal first.
set -euo pipefail
notes=${1:-2000}
rounds=${2:-7}
folder=${3:-}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
: "${SWIFT:=swift}" "${JOBS:=$(nproc)}"

build() { "$SWIFT" build --package-path "$here" --scratch-path "$here/.build" -c release -j "$JOBS" "$@"; }
build --quiet
ours=$(build --show-bin-path)/nfebench
read -ra flags <<<"$(pkg-config --cflags --libs libxml-2.0)"
cc -O2 -Wall -Wextra -Werror -o "$work/floor" "$here/floor.c" "${flags[@]}"

mkdir "$work/notes"
[ -n "$folder" ] || "$ours" generate "$work/notes" "$notes"
find "$(cd "${folder:-$work/notes}" && pwd)" -name '*.xml' | sort -V >"$work/list"
cp "$work/list" "$work/notes/list"
notes=$(wc -l <"$work/list")
bytes=$(xargs -d '\n' cat <"$work/list" | wc -c)

a=$("$work/floor" "$work/list" | sha256sum) || { echo "a file is no well-formed note" >&2; exit 1; }
b=$("$ours" read "$work/notes" | sha256sum)
[ "$a" = "$b" ] || { echo "the extractions differ" >&2; exit 1; }
judged=$("$ours" judge "$work/notes")
verified=$("$ours" verify "$work/notes")
[ -n "$folder" ] || [ "$judged" = "$verified" ] || { echo "signatures do not hold: $verified" >&2; exit 1; }

cpu() {
    local TIMEFORMAT='%U %S'
    { time "$@" >/dev/null; } 2>&1 | awk '{ printf "%.3f\n", $1 + $2 }'
}
for _ in $(seq "$rounds"); do
    cpu "$work/floor" "$work/list" >>"$work/1"
    cpu "$ours" read "$work/notes" >>"$work/2"
    cpu "$ours" judge "$work/notes" >>"$work/3"
    cpu "$ours" verify "$work/notes" >>"$work/4"
done
median() { sort -n "$1" | sed -n "$(((rounds + 1) / 2))p"; }
row() {
    awk -v what="$1" -v s="$2" -v floor="$3" -v n="$notes" -v b="$bytes" 'BEGIN {
        printf "%-40s %6.3f %7.2f %12d %9d\n", what, s, s / floor, n / s, b / s / 1000000 }'
}
echo "$notes notes, $((bytes / notes)) bytes on average, extractions equal; judged: $judged"
echo "work                                      CPU s   ratio notes/s/core MB/s/core"
row "libxml2 SAX2 from C" "$(median "$work/1")" "$(median "$work/1")"
row "reader (NFeReader)" "$(median "$work/2")" "$(median "$work/1")"
row "reader, judgement, units" "$(median "$work/3")" "$(median "$work/1")"
row "the same with every signature verified" "$(median "$work/4")" "$(median "$work/1")"
