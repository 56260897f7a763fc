#!/bin/bash
# An import of boxes beside SQLite's own `.import` of the same file, and the floors: CPU seconds of whole processes and
# the peak of their memory, in one run. What is measured of the program is its intake: `watch` from the drop until the
# file lies in the archive (read and checked twice, hashed, registered, found by any identifier afterwards), without the
# reports, which hold every box in memory.
#   Benchmarks/boxes.sh BIN_FOLDER ROWS…
set -euo pipefail
bin=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

boxes() {
    awk -v n="$1" 'BEGIN {
        print "serial;mac;casn;modelo;patrimonio;local"
        prime = n < 10000019 ? 10000019 : 100000007
        for (i = 1; i <= n; i++) {
            # Every number once, in no order.
            key = (i * 7654321) % prime
            printf "SX%09d;02:5A:%02X:%02X:%02X:%02X;0001%09d;STB-4100;%09d;Deposito\n",
                key, int(key / 16777216) % 256, int(key / 65536) % 256, int(key / 256) % 256, key % 256, key, key
        }
    }'
}
# CPU seconds and peak MiB of a command.
measured() { /usr/bin/time -f '%U %S %M' -o "$work/time" "$@" >/dev/null 2>&1 || true; awk '{ printf "%.2f %d", $1 + $2, $3 / 1024 }' "$work/time"; }
# The same of an intake: the service is asked to end when the file has left the inbox and the work folder.
intake() {
    "$bin/sintonia" watch --workspace "$1" >/dev/null 2>&1 &
    local pid=$!
    until find "$1/archive" -name '*boxes.csv' 2>/dev/null | grep -q .; do
        kill -0 $pid 2>/dev/null || { echo "the service ended" >&2; exit 1; }
        sleep 0.5
    done
    awk -v t="$(getconf CLK_TCK)" '{ printf "%.2f ", ($14 + $15) / t }' /proc/$pid/stat
    awk '/VmHWM/ { printf "%d", $2 / 1024 }' /proc/$pid/status
    kill $pid
    wait $pid 2>/dev/null || true
}

for rows in "$@"; do
    boxes "$rows" >"$work/boxes.csv"
    echo "$rows boxes, $(du -m "$work/boxes.csv" | cut -f1) MB"
    rm -f "$work/raw.sqlite"
    read -r base peak <<<"$(measured sqlite3 "$work/raw.sqlite" '.mode csv' '.separator ;' ".import $work/boxes.csv t")"
    line() { awk -v w="$1" -v c="$2" -v b="$base" -v m="$3" 'BEGIN { printf "%-52s %9.2f s %8.2f × %6d MiB\n", w, c, c / b, m }'; }
    line "sqlite3 .import, raw" "$base" "$peak"
    read -r cpu peak <<<"$(measured wc -l "$work/boxes.csv")"; line "floor: wc -l" "$cpu" "$peak"
    read -r cpu peak <<<"$(measured cat "$work/boxes.csv")"; line "floor: cat" "$cpu" "$peak"
    rm -rf "$work/w"
    "$bin/sintonia" init "$work/w" --name Bench --cnpj 11222333000181 --quiet
    sed -i 's/settleSeconds: 1 .*/settleSeconds: 0/; s/nightly: .*/nightly: "23:59"/' "$work/w/sintonia.yaml"
    cp "$work/boxes.csv" "$work/w/inbox/boxes.csv"
    read -r cpu peak <<<"$(intake "$work/w")"; line "sintonia: intake of the import" "$cpu" "$peak"
    [ "$(sqlite3 "$work/w/sintonia.sqlite" 'SELECT count(*) FROM setTopBox')" = "$rows" ] || { echo "boxes are missing" >&2; exit 1; }
done
