/* What a reader does: legend, years, search, hover, panel, keys. */
function key(box, set, id, picture, text, count) {
  const button = make("button", { type: "button", class: "key", "aria-pressed": "true", "data-key": id,
    onclick: () => {
      if (set.has(id)) set.delete(id); else set.add(id);
      button.setAttribute("aria-pressed", String(set.has(id)));
      sync(); measure();
    } }, picture, make("span", {}, text), make("span", { class: "n" }, String(count)));
  box.append(button);
}
function tally(items, field) {
  const counts = new Map();
  items.forEach((item) => counts.set(item[field], (counts.get(item[field]) || 0) + 1));
  return counts;
}
const labelCounts = tally(DATA.entities, "label"), relationCounts = tally(DATA.lines, "type"), statusCounts = tally(DATA.lines, "status");
for (const [id, { zh, color: fill, outline }] of Object.entries(DATA.labels))
  if (labelCounts.has(id)) key($("labels"), shown.labels, id, mark(outline, fill), zh, labelCounts.get(id));
for (const [id, { zh, color: fill }] of Object.entries(DATA.relations))
  if (relationCounts.has(id)) key($("relations"), shown.relations, id, stroke(fill), zh, relationCounts.get(id));
for (const [id, { zh, dashes }] of Object.entries(DATA.words.status))
  if (statusCounts.has(id)) key($("statuses"), shown.statuses, id, stroke("currentColor", dashes), zh, statusCounts.get(id));

/* Years. */
const years = [...new Set(DATA.lines.flatMap((line) => line.evidence.map(yearOf)))].filter((y) => y !== null).sort();
function setYears() {
  const from = +$("from").value, until = +$("until").value;
  shown.from = Math.min(from, until); shown.until = Math.max(from, until);
  const all = shown.from === years[0] && shown.until === years[years.length - 1];
  const undated = DATA.lines.some((line) => line.evidence.some((e) => yearOf(e) === null));
  $("span").value = `${shown.from}–${shown.until}${!all && undated ? "（含无日期）" : ""}`;
  sync(); measure();
}
if (years.length > 1) {
  $("years").hidden = false;
  for (const [id, value] of [["from", years[0]], ["until", years[years.length - 1]]]) {
    Object.assign($(id), { min: years[0], max: years[years.length - 1], value });
    $(id).addEventListener("input", setYears);
  }
  $("span").value = `${years[0]}–${years[years.length - 1]}`;
}

