#!/bin/sh
# Tries each reader for a time with inputs that libFuzzer makes up: run.sh SECONDS [READER]
# Seeds and what is learned live in Fuzz/.work, which git ignores, so that a later run goes on where this one ended.
# Ends with 1 at a finding. What to do with one: Fuzz/README.md.
set -eu
seconds=$1
only=${2:-}
# make hands its own variable on, and the list of readers is what the fuzzer says without one.
unset FUZZ_TARGET || true
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
work="$here/.work"
: "${SWIFT:=swift}" "${JOBS:=$(nproc)}"

# Both sanitizers in one flag: given one by one, the compiler keeps the last, and which is last is chance.
build() {
    "$SWIFT" build --package-path "$here" --scratch-path "$here/.build" -c release -j "$JOBS" \
        -Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld "$@"
}
build --quiet
# Remembering where each piece of memory was asked for costs more than the readers themselves.
export ASAN_OPTIONS=malloc_context_size=0:quarantine_size_mb=16 SWIFT_BACKTRACE=enable=no
fuzz="$(build --show-bin-path)/fuzz"

# Copies files into the seeds of a reader, by content, so that a second run adds nothing.
seed() {
    while IFS= read -r file; do
        cp "$file" "$work/$1/seeds/$(sha256sum <"$file" | cut -c 1-16)"
    done
}
seeds() {
    mkdir -p "$work/$1/seeds" "$work/$1/corpus" "$work/$1/findings"
    find "$root/Tests/Fixtures/fuzz/$1" -type f | seed "$1"
    case $1 in
    signature | distribution) find "$root/Tests/Fixtures/nfe" -name '*.xml' -size -32k | seed "$1" ;;
    mail) find "$root/Tests/Fixtures" -name '*.eml' | seed mail ;;
    gzip) find "$root/Tests/Fixtures" -name '*.gz' | seed gzip ;;
    nfe) find "$root/Tests/Fixtures" "$root/samples" -name '*.xml' -not -path '*/catalogue/*' | seed nfe ;;
    table) find "$root/Tests/Fixtures" "$root/samples" -name '*.csv' -size -64k | seed table ;;
    identifiers)
        find "$root/Tests/Fixtures/nfe" -name '*.xml' -exec grep -ahoE '<(infAdProd|xProd|infCpl)>[^<]+' {} + |
            sed 's/^<[^>]*>//' | sort -u | head -500 | split -l 1 -a 4 - "$work/identifiers/seeds/text-"
        ;;
    *) find "$root/Tests/Fixtures" "$root/samples" -name "*.$1" | seed "$1" ;;
    esac
}

status=0
known=no
for line in $("$fuzz" | tr ' ' ':'); do
    reader=${line%:*}
    if [ -n "$only" ] && [ "$only" != "$reader" ]; then continue; fi
    known=yes
    seeds "$reader"
    log="$work/$reader/log"
    if FUZZ_TARGET=$reader "$fuzz" -max_total_time="$seconds" -max_len="${line#*:}" \
        -rss_limit_mb=1024 -timeout=10 -print_final_stats=1 -artifact_prefix="$work/$reader/findings/" \
        "$work/$reader/corpus" "$work/$reader/seeds" >"$log" 2>&1
    then
        awk -v r="$reader" '/stat::number_of_executed_units/ { n = $2 } /stat::average_exec_per_sec/ { s = $2 }
            / cov: / { for (i = 1; i < NF; i++) if ($i == "cov:") c = $(i + 1) }
            / no interesting inputs / { exit blind = 1 }
            END { if (blind) { print r ": the build counts no coverage"; exit 3 } printf "%-12s nothing found: %d inputs, %d a second, %d places reached\n", r, n, s, c }' "$log"
    else
        status=1
        echo "$reader: FOUND. The input and what it broke:" >&2
        grep -aE 'broken promise|ERROR: |Fatal error|Test unit written to' "$log" >&2 || tail -n 20 "$log" >&2
    fi
done
[ "$known" = yes ] || { echo "No reader is called $only. There are:" >&2; "$fuzz" >&2; exit 2; }
exit $status
