/* The timeline: years as bars that lead to their events, and each event with its sentence. */
const hidden = { relations: new Set(), statuses: new Set() };
const statusOf = ([l, k]) => (DATA.relations[DATA.lines[l].type].stated ? DATA.lines[l].evidence[k].status : "");
const shows = (event) => !hidden.relations.has(DATA.lines[event[0]].type) && !hidden.statuses.has(statusOf(event));
const all = DATA.years.flatMap(([, events]) => events);

function key(box, set, id, picture, text, n) {
  const button = make("button", { type: "button", class: "key", "aria-pressed": "true", "data-key": id, onclick: () => {
    if (set.has(id)) set.delete(id); else set.add(id);
    button.setAttribute("aria-pressed", String(!set.has(id)));
    draw();
  } }, picture, make("span", {}, text), make("span", { class: "n" }, String(n)));
  box.append(button);
}
for (const [id, { zh, color: fill }] of Object.entries(DATA.relations)) {
  const n = all.filter(([l]) => DATA.lines[l].type === id).length;
  if (n) key($("relations"), hidden.relations, id, stroke(fill), zh, n);
}
for (const [id, { zh, dashes }] of Object.entries(DATA.words.status)) {
  const n = all.filter((event) => statusOf(event) === id).length;
  if (n) key($("statuses"), hidden.statuses, id, stroke("currentColor", dashes), zh, n);
}
if (window.innerWidth <= 720) $("legend").open = false;

const yearId = (year) => `year-${year || "none"}`;
function eventItem([l, k]) {
  const line = DATA.lines[l], kind = DATA.relations[line.type], status = DATA.words.status[statusOf([l, k])];
  const item = evidenceItem(line.evidence[k], [DATA.entities[line.head], DATA.entities[line.tail]], line.type);
  item.prepend(make("p", { class: "event" }, stroke(kind.color, status ? status.dashes : []), lineTitle(l)));
  return item;
}
function draw() {
  const years = DATA.years.map(([year, events]) => [year, events.filter(shows)]).filter(([, events]) => events.length);
  const most = Math.max(1, ...years.map(([, events]) => events.length));
  $("bars").replaceChildren(...years.map(([year, events]) => {
    const bar = make("span", { class: "bar" });
    bar.style.height = `${Math.round(4 + (40 * events.length) / most)}px`;
    return make("button", { type: "button", onclick: () => { const at = $(yearId(year)); at.scrollIntoView(); at.focus({ preventScroll: true }); } },
      make("span", {}, String(events.length)), bar, year || "无日期");
  }));
  $("timeline").replaceChildren(...years.map(([year, events]) => make("li", {},
    make("h2", { id: yearId(year), tabindex: "-1" }, year || "无日期", make("span", { class: "n" }, ` ${events.length} 条`)),
    make("ol", { class: "evidences" }, ...events.map(eventItem)))));
  $("note").hidden = years.length > 0;
  $("note").textContent = all.length ? "筛选条件排除了全部内容。" : "没有关于它的记载。";
}
draw();
applyTheme();
document.documentElement.dataset.ready = String(Math.round(performance.now()));