/* Panel. */
function entityPanel(i) {
  const entity = DATA.entities[i];
  const facts = [["类别", labelName(entity.label)]];
  if (entity.aliases) facts.push(["又名", entity.aliases.join("、")]);
  for (const [field, value] of Object.entries(entity.properties || {})) facts.push([DATA.words.properties[field] || field, String(value)]);
  if (entity.group !== null) facts.push(["所在组", DATA.groups[entity.group]]);
  const lines = touching[i].filter((l) => keepsLine(DATA.lines[l]));
  const hidden = touching[i].length - lines.length;
  const parts = [make("h2", {}, mark(DATA.labels[entity.label].outline, DATA.labels[entity.label].color), " ", bdi(entity.name)),
    make("dl", {}, ...facts.flatMap(([a, b]) => [make("dt", {}, a), make("dd", {}, bdi(b))])),
    make("h3", {}, `关系 ${lines.length} 条${hidden ? `（另有 ${hidden} 条被筛选隐藏）` : ""}`)];
  for (const l of lines.slice(0, 200)) {
    const line = DATA.lines[l];
    const other = line.head === i ? line.tail : line.head;
    parts.push(make("button", { type: "button", class: "link", onclick: () => openEntity(other, true) }, lineTitle(l)), evidenceOf(l, inYears));
  }
  if (lines.length > 200) parts.push(make("p", {}, `此处只列前 200 条，共 ${lines.length} 条。`));
  return parts;
}
/* Show a node in the part of the sheet that the panel leaves free. */
function centre(i) {
  const panel = $("panel"), narrow = window.innerWidth <= 720;
  const offset = panel.hidden ? { x: 0, y: 0 } : narrow ? { x: 0, y: -panel.offsetHeight / 2 } : { x: -panel.offsetWidth / 2, y: 0 };
  network.focus(i, { scale: Math.max(network.getScale(), 0.9), animation: false, offset });
}
function openEntity(i, focus = false) {
  if (grouped) setGrouped(false);
  if (!nodeSet.get(i)) {
    shown.labels.add(DATA.entities[i].label);
    extra.add(i);
    touching[i].forEach((l) => { extra.add(DATA.lines[l].head); extra.add(DATA.lines[l].tail); });
    document.querySelectorAll(`[data-key="${DATA.entities[i].label}"]`).forEach((b) => b.setAttribute("aria-pressed", "true"));
    sync(); measure();
  }
  openPanel(...entityPanel(i));
  if (nodeSet.get(i)) {
    network.selectNodes([i]);
    if (focus) centre(i);
  }
  $("panel").focus();
}
function openLine(i) {
  const line = DATA.lines[i];
  const beside = touching[line.head].filter((l) => l !== i && [DATA.lines[l].head, DATA.lines[l].tail].includes(line.tail) && line.head !== line.tail);
  openPanel(make("h2", {}, lineTitle(i)), make("p", {}, `${statusName(line.status)}；依据 ${line.evidence.length} 条`), evidenceOf(i),
    ...[line.head, line.tail].map((e) => make("button", { type: "button", class: "link", onclick: () => openEntity(e, true) }, "查看 ", bdi(DATA.entities[e].name))),
    ...(beside.length ? [make("h3", {}, "两者之间的其他关系")] : []),
    ...beside.map((l) => make("button", { type: "button", class: "link", onclick: () => openLine(l) }, lineTitle(l))));
  $("panel").focus();
}
function openGroup(id) {
  const g = +id.slice(1);
  const members = DATA.entities.flatMap((entity, i) => (entity.group === g ? [i] : []));
  openPanel(make("h2", {}, bdi(DATA.groups[g])), make("p", {}, `${members.length} 个实体`),
    ...members.slice(0, 300).map((i) => make("button", { type: "button", class: "link", onclick: () => openEntity(i, true) }, bdi(DATA.entities[i].name))),
    members.length > 300 ? make("p", {}, "此处只列前 300 个。") : null);
  $("panel").focus();
}
network.on("click", ({ nodes, edges }) => {
  if (nodes.length) { if (typeof nodes[0] === "number") openEntity(nodes[0]); else openGroup(nodes[0]); }
  else if (edges.length && typeof edges[0] === "number") openLine(edges[0]);
  else closePanel();
});

