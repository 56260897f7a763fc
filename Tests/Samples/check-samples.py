"""Compares `sintonia inspect --json` with an extraction of its own, by lxml, over sample documents of others.

check-samples.py PROGRAM SAMPLES VERSION REPORT

Ends with 1 where the program fails on a file or reads something else than lxml does and the difference is not
explained in EXPLAINED. The report names counts and field names only: samples of others have names and numbers in them.
"""

import collections
import datetime
import json
import pathlib
import subprocess
import sys

import lxml
from lxml import etree

NFE = "{http://www.portalfiscal.inf.br/nfe}"

# Differences that are known and meant: (kind, field) -> why.
EXPLAINED = {}

KINDS = {
    "nfeProc": "nfe", "procNFe": "nfe", "NFe": "nfe-unprotocolled", "enviNFe": "nfe-batch",
    "procEventoNFe": "nfe-event", "evento": "nfe-event-request", "envEvento": "nfe-event-request",
    "resNFe": "nfe-summary", "resEvento": "nfe-event-summary", "retDistDFeInt": "nfe-distribution",
    "retConsSitNFe": "nfe-status", "retEnviNFe": "nfe-status", "retConsReciNFe": "nfe-status",
    "retEnvEvento": "nfe-status",
}
KEY_WEIGHTS = [2, 3, 4, 5, 6, 7, 8, 9]


def text(element, path):
    """The whole text of the one element at a path, comments and sections joined; empty where there is none."""
    found = element.find("/".join(NFE + part for part in path.split("/"))) if element is not None else None
    return "".join(found.itertext(with_tail=False)) if found is not None else ""


def first(element, path, names):
    return next((value for value in (text(element, f"{path}/{name}") for name in names) if value), "")


def key_check(key, info):
    digits = [ord(c) - 48 for c in key]
    if len(key) != 44:
        return "bad-check-digit"
    rest = sum(v * KEY_WEIGHTS[i % 8] for i, v in enumerate(reversed(digits[:43]))) % 11
    if digits[43] != (0 if rest < 2 else 11 - rest):
        return "bad-check-digit"
    ide = {name: text(info, "ide/" + name) for name in ("cUF", "mod", "serie", "nNF", "dhEmi", "tpEmis", "cNF", "cDV")}
    issuer = first(info, "emit", ["CNPJ", "CPF"])
    built = (
        ide["cUF"] + ide["dhEmi"][2:4] + ide["dhEmi"][5:7] + issuer.zfill(14) + ide["mod"] + ide["serie"].zfill(3)
        + ide["nNF"].zfill(9) + ide["tpEmis"] + ide["cNF"] + ide["cDV"]
    )
    return "ok" if built == key else "fields-differ"


def party(info, name, ids):
    return {"id": first(info, name, ids), "name": text(info, name + "/xNome")}


def item(det):
    fields = {
        "code": "cProd", "description": "xProd", "ncm": "NCM", "cfop": "CFOP", "unit": "uCom", "quantity": "qCom",
        "unitValue": "vUnCom", "totalValue": "vProd",
    }
    facts = {ours: text(det, "prod/" + theirs) for ours, theirs in fields.items()}
    return facts | {"number": int(det.get("nItem")), "additionalInfo": text(det, "infAdProd")}


def note(nfe, answer):
    info = nfe.find(NFE + "infNFe")
    identifier = info.get("Id", "")
    key = identifier[3:] if identifier.startswith("NFe") else identifier
    heading = {
        "model": "mod", "environment": "tpAmb", "direction": "tpNF", "purpose": "finNFe", "series": "serie",
        "number": "nNF", "issuedAt": "dhEmi",
    }
    authorisation = {"status": "cStat", "protocol": "nProt", "receivedAt": "dhRecbto", "environment": "tpAmb"}
    return {ours: text(info, "ide/" + theirs) for ours, theirs in heading.items()} | {
        "type": "note", "accessKey": key, "issuer": party(info, "emit", ["CNPJ", "CPF"]),
        "recipient": party(info, "dest", ["CNPJ", "CPF", "idEstrangeiro"]),
        "totalValue": text(info, "total/ICMSTot/vNF"), "keyCheck": key_check(key, info),
        "authorisation": {ours: text(answer, theirs) for ours, theirs in authorisation.items()},
        "items": [item(det) for det in info.findall(NFE + "det")],
    }


