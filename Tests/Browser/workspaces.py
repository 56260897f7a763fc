"""Synthetic workspaces: no line of them is of a real provider. The program makes their reports."""

import datetime
import pathlib
import shutil
import subprocess

LARGE = 50_000
DAY = "2026-11-22"
FIRST = datetime.date.fromisoformat(DAY)
SCRIPT = "<script>alert(1)</script>"
FORMULA = "=cmd|' /C calc'!A0"


def made(program, folder, tables, extra=None, language="pt-BR", days=(DAY,)):
    """Makes a workspace, drops the tables, runs on each of the days, and returns the newest page."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    config = folder.parent / (folder.name + ".yaml")
    config.write_text(
        "provider: { name: Synthetic, cnpj: [\"11222333000181\"], state: SP, city: \"3550308\" }\n"
        "language: " + language + "\nbilling:\n  proration: full\nplatforms:\n  beenius: {}\n")
    subprocess.run([program, "init", str(folder), "--config", str(config), "--quiet"], check=True)
    for name, rows in tables.items():
        text = "\n".join(";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
        path = folder / "inbox" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n#END;%d\n" % (len(rows) - 1))
    for name, content in (extra or {}).items():
        (folder / "inbox" / name).write_text(content)
    for day in days:
        ended = subprocess.run([program, "run", "--workspace", str(folder), "--as-of", day, "--quiet"], check=False)
        if ended.returncode not in (0, 1, 4):
            raise SystemExit("sintonia run ended with %d" % ended.returncode)
    return folder / "outbox" / "latest" / "summary.html"


def erp(contracts, package_name="Cinema"):
    """An ERP whose contracts all pay for television: rows of (contract, subscriber, name)."""
    return {
        "erp/plans-%s.csv" % DAY: [
            ["plan", "name", "allows_tv", "platform", "default_package", "price", "active"],
            ["P1", "TV", "true", "beenius", "BASICO", "29,90", "true"]],
        "erp/packages-%s.csv" % DAY: [
            ["package", "name", "platform", "extra", "platform_package", "price", "active"],
            ["BASICO", package_name, "beenius", "false", "BASICO", "29,90", "true"]],
        "erp/subscribers-%s.csv" % DAY: [["subscriber", "name", "status"]] + [
            [subscriber, name, "active"] for _, subscriber, name in contracts],
        "erp/contracts-%s.csv" % DAY: [
            ["contract", "subscriber", "plan", "radius_login", "status", "due_day", "started_on"]] + [
            [contract, subscriber, "P1", "login" + str(i), "active", "10", "2026-01-01"]
            for i, (contract, subscriber, _) in enumerate(contracts)],
        "erp/contract-packages-%s.csv" % DAY: [
            ["contract", "package", "starts_on"], [contracts[0][0], "BASICO", "2026-01-01"]],
        # An empty table is never read as "nobody is there": the first contract has its account.
        "beenius/beenius-accounts-%s.csv" % DAY: [
            ["platform", "account", "status", "external_ref"], ["beenius", "A0", "active", contracts[0][0]]],
        "beenius/beenius-entitlements-%s.csv" % DAY: [
            ["platform", "account", "package", "status"], ["beenius", "A0", "BASICO", "active"]],
    }


def large_page(program, folder):
    """One finding a contract: all pay, and the platform has no account."""
    return made(program, folder, erp([(str(70000 + i), str(70000 + i), "Cliente %d" % i) for i in range(LARGE + 1)]))


def empty_page(program, folder):
    """A workspace on its first morning, before anything was dropped; in English."""
    return made(program, folder, {}, language="en")


def long_page(program, folder, days):
    """A few findings that stand day after day: as many points of the trend as days."""
    tables = erp([(str(70000 + i), str(70000 + i), "Cliente %d" % i) for i in range(4)])
    return made(program, folder, tables, language="en", days=[(FIRST + datetime.timedelta(n)).isoformat() for n in days])


def hostile_page(program, folder):
    """Customers, channels, packages and files whose names would do harm where they were taken for more than text."""
    tables = erp([(value, "C%d" % i, value) for i, value in enumerate((SCRIPT, FORMULA, "\"><img src=x onerror=alert(1)>"))])
    tables["beenius/beenius-accounts-%s.csv" % DAY].append(["beenius", SCRIPT, "active", "x" + SCRIPT])
    tables["beenius/beenius-accounts-%s.csv" % DAY].append(["beenius", FORMULA, "active", "x" + FORMULA])
    tables["erp/package-channels-%s.csv" % DAY] = [
        ["package", "name", "number", "channel"], ["BASICO", SCRIPT, "1", "1"], ["BASICO", FORMULA, "2", "2"]]
    tables["beenius/beenius-catalogue-channels-%s.csv" % DAY] = [
        ["platform", "channel", "name", "number", "active"], ["beenius", "1", "Other", "7", "true"],
        ["beenius", "3", "</script><script>alert(1)</script><!--", "8", "true"]]
    # A file name has no slash.
    tables["erp/<script>alert(1)<script>.csv"] = [["contrato", "nada"], ["1", SCRIPT]]
    return made(program, folder, tables, {"=cmd|' C calc'!A0.csv": "a;b\n%s;%s\n" % (SCRIPT, FORMULA)})
