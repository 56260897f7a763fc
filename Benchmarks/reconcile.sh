#!/bin/bash
# A night over both sides of one platform: CPU seconds (user + system) and peak memory of whole processes, in one run.
#   Benchmarks/reconcile.sh BIN_FOLDER ROWS… [PYTHON=python-with-duckdb-and-polars]
# Sintonia reads both sides from its store, judges every class, keeps the life of findings, makes the plan, previews the
# billing and writes every report. The peers do the outer join of contracts, accounts and packages alone, on the same CSV
# files: they are a floor for the comparison, not for the night. What is found must be what was put in.
set -euo pipefail
bin=$1
shift
python=${PYTHON:-python3}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

measured() { /usr/bin/time -f '%U %S %M' -o "$work/time" "$@" >"$work/out" 2>"$work/err" || true; tail -n 1 "$work/time" | awk '{ printf "%.2f %d", $1 + $2, $3 / 1024 }'; }
line() { printf '%-58s %9.2f s %7d MiB\n' "$1" "$2" "$3"; }

for rows in "$@"; do
    rm -rf "$work/s" "$work/w"
    mkdir "$work/s"
    expected=$(awk -v n="$rows" -v d="$work/s" -v step=700001 -f "$here/sides.awk")
    echo "$rows contracts, differences put in (A01, A06, A03, A03, A07): $expected"
    "$bin/sintonia" init "$work/w" --name Bench --cnpj 11222333000181 --quiet
    sed -i 's/settleSeconds: 1 .*/settleSeconds: 0/' "$work/w/sintonia.yaml"
    for f in "$work"/s/*.csv; do cp "$f" "$work/w/inbox/$(basename "$f" .csv)-2026-11-21.csv"; done
    read -r cpu peak <<<"$(measured "$bin/sintonia" run --workspace "$work/w" --as-of 2026-11-21 --quiet)"
    line "sintonia: intake of both sides and the night" "$cpu" "$peak"
    read -r cpu peak <<<"$(measured "$bin/sintonia" run --workspace "$work/w" --as-of 2026-11-21 --quiet)"
    line "sintonia: the night alone, both sides in the store" "$cpu" "$peak"
    tr ',' '\n' <"$work/w/outbox/latest/findings.ndjson" | grep '"class"' | sort | uniq -c | tr '\n' ' '
    echo
    sed '/#END/d' "$work/s/contracts.csv" >"$work/c.csv"
    sed '/#END/d' "$work/s/accounts.csv" >"$work/a.csv"
    sed '/#END/d' "$work/s/contract-packages.csv" >"$work/p.csv"
    sed '/#END/d' "$work/s/entitlements.csv" >"$work/e.csv"
    if "$python" -c 'import duckdb' 2>/dev/null; then
        cat >"$work/duck.py" <<EOF
import duckdb
c = duckdb.connect(); c.execute("SET threads TO 1")
r = lambda f: f"read_csv('$work/{f}.csv', delim=';', header=true, all_varchar=true)"
print(c.execute(f"""SELECT count(*) FROM
  (SELECT c.beenius_id id, c.status s, replace(p.package, 'EX-', '10') k FROM {r('c')} c JOIN {r('p')} p USING (contract)) x
  FULL OUTER JOIN (SELECT a.account id, a.status s, e.package k FROM {r('a')} a JOIN {r('e')} e USING (account)) y
  ON x.id = y.id AND x.k = y.k AND x.s = y.s WHERE x.id IS NULL OR y.id IS NULL""").fetchall())
EOF
        read -r cpu peak <<<"$(measured "$python" "$work/duck.py")"
        line "DuckDB, outer join of the same files, 1 thread" "$cpu" "$peak"
    fi
    if "$python" -c 'import polars' 2>/dev/null; then
        cat >"$work/pol.py" <<EOF
import polars as pl
r = lambda f: pl.read_csv(f"$work/{f}.csv", separator=";", infer_schema=False)
x = r("c").join(r("p"), on="contract").with_columns(pl.col("package").str.replace("EX-", "10"))
y = r("a").join(r("e"), on="account", suffix="_e")
k = dict(left_on=["beenius_id", "status", "package"], right_on=["account", "status", "package"])
print(x.join(y, how="anti", **k).height, y.join(x, how="anti", left_on=k["right_on"], right_on=k["left_on"]).height)
EOF
        read -r cpu peak <<<"$(POLARS_MAX_THREADS=1 measured "$python" "$work/pol.py")"
        line "polars, anti-joins of the same files, 1 thread" "$cpu" "$peak"
    fi
done
