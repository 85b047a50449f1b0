"use strict";
/* What every view shares: the data, elements made without markup from data, evidence, colours of day and night. */
const DATA = JSON.parse(document.getElementById("data").textContent);
const $ = (id) => document.getElementById(id);

/* Make an element; `content` is text or nodes, so that nothing a document says is ever read as markup. */
function make(tag, attributes = {}, ...content) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...content.filter((part) => part !== null && part !== undefined));
  return made;
}

/* Text from a document, kept from turning the direction of what stands around it. */
const bdi = (text) => make("bdi", {}, text);

function mark(outline, color) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "-14 -14 28 28");
  svg.setAttribute("class", "mark");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", outline);
  path.setAttribute("fill", color);
  svg.append(path);
  return svg;
}

function stroke(color, dashes = [], width = 2) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 34 10");
  svg.setAttribute("class", "stroke");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", "M1 5H33");
  line.setAttribute("stroke", color);
  line.setAttribute("stroke-width", width);
  if (dashes.length) line.setAttribute("stroke-dasharray", dashes.join(" "));
  svg.append(line);
  return svg;
}

const relationName = (type) => (DATA.relations[type] || { zh: type }).zh;
const labelName = (label) => (DATA.labels[label] || { zh: label }).zh;
const statusName = (status) => (DATA.words.status[status] || { zh: status }).zh;

/* All names of an entity, the longest first, so that the longest one in a sentence is the one marked. */
const namesOf = (entity) =>
  [entity.name, ...(entity.aliases || [])].filter(Boolean).sort((a, b) => b.length - a.length);

/* The sentence with the names of both ends marked. */
function marked(quote, entities) {
  const spans = [];
  for (const [side, entity] of entities.entries()) {
    for (const name of namesOf(entity)) {
      const start = quote.indexOf(name);
      const end = start + name.length;
      if (start >= 0 && !spans.some((s) => start < s.end && s.start < end)) {
        spans.push({ start, end, side });
        break;
      }
    }
  }
  spans.sort((a, b) => a.start - b.start);
  const made = bdi("");
  let at = 0;
  for (const { start, end, side } of spans) {
    made.append(quote.slice(at, start), make("mark", { class: side ? "tail" : "head" }, quote.slice(start, end)));
    at = end;
  }
  made.append(quote.slice(at));
  return made;
}

const yuan = (amount) =>
  amount >= 1e8 ? `${+(amount / 1e8).toFixed(4)} 亿元` : amount >= 1e4 ? `${+(amount / 1e4).toFixed(4)} 万元` : `${amount} 元`;

const dateOf = (evidence) => evidence.date || DATA.documents[evidence.d].date || "";
const yearOf = (evidence) => (/^\d{4}/.test(dateOf(evidence)) ? +dateOf(evidence).slice(0, 4) : null);

/* One piece of evidence: the sentence, then the document, its date, and how the fact is stated; that a document names
   something has no status. */
function evidenceItem(evidence, ends, type) {
  const source = DATA.documents[evidence.d];
  const facts = [dateOf(evidence) || "无日期"];
  if (DATA.relations[type].stated) facts.push(statusName(evidence.status), DATA.words.basis[evidence.basis] || evidence.basis);
  if (evidence.amount) facts.push(yuan(evidence.amount));
  if (evidence.confidence) facts.push(`可信度 ${evidence.confidence}`);
  if (evidence.at[1] > evidence.at[0]) facts.push(`第 ${evidence.at[0]}–${evidence.at[1]} 字`);
  return make("li", { class: "evidence" },
    DATA.quotes[evidence.q] ? make("blockquote", {}, marked(DATA.quotes[evidence.q], ends)) : null,
    make("p", { class: "source" }, make("cite", {}, bdi(source.title)),
      source.source && source.source !== source.title ? make("span", {}, "（", bdi(source.source), "）") : null),
    make("p", { class: "facts" }, facts.join(" · ")));
}

/* The evidence of lines (indices), newest first within each. */
function evidenceOf(index, keep = () => true) {
  const line = DATA.lines[index];
  const ends = [DATA.entities[line.head], DATA.entities[line.tail]];
  const found = line.evidence.filter(keep);
  found.sort((a, b) => dateOf(b).localeCompare(dateOf(a)));
  return make("ol", { class: "evidences" }, ...found.map((e) => evidenceItem(e, ends, line.type)));
}

function lineTitle(index) {
  const line = DATA.lines[index];
  return make("span", { class: "triple" }, bdi(DATA.entities[line.head].name),
    make("b", {}, ` ${relationName(line.type)} → `), bdi(DATA.entities[line.tail].name));
}

/* Day and night: the system's choice until the button is used. */
const night = window.matchMedia("(prefers-color-scheme: dark)");
let chosen = null;
const isDark = () => (chosen === null ? night.matches : chosen);
const themeListeners = [];
function applyTheme() {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  const button = $("theme");
  if (button) {
    button.setAttribute("aria-pressed", String(isDark()));
    button.textContent = isDark() ? "浅色" : "深色";
  }
  themeListeners.forEach((listener) => listener());
}
night.addEventListener("change", applyTheme);
if ($("theme")) $("theme").addEventListener("click", () => { chosen = !isDark(); applyTheme(); });
if ($("print")) $("print").addEventListener("click", () => window.print());
let before = null;
window.addEventListener("beforeprint", () => { before = chosen; chosen = false; applyTheme(); });
window.addEventListener("afterprint", () => { chosen = before; applyTheme(); });
const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/* The side panel. */
let returnTo = null;
function openPanel(...content) {
  const panel = $("panel");
  if (panel.hidden) returnTo = document.activeElement;
  panel.replaceChildren(make("button", { type: "button", class: "close", "aria-label": "关闭", onclick: closePanel }, "×"), ...content);
  panel.hidden = false;
  panel.scrollTop = 0;
}
function closePanel() {
  $("panel").hidden = true;
  if (returnTo && returnTo.isConnected) returnTo.focus();
}
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && $("panel") && !$("panel").hidden) closePanel();
});
