// report.js - one report beside what was read of it. The data is JSON in the page (lua/baogao/page/report.lua says what).
const data = pageData();
const FILTERS = ["status", "grade", "check"];
const state = { report: 0, fact: null, query: "", status: "", grade: "", check: "" };
let report, marks, places, filtered;

const $ = (id) => document.getElementById(id);
const nameOf = (fact) => (fact.dims ? `${fact.indicator}[${fact.dims}]` : fact.indicator);
const labelOf = (fact) => plain(fact.label || fact.indicator) + (fact.dims ? ` [${plain(fact.dims)}]` : "");
const meaning = (kind, code) => data.codes[kind]?.[code] ?? code;
// What a status says after its semicolon is of a figure without a value.
const statusWords = (fact) => (fact.value === "" ? meaning("status", fact.status) : meaning("status", fact.status).replace(/;.*/s, ""));

// ## The report as it was read

const markElement = (text, ids) => {
  const facts = ids.filter((id) => report.marks[id].fact !== undefined);
  const kind = facts.length ? "fact" : report.residue[report.marks[ids[0]].residue].aside ? "aside" : "residue";
  const element = make("mark", { class: text === "" ? kind + " blank" : kind, tabindex: "0", role: "button" }, plain(text));
  element.ids = ids;
  for (const id of ids) (places[id] ??= []).push(element);
  return element;
};

const addRuns = (owner, runs) => {
  for (const run of runs) owner.append(typeof run === "string" ? plain(run) : markElement(run[0], run.slice(1)));
  return owner;
};

const tableElement = (block) => {
  const rows = Array.from({ length: block.rows }, () => make("tr"));
  for (const cell of block.cells) {
    const head = cell.row < block.header;
    rows[cell.row]?.append(addRuns(make(head ? "th" : "td", { rowspan: String(cell.rowspan ?? 1),
      colspan: String(cell.colspan ?? 1), scope: head ? "col" : false }), cell.runs));
  }
  return make("div", { class: "scroll" }, make("table", {}, ...rows));
};

const blockElement = (block, before) => {
  const shown = block.page ? (block.page !== before?.page ? `p. ${block.page}` : "") : block.line !== before?.line ? String(block.line) : "";
  const number = make("span", { class: "number", "aria-hidden": "true" }, shown);
  if (block.kind === "table") return make("div", { class: "row" }, number, tableElement(block));
  const kind = block.kind === "heading" ? `heading level${block.level}` : block.kind;
  const text = make("p", { class: kind, role: block.kind === "heading" ? "heading" : false,
    "aria-level": block.kind === "heading" ? String(Math.min(6, block.level + 2)) : false });
  return make("div", { class: "row" }, number, addRuns(text, block.runs));
};

const showText = () => {
  places = [];
  const text = $("text");
  text.replaceChildren();
  if (report.note) text.append(make("p", { class: "problem warn" }, plain(report.note)));
  report.blocks.forEach((block, i) => text.append(blockElement(block, report.blocks[i - 1])));
};

// ## Lighting up

const clearHits = () => {
  for (const element of document.querySelectorAll("mark.hit, mark.gap")) element.classList.remove("hit", "gap");
};

const idsOfFact = (index) => report.marks.flatMap((mark, id) => (mark.fact === index ? [id] : []));

// Marks places and brings the first into view.
const light = (ids, kind = "hit") => {
  const elements = ids.flatMap((id) => places[id] ?? []);
  for (const element of elements) element.classList.add(kind);
  return elements;
};

const reveal = (elements) => elements[0]?.scrollIntoView({ block: "center", inline: "nearest" });

const say = (...kids) => $("place").replaceChildren(...kids);

const placeText = (fact) => [fact.page && `page ${fact.page}`, fact.line && `line ${fact.line}`].filter(Boolean).join(", ");

const tellFact = (fact) => {
  const quotes = (fact.quotes ?? []).filter((quote) => quote !== "");
  say(make("strong", {}, labelOf(fact)), ` ${amount(fact)} — ${statusWords(fact)}`,
    make("br"), `rule ${plain(fact.rule)}${fact.where ? ` (${fact.where})` : ""}, ${placeText(fact)}`,
    ...quotes.map((quote) => make("div", { class: "soft" }, `“${plain(quote)}”`)));
};

