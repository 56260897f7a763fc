#!/bin/sh
# Fetches the public sample documents that the package nfelib carries, and the package lxml, into a folder that git
# ignores; then compares what Sintonia reads with what lxml reads: check-samples.sh PROGRAM FOLDER VERSION REPORT
set -eu
program=$1
folder=$2
version=$3
report=$4
here=$(dirname "$0")
python3 -m pip --version >/dev/null 2>&1 || { echo "Missing: python3-pip. Run: sudo apt-get install -y python3-pip" >&2; exit 2; }

fetch() { python3 -m pip "$@" --quiet --disable-pip-version-check --no-deps --only-binary :all:; }
mkdir -p "$folder"
if [ ! -d "$folder/nfelib-$version" ]; then
    rm -rf "$folder/download"
    fetch download --dest "$folder/download" "nfelib==$version"
    python3 -m zipfile -e "$folder"/download/nfelib-*.whl "$folder/nfelib-$version"
    rm -rf "$folder/download"
fi
[ -d "$folder/python/lxml" ] || fetch install --root-user-action ignore --target "$folder/python" lxml

PYTHONPATH="$folder/python" python3 "$here/check-samples.py" \
    "$program" "$folder/nfelib-$version/nfelib" "$version" "$report"
