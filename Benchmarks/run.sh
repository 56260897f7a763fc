#!/bin/bash
# Figures as ratios within one run: CPU seconds (user + system) of whole processes, medians of three.
#   Benchmarks/run.sh BIN_FOLDER [ROWS]
# Never asserted by a test: a machine's speed is not the program's.
set -euo pipefail
bin=$1
rows=${2:-100000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# CPU seconds of a command; findings (1) and withheld actions (4) are not failures of it.
cpu() {
    local TIMEFORMAT='%U %S'
    { time { "$@" >/dev/null 2>&1 || true; }; } 2>&1 | tail -n 1 | awk '{ printf "%.3f\n", $1 + $2 }'
}
median() { sort -n | sed -n 2p; }
workspace() {
    rm -rf "$1"
    "$bin/sintonia" init "$1" --name Bench --cnpj 11222333000181 --quiet
    sed -i 's/settleSeconds: 1 .*/settleSeconds: 0/' "$1/sintonia.yaml"
}

awk -v n="$rows" 'BEGIN {
    print "serial;mac;casn;modelo;local"
    for (i = 1; i <= n; i++)
        printf "SN%08d;00:1A:%02X:%02X:%02X:%02X;%013d;STB-4100;Deposito\n",
            i, int(i / 16777216) % 256, int(i / 65536) % 256, int(i / 256) % 256, i % 256, i
}' >"$work/stb.csv"

read=$(for _ in 1 2 3; do cpu "$bin/sintonia" inspect "$work/stb.csv" --quiet; done | median)
whole=$(for _ in 1 2 3; do
    workspace "$work/w"
    cp "$work/stb.csv" "$work/w/inbox/"
    cpu "$bin/sintonia" run --workspace "$work/w" --as-of 2026-11-22 --quiet
done | median)
again=$(for _ in 1 2 3; do
    cp "$work/stb.csv" "$work/w/inbox/"
    cpu "$bin/sintonia" run --workspace "$work/w" --as-of 2026-11-22 --quiet
done | median)

here=$(cd "$(dirname "$0")/.." && pwd)
day=$(for _ in 1 2 3; do
    rm -rf "$work/d"
    "$bin/sintonia" init "$work/d" --config "$here/samples/sintonia.yaml" --quiet
    cp -R "$here/samples/today/." "$work/d/inbox/"
    cpu "$bin/sintonia" run --workspace "$work/d" --as-of 2026-11-22 --quiet
done | median)

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
echo "work                                            CPU s   ratio"
printf '%-46s %6s   %s\n' "$rows boxes: read and checked (inspect)" "$read" "1.00"
printf '%-46s %6s   %s\n' "$rows boxes: whole run, stored and reported" "$whole" "$(ratio "$whole" "$read")"
printf '%-46s %6s   %s\n' "the same file again (nothing changes)" "$again" "$(ratio "$again" "$read")"
printf '%-46s %6s   %s\n' "the sample day, one run" "$day" "$(ratio "$day" "$read")"
