"use strict";
// The table of findings: pages of rows, filters, order and details, from the data that the page carries. Texts become
// text nodes only; nothing is loaded, stored or sent.
(() => {
  const PAGE = 100;
  const by = (id) => document.getElementById(id);
  const source = by("findings-data");
  const body = by("findings-rows");
  if (!source || !body) return;
  const data = JSON.parse(source.textContent);
  const { words, texts, classes, severities, states, exposures } = data;
  const F = Object.fromEntries(data.fields.map((name, index) => [name, index]));
  const brazilian = document.documentElement.lang === "pt-BR";
  const form = by("findings-filter");
  const controls = form.elements;
  const status = by("findings-status");
  const heads = [...by("findings-table").tHead.rows[0].cells];
  const none = words.none;
  const isOpen = states.map(([state]) => state !== "resolved" && state !== "accepted");

  const group = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, brazilian ? "." : ",");
  const amount = (cents) =>
    group(Math.floor(cents / 100)) + (brazilian ? "," : ".") + String(cents % 100).padStart(2, "0");
  const fill = (template, values) =>
    template.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));
  const text = (row, field) => texts[row[F[field]]];
  const shown = (value) => (value === "" ? none : Object.hasOwn(data.labels, value) ? data.labels[value] : value);
  const place = (row) => text(row, "platform") || words.inERP;
  const money = (row) => (row[F.cents] ? amount(row[F.cents]) : none);

  function explanation(row) {
    const values = { erp: text(row, "erp"), there: text(row, "there") };
    for (const name of ["contract", "account", "package", "channel", "box", "platform"]) values[name] = text(row, name);
    for (const name in values) values[name] = values[name] || none;
    return fill(text(row, "explanation"), values);
  }

  // Filter ----------------------------------------------------------------------------------------------------------

  const bare = (value) => value.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const searched = ["platform", "contract", "subscriber", "account", "package", "channel", "point", "box", "field"]
    .concat(["erp", "there", "action", "standing"]).map((name) => F[name]);
  let hay = null;

  // Made at the first search: most mornings nobody types.
  function haystacks() {
    const plain = texts.map(bare);
    const titles = classes.map((entry) => bare(entry[0] + " " + entry[1]));
    hay = data.rows.map((row) => {
      let all = row[F.id] + " " + titles[row[F.kind]];
      for (const field of searched) if (row[field]) all += " " + plain[row[field]];
      for (let i = 0; i < row[F.sources].length; i += 2) all += " " + plain[row[F.sources][i]];
      return all;
    });
    return hay;
  }

  const FILTERS = ["q", "class", "platform", "severity", "state", "money"];
  const view = { rows: [], page: 0, sort: "severity", down: false, opened: new Set() };

  function passing() {
    const wanted = (list, value) => (value === "" ? -1 : list.findIndex((entry) => entry[0] === value));
    const kind = wanted(classes, controls.class.value);
    const severity = wanted(severities, controls.severity.value);
    const exposure = wanted(exposures, controls.money.value);
    const platform = controls.platform.value;
    const platformAt = platform === "-" ? 0 : texts.indexOf(platform);
    const state = controls.state.value;
    const stateAt = wanted(states, state);
    const terms = bare(controls.q.value).split(/\s+/).filter(Boolean);
    const piles = terms.length ? hay || haystacks() : null;
    const list = [];
    for (let index = 0; index < data.rows.length; index += 1) {
      const row = data.rows[index];
      if (kind >= 0 && row[F.kind] !== kind) continue;
      if (severity >= 0 && row[F.severity] !== severity) continue;
      if (exposure >= 0 && (row[F.exposure] !== exposure || row[F.cents] === 0)) continue;
      if (platform !== "" && row[F.platform] !== platformAt) continue;
      if (state === "open" ? !isOpen[row[F.state]] : stateAt >= 0 && row[F.state] !== stateAt) continue;
      if (piles && !terms.every((term) => piles[index].includes(term))) continue;
      list.push(index);
    }
    return list;
  }

  // Order -----------------------------------------------------------------------------------------------------------

  // Shorter first, then by characters: numbers of one kind come in their order.
  const compare = (a, b) => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
  const orders = {
    severity: (a, b) => a[F.severity] - b[F.severity],
    class: (a, b) => a[F.kind] - b[F.kind],
    platform: (a, b) => (text(a, "platform") < text(b, "platform") ? -1 : a[F.platform] === b[F.platform] ? 0 : 1),
    contract: (a, b) => compare(text(a, "contract"), text(b, "contract")),
    money: (a, b) => a[F.cents] - b[F.cents],
    days: (a, b) => a[F.days] - b[F.days],
  };

  function sort() {
    const order = orders[view.sort];
    const sign = view.down ? -1 : 1;
    view.rows.sort((x, y) => {
      const a = data.rows[x];
      const b = data.rows[y];
      return sign * order(a, b) || a[F.severity] - b[F.severity] || b[F.cents] - a[F.cents] || x - y;
    });
  }

  // Rows ------------------------------------------------------------------------------------------------------------

  function element(name, content, options = {}) {
    const made = document.createElement(name);
    if (options.className) made.className = options.className;
    for (const key in options.attributes) made.setAttribute(key, options.attributes[key]);
    if (content !== undefined) made.append(...(Array.isArray(content) ? content : [content]));
    return made;
  }

  const LABELS = heads.map((head) => head.textContent.trim());

  function cell(index, content, className = "") {
    return element("td", content, { className, attributes: { role: "cell", "data-label": LABELS[index] } });
  }

  function rowOf(index) {
    const row = data.rows[index];
    const [severity, meaning] = severities[row[F.severity]];
    const id = row[F.id];
    const isOpened = view.opened.has(index);
    const toggle = element("button", element("span", severity, { className: "sev " + severity }), {
      className: "toggle",
      attributes: {
        type: "button", title: meaning, "aria-expanded": String(isOpened),
        "aria-label": severity + ". " + fill(isOpened ? words.close : words.open, { id }),
      },
    });
    toggle.dataset.index = index;
    const [code, title] = classes[row[F.kind]];
    const said = [explanation(row)];
    if (states[row[F.state]][0] !== "persistent") {
      said.push(" ", element("span", states[row[F.state]][1], { className: "mark" }));
    }
    const action = [text(row, "action")];
    if (text(row, "standing")) {
      const tone = row[F.isReady] ? "note ready" : "note";
      action.push(" ", element("span", text(row, "standing"), { className: tone }));
    }
    return element("tr", [
      cell(0, toggle, "lead-in"),
      cell(1, [element("b", code, { className: "code" }), " ", element("span", title, { className: "note" })], "kind"),
      cell(2, place(row)), cell(3, text(row, "contract") || none, "name"), cell(4, said, "wide"),
      cell(5, money(row), "n"), cell(6, group(row[F.days]), "n"), cell(7, element("span", action), "name"),
    ], { attributes: { role: "row" } });
  }

  function commands(row) {
    const list = [fill(words.explainCommand, { id: row[F.id] })];
    const platform = text(row, "platform");
    if (row[F.isReady] && /^[\w.-]+$/.test(platform)) list.push(fill(words.planCommand, { platform }));
    if (isOpen[row[F.state]]) list.push(fill(words.acceptCommand, { id: row[F.id] }));
    return list.map((line) => element("code", line, { className: "command" }));
  }

  function sourcesOf(row) {
    const list = [];
    for (let i = 0; i < row[F.sources].length; i += 2) {
      const line = row[F.sources][i + 1];
      const name = texts[row[F.sources][i]];
      list.push(element("span", line ? name + ", " + fill(words.line, { n: line }) : name, { className: "line" }));
    }
    return list;
  }

  function detailsOf(index) {
    const row = data.rows[index];
    const list = element("dl");
    const add = (label, content) => {
      if (content === "" || content.length === 0) return;
      list.append(element("div", [element("dt", label), element("dd", content)]));
    };
    const [code, title, cure] = classes[row[F.kind]];
    add(words.kind, code + " · " + title);
    add(words.severity, severities[row[F.severity]].join(" · "));
    add(words.state, states[row[F.state]][1]);
    add(words.platform, place(row));
    for (const name of ["contract", "subscriber", "account", "package", "channel", "point", "box", "field"]) {
      add(words[name], text(row, name));
    }
    add(words.erp, shown(text(row, "erp")));
    add(words.there, shown(text(row, "there")));
    add(words.money, row[F.cents] ? "R$ " + amount(row[F.cents]) : "");
    add(words.formula, row[F.cents] ? data.formulas[row[F.formula]] : "");
    add(words.firstSeen, text(row, "first"));
    add(words.lastSeen, text(row, "last"));
    add(words.days, group(row[F.days]));
    add(words.action, text(row, "action"));
    add(words.standing, text(row, "standing"));
    add(words.id, element("code", row[F.id]));
    const long = element("dl", undefined, { className: "long" });
    for (const [label, content] of [
      [words.explanation, explanation(row)], [words.cure, cure], [words.sources, sourcesOf(row)],
      [words.commands, commands(row)],
    ]) {
      if (content.length) long.append(element("div", [element("dt", label), element("dd", content)]));
    }
    const inside = element("td", [long, list], { attributes: { role: "cell", colspan: heads.length } });
    return element("tr", inside, { className: "details", attributes: { role: "row" } });
  }

  function draw() {
    const pages = Math.max(1, Math.ceil(view.rows.length / PAGE));
    view.page = Math.min(view.page, pages - 1);
    const part = view.rows.slice(view.page * PAGE, (view.page + 1) * PAGE);
    body.replaceChildren(
      ...part.flatMap((index) => (view.opened.has(index) ? [rowOf(index), detailsOf(index)] : [rowOf(index)])));
    by("findings-none").hidden = view.rows.length > 0;
    by("findings-pager").hidden = pages === 1;
    by("findings-page").textContent = fill(words.page, { page: group(view.page + 1), pages: group(pages) });
    // Not `disabled`: the focus would be lost at the last page.
    by("findings-before").setAttribute("aria-disabled", String(view.page === 0));
    by("findings-after").setAttribute("aria-disabled", String(view.page === pages - 1));
    for (const head of heads) {
      if (!head.dataset.sort) continue;
      const isSorted = head.dataset.sort === view.sort;
      head.setAttribute("aria-sort", isSorted ? (view.down ? "descending" : "ascending") : "none");
    }
  }

  function say() {
    let cents = 0;
    for (const index of view.rows) cents += data.rows[index][F.cents];
    const counted = fill(words.shown, { shown: group(view.rows.length), total: group(data.rows.length) });
    status.textContent = cents ? counted + " · " + fill(words.atStake, { money: "R$ " + amount(cents) }) : counted;
  }

  function apply() {
    view.rows = passing();
    view.page = 0;
    sort();
    draw();
    say();
  }

  // The address keeps the filter, so a link to a list can be sent to somebody.
  function remember() {
    const query = new URLSearchParams();
    for (const name of FILTERS) {
      const value = controls[name].value;
      if (value !== (name === "state" ? "open" : "")) query.set(name, value);
    }
    const rest = query.toString();
    try { history.replaceState(null, "", rest ? "#findings?" + rest : "#findings"); } catch { /* a viewer without it */ }
  }

  function recall() {
    if (!location.hash.startsWith("#findings?")) return false;
    const query = new URLSearchParams(location.hash.slice("#findings?".length));
    for (const name of FILTERS) {
      controls[name].value = query.get(name) ?? (name === "state" ? "open" : "");
      if (controls[name].selectedIndex === -1) controls[name].selectedIndex = 0;
    }
    apply();
    return true;
  }

  // Wiring ----------------------------------------------------------------------------------------------------------

  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { apply(); remember(); }, 120);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { apply(); remember(); }, 0));
  for (const head of heads) {
    if (!head.dataset.sort) continue;
    const button = element("button", head.textContent.trim(), { attributes: { type: "button" } });
    button.addEventListener("click", () => {
      const again = view.sort === head.dataset.sort;
      // Large sums and old findings first: that is what one looks for.
      view.down = again ? !view.down : ["money", "days"].includes(head.dataset.sort);
      view.sort = head.dataset.sort;
      view.page = 0;
      sort();
      draw();
    });
    head.replaceChildren(button);
  }
  body.addEventListener("click", (event) => {
    const toggle = event.target.closest("button.toggle");
    if (!toggle) return;
    const index = Number(toggle.dataset.index);
    if (!view.opened.delete(index)) view.opened.add(index);
    draw();
    body.querySelector('button[data-index="' + index + '"]').focus();
  });
  const turn = (step) => {
    const last = Math.ceil(view.rows.length / PAGE) - 1;
    const page = Math.max(0, Math.min(last, view.page + step));
    if (page === view.page) return;
    view.page = page;
    draw();
    by("findings-table").scrollIntoView({ block: "start" });
  };
  by("findings-before").addEventListener("click", () => turn(-1));
  by("findings-after").addEventListener("click", () => turn(1));
  window.addEventListener("hashchange", () => {
    if (!recall()) return;
    by("findings-list").scrollIntoView({ block: "start" });
    by("findings-list-h").focus({ preventScroll: true });
  });
  form.hidden = false;
  by("findings-rest").hidden = true;
  if (recall()) by("findings-list").scrollIntoView({ block: "start" });
  else apply();
})();
