"""The morning report in a real browser: python3 check_report.py SINTONIA SAMPLE_PAGE FOLDER.

SAMPLE_PAGE is the sample day's summary.html; FOLDER takes the pictures and two synthetic workspaces, whose reports the
program itself makes: one with hostile values, one with 50,000 findings. Ends with 1 where a check fails."""

import base64
import json
import pathlib
import shutil
import sys
import time

from browser import Browser
from workspaces import empty_page, hostile_page, large_page, long_page, LARGE

HERE = pathlib.Path(__file__).parent
AUDIT = (HERE / "audit.js").read_text()
failed = 0


def check(is_right, what, more=""):
    global failed
    if not is_right:
        failed += 1
    print(("✔ " if is_right else "✘ ") + what + (": " + str(more) if more != "" else ""))


ROWS = "document.querySelectorAll('#findings-rows > tr:not(.details)').length"
STATUS = "document.getElementById('findings-status').textContent"
DATA = "JSON.parse(document.getElementById('findings-data').textContent)"


def filter_by(browser, name, value):
    """Sets a control as a person does, and waits for the table."""
    browser.value(
        "(async () => { const c = document.getElementById('findings-filter').elements[%s]; c.value = %s;"
        " c.dispatchEvent(new Event('input', { bubbles: true })); await new Promise((r) => setTimeout(r, 300)); })()"
        % (json.dumps(name), json.dumps(value)))


def counted(browser):
    """How many rows the live region says there are."""
    return int(browser.value(STATUS).split(" ")[0].replace(".", "").replace(",", ""))


def quiet(browser, what):
    outside = [url for url in browser.requests if not url.startswith(("file:", "about:"))]
    files = {url.split("#")[0] for url in browser.requests if url.startswith("file:")}
    check(not browser.console, what + ": the console is silent", browser.console[:3] or "")
    check(not outside and len(files) == 1, what + ": nothing is loaded but the page", outside[:3] or "")
    check(not browser.dialogs, what + ": no dialog", browser.dialogs[:3] or "")