/* Hover. */
const tip = $("tip");
function showTip({ event }, ...content) {
  tip.replaceChildren(...content.filter(Boolean).map((part) => make("p", {}, part)));
  tip.hidden = false;
  const { clientX = 0, clientY = 0 } = event.srcEvent || event;
  tip.style.left = `${Math.max(4, Math.min(clientX + 14, window.innerWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${Math.max(4, Math.min(clientY + 14, window.innerHeight - tip.offsetHeight - 8))}px`;
}
network.on("hoverNode", (found) => {
  if (typeof found.node !== "number") return;
  const entity = DATA.entities[found.node];
  showTip(found, bdi(entity.name), `${labelName(entity.label)} · 关系 ${touching[found.node].length} 条`,
    entity.aliases ? bdi(`又名：${entity.aliases.slice(0, 6).join("、")}`) : null);
});
network.on("hoverEdge", (found) => {
  if (typeof found.edge !== "number") return;
  const line = DATA.lines[found.edge];
  const ends = [DATA.entities[line.head], DATA.entities[line.tail]];
  const quote = DATA.quotes[line.evidence[0].q];
  showTip(found, lineTitle(found.edge), `${statusName(line.status)} · 依据 ${line.evidence.length} 条`, quote ? marked(quote, ends) : null);
});
for (const gone of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(gone, () => { tip.hidden = true; });

/* Search. */
const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s“”"'‘’《》·•—\-_]/g, "");
const haystack = DATA.entities.map((entity) => [entity.name, ...(entity.aliases || [])].map(plain));
let matches = [], at = -1;
function find() {
  const wanted = plain($("search").value);
  const ranked = [];
  if (wanted) haystack.forEach((names, i) => {
    const exact = names.includes(wanted), start = names.some((n) => n.startsWith(wanted)), inside = names.some((n) => n.includes(wanted));
    if (inside) ranked.push([exact ? 0 : start ? 1 : 2, -touching[i].length, i]);
  });
  ranked.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  matches = ranked.map((r) => r[2]);
  at = matches.length ? 0 : -1;
  list(wanted);
}
function list(wanted) {
  const found = matches.slice(0, 20).map((i, row) => make("li", { role: "option", id: `match-${row}`, "aria-selected": String(row === at),
    onmousedown: (event) => { event.preventDefault(); pick(row); } }, bdi(DATA.entities[i].name), ` · ${labelName(DATA.entities[i].label)}`));
  if (wanted && !found.length) found.push(make("li", { role: "option", "aria-disabled": "true" }, "没有匹配的名称"));
  if (matches.length > 20) found.push(make("li", { role: "option", "aria-disabled": "true" }, `另有 ${matches.length - 20} 个，请写得更具体`));
  $("matches").replaceChildren(...found);
  $("matches").hidden = !wanted;
  $("search").setAttribute("aria-expanded", String(Boolean(wanted)));
  if (at >= 0) $("search").setAttribute("aria-activedescendant", `match-${at}`); else $("search").removeAttribute("aria-activedescendant");
}
function pick(row) {
  const i = matches[row];
  if (i === undefined) return;
  $("matches").hidden = true;
  $("search").setAttribute("aria-expanded", "false");
  $("search").value = DATA.entities[i].name;
  openEntity(i, true);
}
$("search").addEventListener("input", find);
$("search").addEventListener("blur", () => { $("matches").hidden = true; });
$("search").addEventListener("keydown", (event) => {
  const last = Math.min(matches.length, 20) - 1;
  if (event.key === "ArrowDown") at = Math.min(at + 1, last);
  else if (event.key === "ArrowUp") at = Math.max(at - 1, 0);
  else if (event.key === "Enter") return pick(at);
  else if (event.key === "Escape") { $("matches").hidden = true; event.stopPropagation(); return undefined; }
  else return undefined;
  event.preventDefault();
  list(plain($("search").value));
  return undefined;
});

/* Buttons and keys. */
function setGrouped(yes) {
  if (yes) measure();
  nodeSet.clear(); edgeSet.clear();
  grouped = yes;
  $("cluster").setAttribute("aria-pressed", String(yes));
  sync();
  if (!yes) measure();
  fitAll();
}
$("cluster").hidden = DATA.groups.length < 2;
$("cluster").addEventListener("click", () => setGrouped(!grouped));
$("fit").addEventListener("click", fitAll);
$("physics").addEventListener("click", () => {
  physics = !physics;
  $("physics").setAttribute("aria-pressed", String(physics));
  network.setOptions({ physics: { enabled: physics } });
  if (!physics) { measure(); network.redraw(); }
});
function step(back) {
  const order = DATA.entities.map((_, i) => i).filter((i) => nodeSet.get(i));
  if (!order.length) return;
  const here = order.indexOf(network.getSelectedNodes()[0]);
  const next = order[(here + (back ? -1 : 1) + order.length) % order.length];
  network.selectNodes([next]);
  centre(next);
  $("canvas").setAttribute("aria-description", `${DATA.entities[next].name}，${labelName(DATA.entities[next].label)}`);
}
$("canvas").addEventListener("keydown", (event) => {
  const view = network.getViewPosition(), scale = network.getScale(), far = 80 / scale;
  const go = { ArrowLeft: [-far, 0], ArrowRight: [far, 0], ArrowUp: [0, -far], ArrowDown: [0, far] }[event.key];
  const selected = network.getSelectedNodes()[0];
  if (go) network.moveTo({ position: { x: view.x + go[0], y: view.y + go[1] } });
  else if (event.key === "+" || event.key === "=") network.moveTo({ scale: scale * 1.25 });
  else if (event.key === "-") network.moveTo({ scale: scale / 1.25 });
  else if (event.key === "0") fitAll();
  else if (event.key === "n" || event.key === "N") step(event.shiftKey);
  else if (event.key === "Enter" && selected !== undefined) { if (typeof selected === "number") openEntity(selected); else openGroup(selected); }
  else return;
  event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !/^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) { event.preventDefault(); $("search").focus(); }
});
applyTheme();