def event(evento, answer):
    fields = {"eventType": "tpEvento", "accessKey": "chNFe", "sequence": "nSeqEvento", "at": "dhEvento"}
    info = evento.find(NFE + "infEvento")
    return {ours: text(info, theirs) for ours, theirs in fields.items()} | {
        "type": "event", "author": text(info, "CNPJ") or text(info, "CPF"), "status": text(answer, "cStat"),
        "protocol": text(answer, "nProt"),
    }


def extract(path):
    """The kind of a document and its notes and events, in document order."""
    root = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    name = etree.QName(root).localname
    kind = KINDS.get(name, "other-fiscal")
    if kind in ("nfe", "nfe-unprotocolled", "nfe-batch"):
        notes = [root] if name == "NFe" else root.findall(NFE + "NFe")
        documents = [note(nfe, root.find(f"{NFE}protNFe/{NFE}infProt")) for nfe in notes]
        return ("nfce" if all(d["model"] == "65" for d in documents) else kind), documents
    if kind in ("nfe-event", "nfe-event-request"):
        events = [root] if name == "evento" else root.findall(NFE + "evento")
        answer = root.find(f"{NFE}retEvento/{NFE}infEvento")
        return kind, [event(evento, answer) for evento in events]
    return kind, []


def differences(theirs, ours, path=""):
    """Paths of the fields of theirs that ours has not, or has otherwise. Item numbers are left out of a path."""
    if isinstance(theirs, dict):
        for name, value in theirs.items():
            there = ours.get(name) if isinstance(ours, dict) else None
            yield from differences(value, there, f"{path}.{name}".lstrip("."))
    elif isinstance(theirs, list):
        if not isinstance(ours, list) or len(theirs) != len(ours):
            yield path + ".count"
        else:
            for a, b in zip(theirs, ours):
                yield from differences(a, b, path)
    elif theirs != ours:
        yield path


def count(value):
    if isinstance(value, dict):
        return sum(count(v) for v in value.values())
    return sum(count(v) for v in value) if isinstance(value, list) else 1


def check(program, path):
    kind, documents = extract(path)
    done = subprocess.run([program, "inspect", "--json", str(path)], capture_output=True, timeout=60)
    if done.returncode not in (0, 1):
        return kind, documents, ["exit status"]
    answer = json.loads(done.stdout.decode("utf-8").splitlines()[0])
    fields = list(differences({"kind": kind, "documents": documents}, answer))
    return kind, documents, sorted({field.removeprefix("documents.") for field in fields})


def main(program, samples, version, report):
    folder = pathlib.Path(samples)
    paths = sorted(p for p in folder.rglob("*.xml") if p.relative_to(folder).parts[0].startswith("nfe")
                   and not p.relative_to(folder).parts[0].startswith("nfse"))
    rows = collections.defaultdict(lambda: [0, 0, 0, 0])
    seen = collections.Counter()
    for path in paths:
        kind, documents, fields = check(program, path)
        row = rows[kind]
        row[0] += 1
        row[1] += not fields
        row[2] += sum(len(d.get("items", [])) for d in documents)
        row[3] += count(documents) + 1
        for field in fields:
            seen[(kind, field)] += 1
            print(f"{path}: {field} differs", file=sys.stderr)
    total = [sum(column) for column in zip(*rows.values())] if rows else [0, 0, 0, 0]
    lines = ["| kind | files | agree | items | facts compared |", "| --- | ---: | ---: | ---: | ---: |"]
    lines += [f"| `{kind}` | " + " | ".join(f"{n:,}" for n in row) + " |" for kind, row in sorted(rows.items())]
    lines += ["| all | " + " | ".join(f"{n:,}" for n in total) + " |"]
    explained = [
        f"- `{kind}`, `{field}`, {n} file(s): {EXPLAINED.get((kind, field), '**not explained**')}"
        for (kind, field), n in sorted(seen.items())
    ] or ["None."]
    print("\n".join(lines))
    pathlib.Path(report).write_text("\n".join([
        "# Samples of others, read twice", "",
        f"Written by `make check-samples` on {datetime.date.today().isoformat()}: every NF-e document that the Python "
        f"package nfelib {version}", f"ships, read by `sintonia inspect --json` and by an extraction of its own with "
        f"lxml {lxml.__version__}", "(`Tests/Samples/check-samples.py`). Compared: kind, access key and its check, "
        "model, environment, direction, purpose,", "series, number, issue time, parties, items, total, authorisation, "
        "events. Texts must be equal character by character.", "", *lines, "", "## Differences", "", *explained, "",
    ]), encoding="utf-8")
    unexplained = [pair for pair in seen if pair not in EXPLAINED]
    return 1 if unexplained or not paths else 0


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
