#!/bin/bash
# One due date of N contracts with an extra each: previewed, saved, processed, and exported by a run. CPU seconds and peak
# memory of whole processes.
#   Benchmarks/billing.sh BIN_FOLDER ROWS… [PYTHON=python-with-duckdb]
set -euo pipefail
bin=$1
shift
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
measured() { /usr/bin/time -f '%U %S %M' -o "$work/time" "$@" >"$work/out" 2>"$work/err" || true; tail -n 1 "$work/time" | awk '{ printf "%.2f %d", $1 + $2, $3 / 1024 }'; }
line() { printf '%-58s %9.2f s %7d MiB\n' "$1" "$2" "$3"; }

for rows in "$@"; do
    rm -rf "$work/w"
    "$bin/sintonia" init "$work/w" --name Bench --cnpj 11222333000181 --quiet
    sed -i 's/settleSeconds: 1 .*/settleSeconds: 0/' "$work/w/sintonia.yaml"
    awk -v n="$rows" -v d="$work/w/inbox" 'BEGIN {
        f = d "/plans-2026-11-21.csv"; print "plan;name;allows_tv;default_package" >f; print "TV;TV;S;" >f; print "#END;1" >f
        f = d "/packages-2026-11-21.csv"; print "package;name;platform;extra;price;tax_nature;nfcom_class" >f
        for (p = 1; p <= 8; p++) printf "EX-%d;Extra %d;beenius;S;%d,90;SVA;0600601\n", p, p, 10 + p >f
        print "#END;8" >f
        c = d "/contracts-2026-11-21.csv"; e = d "/contract-packages-2026-11-21.csv"
        print "contract;subscriber;plan;radius_login;status;due_day;started_on" >c
        print "contract;package;starts_on" >e
        for (i = 1; i <= n; i++) {
            printf "C%09d;S%09d;TV;u%d;active;10;2025-03-01\n", i, i, i >c
            printf "C%09d;EX-%d;2025-03-01\n", i, 1 + i % 8 >e
        }
        printf "#END;%d\n", n >c; printf "#END;%d\n", n >e
    }'
    words=(--workspace "$work/w" --as-of 2026-11-21)
    echo "$rows events"
    read -r cpu peak <<<"$(measured "$bin/sintonia" run "${words[@]}" --quiet)"
    line "intake and a run, with the preview" "$cpu" "$peak"
    read -r cpu peak <<<"$(measured "$bin/sintonia" billing preview --due 2026-12-10 --json "${words[@]}")"
    line "billing preview" "$cpu" "$peak"
    read -r cpu peak <<<"$(measured "$bin/sintonia" billing save --due 2026-12-10 --author bench "${words[@]}")"
    line "billing save" "$cpu" "$peak"
    head -n 2 "$work/out"
    read -r cpu peak <<<"$(measured "$bin/sintonia" billing process --due 2026-12-10 --author bench "${words[@]}")"
    line "billing process" "$cpu" "$peak"
    head -n 2 "$work/out"
    read -r cpu peak <<<"$(measured "$bin/sintonia" run "${words[@]}" --quiet)"
    line "a run that exports events, statement and NFCom items" "$cpu" "$peak"
    wc -l <"$work/w/outbox/latest/billing-events.ndjson"
    # The floors: the same rows into the same tables by SQLite alone, in the order of the key; the events as CSV and JSON
    # from a table of DuckDB's own.
    sqlite3 "$work/w/sintonia.sqlite" '.schema billingEvent' '.schema billingTransition' >"$work/schema.sql"
    cat >"$work/floor.sql" <<EOF
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
.read $work/schema.sql
ATTACH '$work/w/sintonia.sqlite' AS w;
BEGIN;
INSERT INTO main.billingEvent SELECT * FROM w.billingEvent;
INSERT INTO main.billingTransition SELECT * FROM w.billingTransition WHERE step = 1;
COMMIT;
EOF
    rm -f "$work/floor.db"
    read -r cpu peak <<<"$(measured sqlite3 "$work/floor.db" ".read $work/floor.sql")"
    line "floor: SQLite copies the rows that saving wrote" "$cpu" "$peak"
    if "$python" -c 'import duckdb' 2>/dev/null; then
        cat >"$work/duck.py" <<EOF
import sys, duckdb
c = duckdb.connect(); c.execute("SET threads TO 1")
f = "$work/w/outbox/latest/billing-events.ndjson"
c.execute(f"CREATE TABLE e AS SELECT * FROM read_json('{f}', format='newline_delimited')")
if len(sys.argv) > 1: c.execute("COPY e TO '$work/e.csv' (HEADER)"); c.execute("COPY e TO '$work/e.json'")
EOF
        read -r load _ <<<"$(measured "$python" "$work/duck.py")"
        read -r cpu peak <<<"$(measured "$python" "$work/duck.py" export)"
        line "floor: DuckDB exports the events, CSV and JSON" "$(echo "$cpu $load" | awk '{ print $1 - $2 }')" "$peak"
    fi
done