const selectFact = (index, scroll = true) => {
  clearHits();
  state.fact = index;
  for (const element of document.querySelectorAll(".figure[aria-selected='true']")) element.setAttribute("aria-selected", "false");
  const row = $(`fact-${index}`);
  row?.setAttribute("aria-selected", "true");
  const elements = light(idsOfFact(index));
  if (scroll) reveal(elements);
  else if (matchMedia("(min-width: 761px)").matches) row?.scrollIntoView({ block: "nearest" }); // else the text would go out of view
  tellFact(report.facts[index]);
  keepState();
};

const selectMark = (element) => {
  const found = element.ids.map((id) => report.marks[id].fact).filter((fact) => fact !== undefined);
  // Several figures may stand in one place: each click shows the next of them.
  if (found.length) return selectFact(found[(found.indexOf(state.fact) + 1) % found.length], false);
  clearHits();
  element.classList.add("hit");
  const residue = report.residue[report.marks[element.ids[0]].residue];
  say(make("strong", {}, plain(residue.raw)), residue.aside ? ` set aside: ${plain(residue.aside)}` : " — no rule claims this",
    `, line ${residue.line}${residue.section ? `, ${plain(residue.section)}` : ""}`);
};

// ## Problems

const factsNamed = (names) => names.flatMap((name) => indexes.get(name) ?? []);
let indexes = new Map(); // of the facts, by name

const selectCheck = (check) => {
  clearHits();
  const indexes = factsNamed(namesOfCheck(check));
  const elements = light(indexes.flatMap(idsOfFact));
  const missing = check.explained ?? [];
  light(report.marks.flatMap((mark, id) => (missing.includes(mark.residue) ? [id] : [])), "gap");
  reveal(elements);
  say(make("strong", {}, plain(check.check)), ` ${check.verdict}: ${check.left || "—"} against ${check.right || "—"}`
    + (check.gap ? `, gap ${check.gap}` : ""), check.note && make("div", {}, plain(check.note)),
  missing.length ? make("div", { class: "warn" }, "no rule claims "
    + missing.map((i) => plain(report.residue[i].raw)).join(" and ") + ", which would explain the gap") : "");
};

const problem = (kind, text, act) => {
  const element = make(act ? "button" : "div", { class: `problem ${kind}`, type: act && "button" }, ...text);
  if (act) element.addEventListener("click", act);
  return element;
};

// A figure that was expected and not found: a person may find it.
const missing = (e) => {
  const kept = corrections.get(nameOf(e));
  const button = make("button", { type: "button", title: "It stands there: note its value" }, labelOf(e) + (kept ? `: noted ${kept.value}` : ""));
  button.addEventListener("click", () => openCorrection({ ...e, value: "", status: "not found" }));
  return button;
};

const showProblems = () => {
  const list = $("problems");
  list.replaceChildren();
  const add = (title, elements) => {
    if (elements.length) list.append(make("h2", {}, `${title} (${elements.length})`), ...elements);
  };
  add("Checks that do not hold", report.checks.filter((c) => c.verdict === "fail" || c.verdict === "uncertain").map((c) =>
    problem(c.verdict === "fail" ? "bad" : "warn", [`${plain(c.check)}: ${c.left || "—"} against ${c.right || "—"}`
      + (c.note ? ` (${plain(c.note)})` : "")], () => selectCheck(c))));
  add("Contradictory", report.facts.flatMap((fact, i) => (fact.status === "contradictory" ? [problem("warn",
    [`${labelOf(fact)}: ${(fact.quotes ?? []).map(plain).join(" / ")}`], () => selectFact(i))] : [])));
  const reasons = new Map();
  for (const e of report.expected) {
    const reason = meaning("why", e.why) + (e.line ? ` — rule ${plain(e.rule)}, line ${e.line}` : "");
    reasons.set(reason, [...(reasons.get(reason) ?? []), e]);
  }
  add("Expected and not found", [...reasons].map(([reason, list]) => problem("warn",
    [...list.map((e) => missing(e)), ` ${reason}`])));
  add("Warnings", report.warnings.map((w) => problem("warn", [`${w.code}${w.line ? `, line ${w.line}` : ""}: ${plain(w.text)}`])));
};

// ## Facts

const gradeWords = (grade) => grade.split(";").filter(Boolean).map((code) => meaning("grade", code.replace(/:.*/s, "")) + (code.match(/:.*/s)?.[0] ?? "")).join("; ");

