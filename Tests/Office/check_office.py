"""The tables of a run, through LibreOffice: python3 check_office.py OUTBOX FOLDER.

Every sheet of OUTBOX/sintonia.xlsx, and every CSV of OUTBOX read with quoted fields as text, is converted by LibreOffice
Calc into CSV and compared cell by cell with the JSON of the same table: every text and every identifier, to the last
leading zero. FOLDER takes what LibreOffice writes. Ends with 1 where a cell differs."""

import csv
import json
import pathlib
import shutil
import subprocess
import sys

SCHEMAS = pathlib.Path(__file__).resolve().parents[2] / "docs" / "schemas"
# Fields end with `;`, texts in `"`, UTF-8, from the first line.
DIALECT = "59,34,76,1,"
# Texts quoted, values as shown, no formulas, nothing trimmed; then the sheet: 0 the first, -1 each into a file of its own.
WRITTEN = "csv:Text - txt - csv (StarCalc):" + DIALECT + ",0,true,true,false,false,false,%d"
# Quoted fields are text, and nothing else is guessed at.
READ = "Text - txt - csv (StarCalc):" + DIALECT + ",1033,true,false"
# What a spreadsheet would run gets an apostrophe in a CSV.
FORMULA = tuple("=+-@\t\n\r")

csv.field_size_limit(1 << 24)


def office(folder, files, *options):
    """Converts files into a folder; LibreOffice keeps its own profile beside it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    profile = folder.parent / "office-profile"
    ended = subprocess.run(
        ["soffice", "-env:UserInstallation=" + profile.as_uri(), "--headless", "--norestore", *options,
         "--outdir", str(folder), *map(str, files)], capture_output=True, text=True, timeout=600, check=False)
    if ended.returncode != 0:
        sys.exit("soffice ended with %d: %s" % (ended.returncode, ended.stderr[-2000:]))


def rows_of(outbox, name):
    """The rows of a table as programs read them."""
    lines = outbox / (name + ".ndjson")
    if lines.exists():
        return [json.loads(line) for line in lines.read_text(encoding="utf-8").split("\n") if line]
    return json.loads((outbox / (name + ".json")).read_text(encoding="utf-8"))["rows"]


def columns_of(schema):
    """Keys in the order of the columns, each with whether it is a text."""
    row = schema.get("$defs", {}).get("row", schema)["properties"]
    def is_text(column):
        types = column.get("type", "string")
        return "enum" in column or ("string" in types and column.get("format") is None)
    return [(key, is_text(column)) for key, column in row.items()]


def plain(text):
    """Line ends are the one thing that a CSV may write in its own way."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def differences(written, rows, columns, isCSV):
    """Cells that are not what the JSON has: (row, key, wanted, found)."""
    if len(written) != len(rows) + 1:
        return [("rows", "", str(len(rows)), str(len(written) - 1))], 0
    found, compared = [], 0
    for number, (row, cells) in enumerate(zip(rows, written[1:]), 1):
        for at, (key, is_text) in enumerate(columns):
            value = row[key]
            if not is_text or not isinstance(value, str):
                continue
            wanted = "'" + value if isCSV and value.startswith(FORMULA) else value
            compared += 1
            if at >= len(cells) or plain(cells[at]) != plain(wanted):
                found.append((number, key, wanted, cells[at] if at < len(cells) else "nothing"))
    return found, compared


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def main():
    outbox, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    if shutil.which("soffice") is None:
        sys.exit("LibreOffice Calc is needed: apt-get install libreoffice-calc")
    schemas = {path.name[:-len(".schema.json")]: json.loads(path.read_text(encoding="utf-8"))
               for path in sorted(SCHEMAS.glob("*.schema.json"))}
    tables = [name for name in schemas if (outbox / (name + ".csv")).exists()]
    office(folder / "sheets", [outbox / "sintonia.xlsx"], "--convert-to", WRITTEN % -1)
    office(folder / "tables", [outbox / (name + ".csv") for name in tables], "--infilter=" + READ,
           "--convert-to", WRITTEN % 0)
    failed, kinds = 0, {"leading zeros": 0, "16 digits and more": 0, "44 characters": 0}
    for name in tables:
        schema, rows = schemas[name], rows_of(outbox, name)
        columns = columns_of(schema)
        for row in rows:
            for key, is_text in columns:
                value = row[key]
                if is_text and isinstance(value, str):
                    kinds["leading zeros"] += value.isdigit() and value.startswith("0")
                    kinds["16 digits and more"] += value.isdigit() and len(value) >= 16
                    kinds["44 characters"] += len(value) == 44 and value.isalnum()
        sheets = [folder / "sheets" / ("sintonia-%s.csv" % schema[word].replace(":", "")[:31])
                  for word in ("title", "description")]
        sheet = next((path for path in sheets if path.exists()), None)
        for what, path, isCSV in (("sheet", sheet, False), ("CSV", folder / "tables" / (name + ".csv"), True)):
            if path is None or not path.exists():
                found, compared = [("file", "", "", "missing")], 0
            else:
                found, compared = differences(read(path), rows, columns, isCSV)
            failed += len(found)
            print("%s %s of %s: %d rows, %d texts" % ("✘" if found else "✔", what, name, len(rows), compared))
            for difference in found[:5]:
                print("    row %s, %s: wanted %r, found %r" % difference)
    print("identifiers among them: " + ", ".join("%s %d" % pair for pair in kinds.items()))
    if len(tables) < 22 or not all(kinds.values()):
        print("✘ the day has too little to compare")
        failed += 1
    print("%d cells differ" % failed if failed else "LibreOffice changed nothing")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
