/* The network: what is shown under the present filters, drawn by vis-network. */
const shown = { labels: new Set(Object.keys(DATA.labels)), relations: new Set(Object.keys(DATA.relations)),
  statuses: new Set(Object.keys(DATA.words.status)), from: -Infinity, until: Infinity };
const extra = new Set(); // entities brought in by a search although the sheet is full
let most = DATA.most;
let grouped = false;
const touching = DATA.entities.map(() => []);
DATA.lines.forEach((line, i) => { touching[line.head].push(i); if (line.tail !== line.head) touching[line.tail].push(i); });

const inYears = (evidence) => { const y = yearOf(evidence); return y === null || (y >= shown.from && y <= shown.until); };
const keepsLine = (line) => shown.relations.has(line.type) && (shown.statuses.has(line.status) || !DATA.words.status[line.status])
  && line.evidence.some(inYears);

/* What passes the filters, and what of it has room: the entities with most lines, and those searched for. */
function selection() {
  const passing = DATA.lines.map(keepsLine);
  const held = DATA.entities.map((entity, i) =>
    shown.labels.has(entity.label) && (touching[i].length === 0 || touching[i].some((l) => passing[l])));
  let nodes = held.flatMap((yes, i) => (yes ? [i] : []));
  const total = nodes.length;
  if (nodes.length > most) {
    const ranked = [...nodes].sort((a, b) => touching[b].length - touching[a].length || a - b);
    const room = new Set(ranked.slice(0, most));
    nodes = nodes.filter((i) => room.has(i) || extra.has(i));
  }
  const present = new Set(nodes);
  const lines = DATA.lines.flatMap((line, i) => (passing[i] && present.has(line.head) && present.has(line.tail) ? [i] : []));
  return { nodes, lines, total, passing: passing.filter(Boolean).length };
}

const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();
const moved = new Map(); // where the reader put a node
const visNode = (i) => { const { id, label, group, size, x, y } = DATA.nodes[i]; return { id, label, group, size, x, y, ...moved.get(i) }; };

/* Bring what is drawn into line with the filters, touching only what changes. */
function sync() {
  if (grouped) return syncGroups();
  const { nodes, lines, total, passing } = selection();
  replace(edgeSet, lines, (i) => DATA.edges[i], nodeSet, nodes, visNode);
  const left = total - nodes.length;
  const note = $("note");
  note.hidden = total > 0 && left === 0;
  note.replaceChildren(total === 0 ? "没有可显示的实体：图为空，或筛选条件排除了全部内容。" :
    `为保持流畅，只画出连线最多的 ${nodes.length} 个实体（共 ${total} 个）和 ${lines.length} 条关系（共 ${passing} 条）；其余可用查找或筛选显示。`,
    ...(left > 0 ? [make("button", { type: "button", id: "all", onclick: () => { most = Infinity; sync(); fitAll(); } }, "全部画出（较慢）")] : []));
}

function replace(edges, wantedEdges, edgeOf, nodes, wantedNodes, nodeOf) {
  const keepEdges = new Set(wantedEdges), keepNodes = new Set(wantedNodes);
  const goneNodes = nodes.getIds().filter((id) => !keepNodes.has(id));
  goneNodes.forEach((id) => { if (network && typeof id === "number") { const p = network.getPosition(id); moved.set(id, { x: p.x, y: p.y }); } });
  edges.remove(edges.getIds().filter((id) => !keepEdges.has(id)));
  nodes.remove(goneNodes);
  nodes.add(wantedNodes.filter((id) => !nodes.get(id)).map(nodeOf));
  edges.add(wantedEdges.filter((id) => !edges.get(id)).map(edgeOf));
}

/* Places as single marks: an entity stands for its group, lines between groups are counted. */
function syncGroups() {
  const { nodes, lines } = selection();
  const of = (i) => (DATA.entities[i].group === null ? i : `g${DATA.entities[i].group}`);
  const counts = new Map();
  for (const i of nodes) counts.set(of(i), (counts.get(of(i)) || 0) + 1);
  const joined = new Map();
  for (const i of lines) {
    const a = of(DATA.lines[i].head), b = of(DATA.lines[i].tail);
    if (a !== b) { const key = `${a}>${b}`; if (!joined.has(key)) joined.set(key, { id: key, from: a, to: b, n: 0 }); joined.get(key).n += 1; }
  }
  nodeSet.clear(); edgeSet.clear();
  nodeSet.add([...counts].map(([id, n]) => {
    if (typeof id === "number") return visNode(id);
    const box = boxes[+id.slice(1)];
    return { id, shape: "dot", color: color("--muted"), size: 16 + 3 * Math.sqrt(n), x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2,
      label: `${DATA.groups[+id.slice(1)]}\n${n} 个实体` };
  }));
  edgeSet.add([...joined.values()].map(({ id, from, to, n }) => ({ id, from, to, width: Math.min(1 + n / 2, 8), label: String(n), color: color("--muted") })));
}

