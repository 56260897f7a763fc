#!/bin/sh
# Runs the sample: a yesterday with its billing, a today, a preview, the clerk's save and process. Run again, it changes
# nothing, and shows it: the records in the new report are those of the first, byte for byte.
set -u
: "${SINTONIA:?}" "${SAMPLEDAY:?}" "${DEMO:=demo}"
here=$(dirname "$0")

# 1 (findings) and 4 (actions withheld) are results of a run; anything else is a failure of it.
step() {
    "$@"
    status=$?
    case $status in 0 | 1 | 4) return 0 ;; *) echo "$* ended with $status" >&2; exit $status ;; esac
}

first="$DEMO/outbox/2026-11-22/2026-11-22-01"
if [ -f "$first/manifest.json" ]; then repeated=yes; else repeated=no; fi
if [ ! -f "$DEMO/sintonia.sqlite" ]; then
    step "$SINTONIA" init "$DEMO" --config "$here/sintonia.yaml" --quiet
    cp -R "$here/yesterday/." "$DEMO/inbox/"
    step "$SINTONIA" run --workspace "$DEMO" --as-of 2026-11-21 --quiet
    for work in save process; do
        step "$SINTONIA" billing $work --workspace "$DEMO" --as-of 2026-11-21 --due 2026-11-25 --author sample --quiet
    done
else
    cp -R "$here/yesterday/." "$DEMO/inbox/"
fi
cp -R "$here/today/." "$DEMO/inbox/"
step "$SINTONIA" run --workspace "$DEMO" --as-of 2026-11-22
step "$SINTONIA" billing save --workspace "$DEMO" --as-of 2026-11-22 --due 2026-12-10 --author sample
step "$SINTONIA" billing process --workspace "$DEMO" --as-of 2026-11-22 --due 2026-12-10 --author sample
echo
if [ "$repeated" = no ]; then
    "$SAMPLEDAY" check "$here/expected.json" "$DEMO/outbox/latest/summary.json" || exit 3
else
    for table in patrimony.ndjson set-top-boxes.ndjson stock.json sync.json billing-preview.ndjson plan.ndjson; do
        cmp "$first/$table" "$DEMO/outbox/latest/$table" || exit 3
        echo "✔ $table: as in the first run, byte for byte"
    done
    echo "✔ billing events: $(wc -l <"$DEMO/outbox/latest/billing-events.ndjson"), none of them twice"
fi
echo
echo "Report: $(cd "$DEMO/outbox/latest" && pwd -P)/summary.html"
cat "$DEMO/outbox/latest/verdict.txt"
