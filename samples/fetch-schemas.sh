#!/bin/sh
# Fetches the official XML schemas of the NF-e, its events and distribution, as the package nfelib carries them, into
# a folder that git ignores: fetch-schemas.sh FOLDER VERSION
set -eu
folder=$1
version=$2
python3 -m pip --version >/dev/null 2>&1 || { echo "Missing: python3-pip. Run: sudo apt-get install -y python3-pip" >&2; exit 2; }

mkdir -p "$folder"
rm -rf "$folder/download" "$folder/nfelib"
python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: \
    --dest "$folder/download" "nfelib==$version"
python3 - "$folder" <<'END'
import glob, re, sys, zipfile
folder = sys.argv[1]
count = 0
for wheel in glob.glob(folder + "/download/*.whl"):
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"nfelib/nfe(_\w+)?/schemas/[\w./-]+\.xsd", name) and ".." not in name:
                archive.extract(name, folder)
                count += 1
if count == 0:
    sys.exit("The package has no schemas: has its layout changed?")
print(f"{count} schema files in {folder}/nfelib")
END
rm -rf "$folder/download"