const factElement = (fact, index) => {
  const bad = /fail|contradict|illegible/.test(fact.grade + fact.status);
  const kept = corrections.get(nameOf(fact));
  const element = make("button", { class: "figure", type: "button", id: `fact-${index}`, role: "option", "aria-selected": "false" },
    make("span", { class: "what" }, labelOf(fact)),
    make("span", { class: "value" }, (fact.hedge ? plain(fact.hedge) + " " : "") + amount(fact)),
    make("span", { class: bad ? "more bad" : "more" }, [fact.status !== "reported" && fact.status.replaceAll("_", " "), gradeWords(fact.grade), placeText(fact)]
      .filter(Boolean).join(" · ") + (kept ? ` · noted: ${kept.status} ${kept.value}` : "")));
  element.addEventListener("click", () => selectFact(index));
  return element;
};

const namesOfCheck = (check) => [...check.left_facts.split(" "), ...check.right_facts.split(" ")];
let checked; // the names of the figures of the check that is filtered by

const matches = (fact) => (!state.status || fact.status === state.status) && (!checked || checked.has(nameOf(fact)))
  && (!state.grade || fact.grade.split(";").some((code) => code.startsWith(state.grade)))
  && (!state.query || `${fact.label} ${nameOf(fact)} ${fact.value} ${(fact.quotes ?? []).join(" ")}`.toLowerCase().includes(state.query.toLowerCase()));

const showFacts = () => {
  const list = $("facts");
  list.replaceChildren();
  checked = state.check && new Set(report.checks.filter((check) => check.check === state.check).flatMap(namesOfCheck));
  filtered = report.facts.map((fact, index) => index).filter((index) => matches(report.facts[index]));
  let section;
  for (const index of filtered) {
    const fact = report.facts[index];
    if (fact.section !== section) {
      section = fact.section;
      list.append(make("h3", { role: "presentation" }, plain(section) || "Without a heading"));
    }
    list.append(factElement(fact, index));
  }
  $("count").textContent = `${filtered.length} of ${report.facts.length} figures`;
};

const fillFilter = (id, codes, kind) => {
  const select = $(id);
  select.replaceChildren(make("option", { value: "" }, `any ${kind}`), ...[...codes].sort().map((code) => make("option", { value: code }, code)));
  select.value = state[id];
};

const move = (step) => {
  if (!filtered.length) return;
  const at = filtered.indexOf(state.fact);
  const next = filtered[Math.max(0, Math.min(filtered.length - 1, at < 0 ? 0 : at + step))];
  selectFact(next);
  $(`fact-${next}`)?.scrollIntoView({ block: "nearest" });
};

// ## State in the address

const keepState = () => {
  const parts = new URLSearchParams();
  if (state.report) parts.set("r", String(state.report));
  if (state.fact !== null) parts.set("f", nameOf(report.facts[state.fact]));
  for (const key of ["query", ...FILTERS]) if (state[key]) parts.set(key, state[key]);
  const hash = parts.toString();
  if (location.hash.slice(1) !== hash) history.replaceState(null, "", `#${hash}`);
};

const readState = () => {
  const parts = new URLSearchParams(location.hash.slice(1));
  state.report = Math.min(Number(parts.get("r")) || 0, data.reports.length - 1);
  for (const key of ["query", ...FILTERS]) state[key] = parts.get(key) ?? "";
  return parts.get("f");
};

// ## Corrections

let corrections = new Map();
const storeKey = () => keyOfSha256(report.sha256);

const loadCorrections = () => {
  corrections = new Map();
  try {
    for (const one of JSON.parse(localStorage.getItem(storeKey()) ?? "[]")) corrections.set(nameOf(one), one);
  } catch { /* a page opened from disk may have no storage: they are kept while it is open */ }
};

const saveCorrections = () => {
  try {
    if (corrections.size) localStorage.setItem(storeKey(), JSON.stringify([...corrections.values()]));
    else localStorage.removeItem(storeKey());
  } catch { /* see above */ }
  $("save").textContent = `Save overrides.csv (${corrections.size})`;
  $("save").disabled = corrections.size === 0;
};

// The figure that the dialogue is about: a fact, or one that was expected and not found.
let corrected;