/* Frames around groups. */
let boxes = [];
function measure() {
  boxes = DATA.groups.map(() => [Infinity, Infinity, -Infinity, -Infinity]);
  const live = network ? network.getPositions() : {};
  DATA.nodes.forEach((node, i) => {
    const group = DATA.entities[i].group;
    if (group === null || (network && !grouped && !(i in live))) return;
    const { x, y } = live[i] || moved.get(i) || node;
    const lines = node.label.split("\n");
    const half = Math.max(node.size, Math.max(...lines.map((l) => l.length)) * 7) + 12;
    const box = boxes[group];
    box[0] = Math.min(box[0], x - half); box[1] = Math.min(box[1], y - node.size - 34);
    box[2] = Math.max(box[2], x + half); box[3] = Math.max(box[3], y + node.size + lines.length * 18 + 12);
  });
}
function drawFrames(context) {
  if (grouped) return;
  if (physics) measure();
  const scale = network ? network.getScale() : 1;
  context.lineWidth = 1;
  context.textAlign = "left"; context.textBaseline = "alphabetic";
  boxes.forEach((box, g) => {
    if (box[0] > box[2]) return;
    context.fillStyle = color("--frame"); context.strokeStyle = color("--rule");
    context.beginPath(); context.roundRect(box[0], box[1], box[2] - box[0], box[3] - box[1], 12); context.fill(); context.stroke();
    // readable from afar, but no wider than its frame, so that headings of neighbours do not run into each other
    const size = Math.min(Math.max(16, 12 / scale), 40, Math.max(16, (box[2] - box[0] - 16) / DATA.groups[g].length));
    if (size * scale < 7) return;
    context.font = `600 ${size}px sans-serif`;
    context.fillStyle = color("--muted");
    context.fillText(DATA.groups[g], box[0] + 10, box[1] + 6 + size);
  });
}

/* Names from afar: where all would be too small to read, those of the best linked entities that have room. */
const READABLE = 9; // pixels; smaller names are not drawn by vis-network either (drawThreshold)
const byDegree = DATA.nodes.map((_, i) => i).sort((a, b) => touching[b].length - touching[a].length || a - b);
function drawNames(context) {
  const scale = network.getScale();
  if (grouped || DATA.options.nodes.font.size * scale >= READABLE) return;
  const size = 12 / scale, taken = [];
  context.font = `${size}px sans-serif`; context.textAlign = "center"; context.textBaseline = "top";
  context.lineWidth = 3 / scale; context.lineJoin = "round";
  context.strokeStyle = color("--ground"); context.fillStyle = color("--text");
  const live = network.getPositions(), { clientWidth, clientHeight } = $("canvas");
  const corner = network.DOMtoCanvas({ x: 0, y: 0 }), end = network.DOMtoCanvas({ x: clientWidth, y: clientHeight });
  let drawn = 0;
  for (const i of byDegree) {
    if (drawn >= 120) break;
    const at = live[i];
    if (!at) continue;
    const name = DATA.nodes[i].label.split("\n").join(""), text = name.length > 14 ? `${name.slice(0, 13)}…` : name;
    const half = (text.length * size) / 2, top = at.y + DATA.nodes[i].size + 2 / scale;
    const x = Math.min(Math.max(at.x, corner.x + half), end.x - half); // whole names, also at the rim
    const box = [x - half, top, x + half, top + size * 1.2];
    if (Math.abs(x - at.x) > half || box[3] < corner.y || top > end.y || taken.some((t) => box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3])) continue;
    taken.push(box);
    drawn += 1;
    context.strokeText(text, x, top); context.fillText(text, x, top);
  }
}

/* Show everything with its names, in the part of the sheet that is free; small drawings are not blown up. */
function fitAll() {
  const live = network.getPositions(), edges = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [id, { x, y }] of Object.entries(live)) {
    const node = DATA.nodes[id] || { size: 40, label: "" };
    const half = Math.max(node.size, Math.max(...node.label.split("\n").map((l) => l.length)) * 7) + 8;
    edges[0] = Math.min(edges[0], x - half); edges[1] = Math.min(edges[1], y - node.size - 34);
    edges[2] = Math.max(edges[2], x + half); edges[3] = Math.max(edges[3], y + node.size + 50);
  }
  if (edges[0] > edges[2]) return;
  const { clientWidth: width, clientHeight: height } = $("canvas");
  let scale = Math.min(1.3, 0.97 * width / (edges[2] - edges[0]), 0.97 * height / (edges[3] - edges[1]));
  const font = DATA.options.nodes.font.size;
  if (scale * font >= READABLE && scale * font < READABLE + 1) scale = (READABLE - 0.01) / font; // vis-network's names fade there
  network.moveTo({ position: { x: (edges[0] + edges[2]) / 2, y: (edges[1] + edges[3]) / 2 }, scale, animation: false });
}

/* Colours that follow day and night. */
let network = null;
let physics = false;
function themed() {
  return { nodes: { font: { color: color("--text"), strokeWidth: 3, strokeColor: color("--ground") } },
    edges: { font: { color: color("--muted"), strokeColor: color("--ground") } } };
}
if (window.innerWidth <= 720) $("legend").open = false; // before the sheet takes its size
measure();
const options = DATA.options;
for (const part of ["nodes", "edges"]) options[part].font = { ...options[part].font, ...themed()[part].font };
sync();
network = new vis.Network($("canvas"), { nodes: nodeSet, edges: edgeSet }, options);
measure();
fitAll();
network.on("beforeDrawing", drawFrames);
network.on("afterDrawing", drawNames);
network.once("afterDrawing", () => { document.documentElement.dataset.ready = String(Math.round(performance.now())); });
network.on("dragEnd", ({ nodes }) => { if (nodes.length) { measure(); network.redraw(); } });
themeListeners.push(() => network.setOptions(themed()));
