// Own checks of what a screen reader, a keyboard and weak eyes need. The value is a list of faults; empty is good.
(() => {
  const faults = [];
  const fault = (text) => { if (faults.length < 40) faults.push(text); };
  const isShown = (node) => node.getClientRects().length > 0 && getComputedStyle(node).visibility !== "hidden";
  const named = (node) => (node.outerHTML || "").slice(0, 90);

  if (!["pt-BR", "en"].includes(document.documentElement.lang)) fault("no language");
  if (!document.title) fault("no title");
  for (const [selector, count] of [["main", 1], ["header", 1], ["footer", 1], ["h1", 1]]) {
    if (document.querySelectorAll(selector).length !== count) fault("not one " + selector);
  }
  const skip = document.querySelector("a.skip");
  if (!skip || !document.querySelector(skip.getAttribute("href"))) fault("no skip link");
  for (const part of document.querySelectorAll("nav, [role=region], [role=search]")) {
    if (!part.getAttribute("aria-label") && !part.getAttribute("aria-labelledby")) fault("unnamed " + named(part));
  }
  for (const part of document.querySelectorAll("section")) {
    const by = part.getAttribute("aria-labelledby");
    if (!by || !document.getElementById(by)) fault("unnamed section " + part.id);
  }
  // A page without a list has nothing that changes.
  if (document.querySelector("#findings-table") && !document.querySelector("[role=status]")) fault("no live region");

  let level = 0;
  for (const head of document.querySelectorAll("h1,h2,h3,h4,h5,h6")) {
    const own = Number(head.tagName[1]);
    if (own > level + 1) fault("heading skips a level: " + named(head));
    level = own;
  }
  for (const control of document.querySelectorAll("input, select, textarea")) {
    if (!control.labels.length || !control.labels[0].textContent.trim()) fault("no label: " + named(control));
  }
  for (const control of document.querySelectorAll("button, a[href], summary")) {
    if (!(control.getAttribute("aria-label") || control.textContent).trim()) fault("no name: " + named(control));
  }
  for (const table of document.querySelectorAll("table")) {
    if (!table.caption || !table.caption.textContent.trim()) fault("no caption: " + named(table));
    if (![...table.querySelectorAll("thead th")].every((head) => head.scope === "col")) fault("head " + named(table));
  }
  for (const chart of document.querySelectorAll("svg")) {
    if (chart.closest("[aria-hidden=true]")) continue;
    if (chart.getAttribute("role") !== "img" || !chart.querySelector("title") || !chart.querySelector("desc")) {
      fault("a chart without words");
    }
  }
  for (const node of document.querySelectorAll("[id]")) {
    if (document.querySelectorAll("#" + CSS.escape(node.id)).length > 1) fault("id twice: " + node.id);
  }
  if (document.querySelector("[tabindex]:not([tabindex='0']):not([tabindex='-1'])")) fault("a tabindex above 0");

  // Contrast of every text against what lies behind it.
  const parse = (color) => {
    const parts = color.match(/[\d.]+/g).map(Number);
    return { r: parts[0], g: parts[1], b: parts[2], a: parts.length > 3 ? parts[3] : 1 };
  };
  const over = (top, under) => ({
    r: top.r * top.a + under.r * (1 - top.a), g: top.g * top.a + under.g * (1 - top.a),
    b: top.b * top.a + under.b * (1 - top.a), a: 1,
  });
  const light = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (node) => {
    const layers = [];
    for (let at = node; at; at = at.parentElement) layers.push(parse(getComputedStyle(at).backgroundColor));
    let color = { r: 255, g: 255, b: 255, a: 1 };
    for (const layer of layers.reverse()) color = over(layer, color);
    return color;
  };
  let least = 99;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || ["SCRIPT", "STYLE", "NOSCRIPT", "OPTION"].includes(node.tagName)) continue;
    if (!isShown(node) || node.closest("svg")) continue;
    const under = behind(node);
    let front = parse(getComputedStyle(node).color);
    for (let at = node; at; at = at.parentElement) front.a *= Number(getComputedStyle(at).opacity);
    const [a, b] = [light(over(front, under)), light(under)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    least = Math.min(least, ratio);
    if (ratio < 4.5) fault("contrast " + ratio.toFixed(2) + ": " + named(node));
  }
  return { faults, least: Number(least.toFixed(2)) };
})()