const openCorrection = (fact = report.facts[state.fact]) => {
  if (!fact) return;
  const kept = corrections.get(nameOf(fact));
  corrected = fact;
  if (fact.status === "derived") return say(make("strong", {}, labelOf(fact)), " is computed: correct the figures it is computed from");
  $("correct-forget").hidden = !kept;
  document.querySelector('input[name="correct"][value="confirmed"]').disabled = fact.status === "not found";
  $("correct-what").textContent = `${labelOf(fact)}: ${amount(fact)}`;
  $("correct-value").value = kept?.value ?? fact.value;
  $("correct-why").value = kept?.why ?? "";
  $("correct-who").value = kept?.who ?? "";
  document.querySelector(`input[name="correct"][value="${kept?.status ?? "corrected"}"]`).checked = true;
  $("dialog").showModal();
  $("correct-value").focus();
};

const takeCorrection = (event) => {
  event.preventDefault();
  const fact = corrected;
  const status = document.querySelector('input[name="correct"]:checked').value;
  const value = $("correct-value").value.trim();
  if (status === "corrected" && !/^-?\d+(\.\d+)?$/.test(value)) return $("correct-value").focus();
  corrections.set(nameOf(fact), { sha256: report.sha256, indicator: fact.indicator, dims: fact.dims,
    value: status === "illegible" ? "" : status === "confirmed" ? fact.value : value, status, why: $("correct-why").value.trim(),
    who: $("correct-who").value.trim(), when: new Date().toISOString().slice(0, 10) });
  closeCorrection();
};

const closeCorrection = () => {
  saveCorrections();
  $("dialog").close();
  showFacts();
  showProblems();
  if (state.fact !== null) selectFact(state.fact);
};

const forgetCorrection = () => {
  corrections.delete(nameOf(corrected));
  closeCorrection();
};

// ## The page

const showReport = (wanted) => {
  report = data.reports[state.report];
  indexes = new Map(report.facts.map((fact, i) => [nameOf(fact), i]));
  state.fact = null;
  loadCorrections();
  $("title").textContent = plain(report.title || report.path);
  document.title = plain(report.title || report.path);
  $("about").textContent = plain([report.place, report.year, report.publisher, report.script, report.verdict, report.reason].filter(Boolean).join(" · "));
  $("path").textContent = plain(report.path);
  showText();
  showProblems();
  fillFilter("status", new Set(report.facts.map((f) => f.status)), "status");
  fillFilter("grade", new Set(report.facts.flatMap((f) => f.grade.split(";").map((c) => c.replace(/:.*/s, ""))).filter(Boolean)), "grade");
  fillFilter("check", new Set(report.checks.filter((c) => c.left_facts || c.right_facts).map((c) => c.check)), "check");
  $("query").value = state.query;
  showFacts();
  saveCorrections();
  const index = wanted ? report.facts.findIndex((fact) => nameOf(fact) === wanted) : -1;
  if (index >= 0) selectFact(index);
};

const KEYS = {
  j: () => move(1), k: () => move(-1), c: () => openCorrection(),
  "/": () => $("query").focus(), "?": () => $("help").showModal(),
};

const onKey = (event) => {
  const typing = event.target.closest("input, textarea, select, dialog");
  if (event.target.matches("mark") && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    return selectMark(event.target);
  }
  if (typing) {
    if (event.key === "Escape" && event.target.id === "query") event.target.blur();
    return;
  }
  if (KEYS[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    KEYS[event.key]();
  }
};

const start = () => {
  const wanted = readState();
  const picker = $("picker");
  $("back").hidden = !data.folder;
  if (data.reports.length > 1) {
    picker.append(...data.reports.map((one, i) => make("option", { value: String(i) }, plain(`${one.place} ${one.year} ${one.title || one.path}`))));
    picker.value = String(state.report);
    picker.hidden = false;
    picker.addEventListener("change", () => { state.report = Number(picker.value); showReport(); keepState(); });
  }
  $("text").addEventListener("click", (event) => { const element = event.target.closest("mark"); if (element) selectMark(element); });
  $("query").addEventListener("input", () => { state.query = $("query").value; showFacts(); keepState(); });
  for (const id of FILTERS) $(id).addEventListener("change", () => { state[id] = $(id).value; showFacts(); keepState(); });
  $("save").addEventListener("click", () => saveOverrides([...corrections.values()]));
  $("correct").addEventListener("click", () => openCorrection());
  $("form").addEventListener("submit", takeCorrection);
  $("correct-forget").addEventListener("click", forgetCorrection);
  for (const button of document.querySelectorAll("[data-close]")) button.addEventListener("click", () => button.closest("dialog").close());
  $("keys").addEventListener("click", () => $("help").showModal());
  document.addEventListener("keydown", onKey);
  showReport(wanted);
};
start();
