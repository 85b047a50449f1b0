/* The matrix: a table of counts, each opening the things counted and the sentences that say so. */
const cellAt = new Map(DATA.cells.map(([r, c, things, lines]) => [`${r},${c}`, { r, c, things, lines }]));
const largest = Math.max(1, ...DATA.cells.map(([, , things]) => things.length));
const distinct = (cells) => new Set(cells.flatMap((cell) => cell.things)).size;

function cellPanel({ r, c, things, lines }) {
  const parts = [make("h2", {}, bdi(DATA.entities[DATA.rows[r]].name), " × ", bdi(DATA.columns[c])), make("p", {}, `共建 ${things.length} 个`)];
  for (const thing of things) {
    const entity = DATA.entities[thing];
    parts.push(make("h3", {}, mark(DATA.labels[entity.label].outline, DATA.labels[entity.label].color), " ", bdi(entity.name)));
    for (const l of lines.filter((n) => DATA.lines[n].tail === thing)) parts.push(make("p", {}, lineTitle(l)), evidenceOf(l));
  }
  openPanel(...parts);
  $("panel").focus();
}

/* The smaller a share of the largest count, the paler the cell. */
function count(cell) {
  if (!cell) return make("td", {});
  const n = cell.things.length;
  const button = make("button", { type: "button", class: "count", onclick: () => cellPanel(cell),
    "aria-label": `${DATA.entities[DATA.rows[cell.r]].name}与${DATA.columns[cell.c]}共建 ${n} 个` }, String(n));
  button.style.setProperty("--share", `${Math.round(18 + (72 * n) / largest)}%`);
  return make("td", {}, button);
}

function draw(wanted) {
  const fits = (name) => name.toLowerCase().includes(wanted);
  const names = DATA.rows.map((i) => [DATA.entities[i].name, ...(DATA.entities[i].aliases || [])]);
  let rows = names.flatMap((all, r) => (all.some(fits) ? [r] : [])), columns = DATA.columns.flatMap((name, c) => (fits(name) ? [c] : []));
  const none = wanted && !rows.length && !columns.length;
  if (!rows.length && !none) rows = DATA.rows.map((_, r) => r);
  if (!columns.length && !none) columns = DATA.columns.map((_, c) => c);
  const inRow = (r) => columns.map((c) => cellAt.get(`${r},${c}`)).filter(Boolean);
  const inColumn = (c) => rows.map((r) => cellAt.get(`${r},${c}`)).filter(Boolean);
  rows = rows.filter((r) => inRow(r).length);
  columns = columns.filter((c) => inColumn(c).length);
  const head = make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "高校 \\ 省份"),
    ...columns.map((c) => make("th", { scope: "col" }, bdi(DATA.columns[c]))), make("th", { scope: "col" }, "合计")));
  const body = make("tbody", {}, ...rows.map((r) => make("tr", {}, make("th", { scope: "row" }, bdi(names[r][0])),
    ...columns.map((c) => count(cellAt.get(`${r},${c}`))), make("td", { class: "sum" }, String(distinct(inRow(r)))))));
  const foot = make("tfoot", {}, make("tr", {}, make("th", { scope: "row" }, "合计"),
    ...columns.map((c) => make("td", { class: "sum" }, String(distinct(inColumn(c))))),
    make("td", { class: "sum" }, String(distinct(rows.flatMap(inRow))))));
  $("matrix").replaceChildren(...(rows.length ? [head, body, foot] : []));
  $("note").hidden = rows.length > 0;
  $("note").textContent = DATA.rows.length ? "没有匹配的高校或省份。" : "没有省份一方与高校在原文中同列为共建方的实体。";
}
$("search").addEventListener("input", () => draw($("search").value.trim().toLowerCase()));
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== $("search")) { event.preventDefault(); $("search").focus(); }
});
draw("");
applyTheme();
document.documentElement.dataset.ready = String(Math.round(performance.now()));