def sample(browser, page, folder):
    url = page.as_uri()
    for width, phone in ((1440, False), (390, True)):
        for dark in (False, True):
            name = "%d %s" % (width, "dark" if dark else "light")
            browser.open(url, width, 1000 if not phone else 844, dark, phone)
            wide = browser.value("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            check(wide <= 0, name + ": the page does not scroll sideways", wide or "")
            # Details count too: they hold most of the controls.
            browser.value("document.querySelector('button.toggle').click(); document.querySelector('details').open = true")
            audit = browser.value(AUDIT)
            check(not audit["faults"], name + ": the accessibility checks pass, least contrast", audit["least"])
            for fault in audit["faults"]:
                print("    " + fault)
            wide = browser.value("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            check(wide <= 0, name + ": nor with details open", wide or "")
            browser.picture(str(folder / ("report-" + name.replace(" ", "-") + ".png")))
            quiet(browser, name)


def behaviour(browser, page, folder):
    browser.open(page.as_uri())
    data = browser.value(DATA)
    fields = {name: index for index, name in enumerate(data["fields"])}
    states = [state for state, _ in data["states"]]
    is_open = [row for row in data["rows"] if states[row[fields["state"]]] not in ("resolved", "accepted")]
    lines = sum(1 for _ in (page.parent / "findings.ndjson").open())
    check(len(is_open) == lines - sum(1 for row in data["rows"] if states[row[fields["state"]]] == "accepted"),
          "the page has every row of findings.ndjson", lines)
    check(counted(browser) == len(is_open), "all open findings are counted", counted(browser))
    check(browser.value(ROWS) == min(100, len(is_open)), "a page of rows is shown", browser.value(ROWS))

    platforms = data["texts"]
    expected = sum(1 for row in is_open if platforms[row[fields["platform"]]] == "beenius")
    filter_by(browser, "platform", "beenius")
    check(counted(browser) == expected, "filter by platform", expected)
    kind = next(i for i, entry in enumerate(data["classes"]) if entry[0] == "A01")
    expected = sum(1 for row in is_open if row[fields["kind"]] == kind and platforms[row[fields["platform"]]] == "beenius")
    filter_by(browser, "class", "A01")
    check(counted(browser) == expected == browser.value(ROWS), "and by class", expected)
    check("class=A01" in browser.value("location.hash"), "the address keeps the filter", browser.value("location.hash"))
    browser.value("document.querySelector('#findings-filter button[type=reset]').click()")
    time.sleep(0.3)
    check(counted(browser) == len(is_open), "and clearing it shows all again")
    contract = platforms[is_open[0][fields["contract"]]] or platforms[is_open[-1][fields["contract"]]]
    if contract:
        expected = sum(1 for row in is_open if contract in json.dumps(
            [row[fields["id"]]] + [platforms[row[i]] for n, i in fields.items() if n in (
                "platform", "contract", "subscriber", "account", "package", "channel", "point", "box", "field", "erp",
                "there", "action", "standing")] + [platforms[s] for s in row[fields["sources"]][::2]]))
        filter_by(browser, "q", contract)
        check(counted(browser) == expected, "text search", "%s: %d" % (contract, expected))
    filter_by(browser, "q", "nothing has this text")
    check(counted(browser) == 0 and browser.value("!document.getElementById('findings-none').hidden"),
          "an empty list says so")
    filter_by(browser, "q", "")

    link = browser.value("(() => { const a = document.querySelector('.matrix td a'); a.click(); return a.textContent; })()")
    time.sleep(0.3)
    check(counted(browser) == int(link), "a cell of the matrix leads to its findings", link)
    check(browser.value("document.activeElement.id") == "findings-list-h", "and takes the focus along")
    browser.value("document.querySelector('#findings-filter button[type=reset]').click()")
    time.sleep(0.3)

    browser.value("document.querySelector('th[data-sort=money] button').click()")
    first = browser.value("document.querySelector('#findings-rows td.n').textContent")
    most = max(row[fields["cents"]] for row in is_open)
    check(first.replace(".", "").replace(",", "") == str(most), "sort by money, the dearest first", first)
    check(browser.value("document.querySelector('th[data-sort=money]').getAttribute('aria-sort')") == "descending",
          "and it is said to a screen reader")
    browser.value("document.querySelector('th[data-sort=money] button').click()")
    check(browser.value("document.querySelector('th[data-sort=money]').getAttribute('aria-sort')") == "ascending",
          "and the other way round")

    browser.value("document.querySelector('button.toggle').focus()")
    browser.press("Enter")
    check(browser.value("document.activeElement.getAttribute('aria-expanded')") == "true", "Enter opens a row")
    details = browser.value("document.querySelector('tr.details').textContent")
    first = browser.value("document.querySelector('#findings-rows button.toggle').dataset.index")
    check("sintonia explain " + data["rows"][int(first)][fields["id"]] in details, "its details have the command to run")
    browser.picture(str(folder / "details.png"), whole=False)
    browser.press("Enter")
    check(browser.value("document.querySelectorAll('tr.details').length") == 0, "and Enter closes it")

    if len(is_open) > 100:
        browser.value("document.getElementById('findings-after').click()")
        check(browser.value(ROWS) == min(100, len(is_open) - 100), "the second page", browser.value(ROWS))
    quiet(browser, "after all this")
    focus(browser, page)


def focus(browser, page):
    """From the top with Tab alone: in reading order, and to be seen at every stop."""
    browser.open(page.as_uri())
    places, unseen, turned = [], [], 0
    for _ in range(60):
        browser.press("Tab")
        at = browser.value(
            "(() => { const n = document.activeElement; const s = getComputedStyle(n);"
            " const all = [...document.querySelectorAll('*')];"
            " return n === document.body ? null : { at: all.indexOf(n), html: n.outerHTML.slice(0, 70),"
            " seen: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1 }; })()")
        if at is None:
            break
        if places and at["at"] <= places[-1]:
            turned += 1
        places.append(at["at"])
        if not at["seen"]:
            unseen.append(at["html"])
    check(len(places) > 20 and turned == 0, "Tab goes in reading order", "%d stops" % len(places))
    check(not unseen, "and every stop is seen", unseen[:3] or "")


def without_script(browser, page):
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.call("Page.navigate", url=page.as_uri())
        time.sleep(1)
        browser.call("DOM.enable")
        root = browser.call("DOM.getDocument", depth=0)["root"]["nodeId"]
        rows = browser.call("DOM.querySelectorAll", nodeId=root, selector="#findings-rows > tr")["nodeIds"]
        note = browser.call("DOM.querySelectorAll", nodeId=root, selector="noscript p")["nodeIds"]
        check(len(rows) == 100 and len(note) == 1, "without JavaScript the first rows and a note are there", len(rows))
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)


def hostile(browser, page, folder):
    text = page.read_text()
    browser.open(page.as_uri())
    quarantine = browser.value("document.getElementById('quarantine').innerText")
    check("<script>alert(1)" in quarantine and "=cmd|" in quarantine, "hostile file names are on the page")
    data = browser.value(DATA)
    # A channel has its name among the values of a side.
    for what in ("contract", "account", "erp", "there"):
        at = data["fields"].index(what)
        said = {data["texts"][row[at]] for row in data["rows"]}
        check(any("<script>" in value for value in said), "hostile values are there as " + what)
    check("=cmd|" in text and "<script>alert(1)" not in text, "and the file has none of them as markup")
    browser.value("document.querySelectorAll('button.toggle').forEach((b) => b.click())")
    time.sleep(0.5)
    quiet(browser, "hostile values")
    check(browser.value("document.scripts.length") == 2, "hostile values make no script")
    check(browser.value("document.querySelectorAll('img,iframe,object,link').length") == 0, "and no element that loads")
    shown = browser.value("document.body.innerText.includes('<script>alert(1)')")
    check(shown, "they are shown as text")
    browser.picture(str(folder / "hostile.png"))


PORTUGUESE = ("ção", "ões", "Divergência", "Nenhum", "arquivo", "Situação", "Aparelho")


def english(browser, page, what, folder, points):
    """A page in English: nothing Portuguese on it, sound for a screen reader, and the trend has its points."""
    browser.open(page.as_uri(), 390, 844, True, True)
    audit = browser.value(AUDIT)
    check(not audit["faults"], what + ": the accessibility checks pass", audit["faults"][:3] or "")
    shown = browser.value("document.body.innerText")
    found = [word for word in PORTUGUESE if word in shown]
    check(not found, what + ": all is in English", found or "")
    curves = browser.value("[...document.querySelectorAll('svg.trend path.curve')].map((p) => p.getAttribute('d'))")
    rows = browser.value("document.querySelectorAll('#money tbody tr').length")
    check(all(curve.count(",") == points for curve in curves) and rows == points, what + ": points of the trend", points)
    if points:
        check(len(curves) >= 3 and browser.value(STATUS) != "", what + ": and findings to filter", browser.value(STATUS))
    browser.open(page.as_uri())
    browser.picture(str(folder / (what.replace(" ", "-") + ".png")))
    quiet(browser, what)


def printed(browser, page, folder):
    browser.open(page.as_uri(), dark=True)
    browser.call("Emulation.setEmulatedMedia", media="print", features=[
        {"name": "prefers-color-scheme", "value": "dark"}])
    paper = browser.value("getComputedStyle(document.body).backgroundColor")
    ink = browser.value("getComputedStyle(document.body).color")
    check(paper == "rgb(255, 255, 255)" and ink == "rgb(29, 36, 34)", "print is dark on white, whatever the screen is", ink)
    hidden = browser.value(
        "['form', '.pager', '.contents', '.dial'].every((s) => !document.querySelector(s).getClientRects().length)")
    check(hidden, "and leaves out what only a screen has")
    pdf = browser.call("Page.printToPDF", printBackground=True, paperWidth=8.27, paperHeight=11.69)["data"]
    (folder / "report.pdf").write_bytes(base64.b64decode(pdf))
    browser.call("Emulation.setEmulatedMedia", media="")


def large(browser, page):
    size = page.stat().st_size
    check(size <= 25_000_000, "%d findings: the page has" % LARGE, "%.1f MB" % (size / 1e6))
    seconds = browser.open(page.as_uri())
    check(counted(browser) >= LARGE, "all are in the list", counted(browser))
    print("  opened in %.2f s" % seconds)
    slowest = 0
    for name, value in (("q", "7"), ("q", "70012"), ("q", ""), ("severity", "S1"), ("severity", ""),
                        ("state", ""), ("q", "beenius 49999")):
        spent = browser.value(
            "(async () => { const c = document.getElementById('findings-filter').elements[%s];"
            " const s = document.getElementById('findings-status');"
            " const began = performance.now(); c.value = %s;"
            " const said = new Promise((done) => new MutationObserver(done).observe(s, { childList: true }));"
            " c.dispatchEvent(new Event('input', { bubbles: true })); await said;"
            " await new Promise((r) => requestAnimationFrame(() => setTimeout(r, 0)));"
            " return performance.now() - began; })()" % (json.dumps(name), json.dumps(value)))
        slowest = max(slowest, spent)
        print("  filter %s=%s: %.0f ms, %d rows" % (name, value, spent, counted(browser)))
    # The limit is the issue's; on a calm machine a tenth of it is needed.
    check(slowest < 2000, "a filter answers within 2 s", "%.0f ms" % slowest)
    filter_by(browser, "q", "")
    for column in ("money", "contract"):
        spent = browser.value(
            "(() => { const began = performance.now();"
            " document.querySelector('th[data-sort=%s] button').click(); return performance.now() - began; })()" % column)
        print("  sort by %s: %.0f ms" % (column, spent))
    quiet(browser, "the large page")


def main():
    program, page, folder = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(sys.argv[3]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    chromium = next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)
    if chromium is None:
        sys.exit("Chromium is needed: apt-get install chromium")
    profile = folder / "profile"
    shutil.rmtree(profile, ignore_errors=True)
    pages = hostile_page(program, folder / "hostile"), large_page(program, folder / "large")
    empty = empty_page(program, folder / "empty")
    trends = {days: long_page(program, folder / ("days-%d" % days), range(days)) for days in (2, 32)}
    browser = Browser(chromium, str(profile))
    try:
        sample(browser, page, folder)
        behaviour(browser, page, folder)
        without_script(browser, page)
        printed(browser, page, folder)
        english(browser, empty, "the first morning", folder, 0)
        for days, long in trends.items():
            english(browser, long, "%d days" % days, folder, min(days, 30))
        hostile(browser, pages[0], folder)
        large(browser, pages[1])
    finally:
        browser.close()
        shutil.rmtree(profile, ignore_errors=True)
    print("%d checks failed" % failed if failed else "all checks passed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
