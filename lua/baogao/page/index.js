// index.js - all reports of a run: a list and a matrix of places by years that are drawn only where they are looked at, reasons,
// checks, figures over years. What is filtered is filtered in both.
const data = pageData();
const $ = (id) => document.getElementById(id);
const COLUMNS = [["title", "Report"], ["place", "Place"], ["year", "Year"], ["verdict", "Verdict"], ["facts", "Figures"],
  ["failed", "Failing"], ["residue", "Unclaimed"], ["warnings", "Warnings"]];
const KEPT = ["query", "verdict", "check", "sort"];
const state = { query: "", verdict: "", check: "", sort: "", down: false, rows: data.reports };

const failedOf = (report) => report.checks?.length ?? 0;
const KINDS = { bad: ["v-failed", "✗"], warned: ["v-warned", "!"], ok: ["v-ok", "✓"], none: ["v-none", "–"] };
const kindOf = (report) => {
  if (report.verdict === "failed" || (report.verdict.startsWith("ok") && failedOf(report))) return "bad";
  return report.verdict === "ok" ? "ok" : report.verdict.startsWith("ok") ? "warned" : "none";
};

// ## Rows that are there only while they are in view

// Fills `box` with rows of `height` pixels. `lineOf` makes the row of a number; `rows` are counted anew by each draw.
const virtual = (box, height, rows, lineOf, space = make("div", { class: "space", role: "list" })) => {
  box.append(space);
  const draw = () => {
    const count = rows(), first = Math.max(0, Math.min(count - 1, Math.floor(box.scrollTop / height)) - 10);
    const last = Math.min(count, first + Math.ceil(box.clientHeight / height) + 20);
    const lines = [];
    for (let i = first; i < last; i++) {
      const line = lineOf(i);
      line.style.top = `${i * height}px`;
      line.setAttribute("aria-setsize", String(count));
      line.setAttribute("aria-posinset", String(i + 1));
      lines.push(line);
    }
    space.replaceChildren(...lines);
    space.style.height = `${count * height}px`;
  };
  box.addEventListener("scroll", draw, { passive: true });
  addEventListener("resize", draw);
  return draw;
};

// ## The list

const link = (report, properties, text) => (report.page ? make("a", { href: report.page, ...properties }, text) : make("span", properties, text));

const lineOf = (i) => {
  const report = state.rows[i];
  return make("div", { class: "line", role: "listitem" },
    link(report, { title: plain(report.path) }, plain(report.title || report.path)),
    make("span", { class: "wide" }, plain(report.place)), make("span", { class: "n" }, report.year),
    make("span", { class: `wide ${KINDS[kindOf(report)][0]}`, title: plain(report.reason) }, report.verdict),
    ...[report.facts, failedOf(report), report.residue, report.warnings].map((n, k) => make("span", { class: k ? "n wide" : "n" }, String(n))));
};

const valueOf = (report, key) => (key === "failed" ? failedOf(report) : report[key]);
const order = new Intl.Collator("zh");
const compare = (a, b) => {
  const x = valueOf(a, state.sort), y = valueOf(b, state.sort);
  const which = typeof x === "number" ? x - y : order.compare(x, y);
  return state.down ? -which : which;
};

let drawList, drawMatrix;

// Numbers of the reports in the order of a column are found once: sorting 10,000 titles takes longer than a key press may.
const orders = new Map();
const sorted = () => {
  const key = `${state.sort} ${state.down}`;
  if (!orders.has(key)) orders.set(key, state.sort ? [...data.reports].sort(compare) : data.reports);
  return orders.get(key);
};

const update = () => {
  const query = state.query.toLowerCase(), check = state.check === "" ? -1 : data.failing.findIndex((one) => one[0] === state.check);
  state.rows = sorted().filter((r) => (!state.verdict || r.verdict === state.verdict)
    && (!state.check || r.checks?.includes(check)) && (!query || r.words.includes(query)));
  $("count").textContent = `${state.rows.length} of ${data.reports.length} reports`;
  $("list").scrollTop = 0;
  drawList();
  gatherPlaces();
  drawMatrix?.();
  keepState();
};

const keepState = () => {
  const parts = new URLSearchParams();
  for (const key of KEPT) if (state[key]) parts.set(key, state[key]);
  if (state.down) parts.set("down", "1");
  history.replaceState(null, "", `#${parts}`);
};

const filter = (key, value) => {
  state[key] = $(key).value = value;
  update();
  $("list").scrollIntoView({ block: "nearest" });
};

// ## Places and years

let years = [], places = [];

const gatherPlaces = () => {
  const found = new Map();
  for (const report of state.rows) {
    if (!report.place || !report.year) continue;
    const key = report.adcode || report.place;
    if (!found.has(key)) found.set(key, { place: report.place, adcode: report.adcode, years: new Map() });
    const row = found.get(key).years;
    if (!row.has(report.year)) row.set(report.year, []);
    row.get(report.year).push(report);
  }
  places = [...found.values()].sort((a, b) => (a.adcode === b.adcode ? order.compare(a.place, b.place) : a.adcode < b.adcode ? -1 : 1));
};

const cellOf = (place, reports) => {
  if (!reports) return make("span", { class: "cell" });
  const kinds = reports.map(kindOf);
  const worst = ["bad", "warned", "none", "ok"].find((kind) => kinds.includes(kind));
  const one = reports[kinds.indexOf(worst)];
  const label = `${plain(place)} ${one.year}: ${one.verdict}${failedOf(one) ? `, ${failedOf(one)} checks fail` : ""}${reports.length > 1 ? `; ${reports.length} reports` : ""}`;
  return link(one, { class: `cell ${KINDS[worst][0]}`, title: label, "aria-label": label }, KINDS[worst][1]);
};

const showPlaces = () => {
  years = [...new Set(data.reports.map((r) => r.year).filter(Boolean))].sort();
  if (!places.length || !years.length) return;
  const box = make("div", { class: "list matrix", tabindex: "0", role: "region", "aria-label": "Places and years" });
  box.append(make("div", { class: "years" }, make("span", { class: "where" }, "Place"), ...years.map((year) => make("span", { class: "cell" }, year))));
  $("places").append(make("h2", {}, "Places and years"), make("p", { class: "soft" },
    ...[["ok", "read, nothing to say"], ["warned", "read with warnings"], ["bad", "failed, or a check does not hold"], ["none", "no report that is known"]]
      .flatMap(([kind, words]) => [make("span", { class: `cell ${KINDS[kind][0]}`, "aria-hidden": "true" }, KINDS[kind][1]), ` ${words}  `])), box);
  drawMatrix = virtual(box, 28, () => places.length, (i) => make("div", { class: "places", role: "listitem" },
    make("span", { class: "where" }, plain(places[i].place)), ...years.map((year) => cellOf(places[i].place, places[i].years.get(year)))));
  drawMatrix();
};

// ## Reasons and checks

const showCounts = (id, title, rows, key) => {
  if (!rows.length) return;
  $(id).append(make("h2", {}, title), make("table", {}, ...rows.map(([text, count]) => {
    const button = make("button", { type: "button", title: "Show these reports" }, plain(text));
    button.addEventListener("click", () => filter(key, text));
    return make("tr", {}, make("td", {}, button), make("td", {}, String(count)));
  })));
};

// ## Series

const SVG = "http://www.w3.org/2000/svg";
const drawn = (name, properties, ...kids) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(properties)) element.setAttribute(key, String(value));
  element.append(...kids);
  return element;
};

const short = (value) => (Math.abs(value) >= 1e4 ? value.toExponential(1) : String(Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100));
const path = (points) => `M${points.map((p) => p.map((n) => n.toFixed(1)).join(" ")).join("L")}`;

// The value below which `share` of them lie; of sorted ones.
const quantile = (values, share) => {
  const at = (values.length - 1) * share, low = Math.floor(at);
  return values[low] + (at - low) * ((values[low + 1] ?? values[low]) - values[low]);
};

// A line for each place; of more places than can be told apart, the middle one and the band in which four of five are, of
// those years of which enough places tell.
const LINES = 12, ENOUGH = 5;
const grouped = (points, key) => {
  const found = new Map();
  for (const point of points) {
    if (!found.has(point[key])) found.set(point[key], []);
    found.get(point[key]).push(point);
  }
  return found;
};

// What a chart shows: lines of [year or rank, value], a band or none, words for it, and what stands at the ends of its axis.
const shapeOf = (series) => {
  const byPlace = grouped(series.points, 0), all = [...grouped(series.points, 1)].sort((a, b) => a[0] - b[0]);
  const enough = all.filter((one) => one[1].length >= ENOUGH);
  const byValue = (list) => list.map((p) => p[2]).sort((a, b) => a - b);
  if (byPlace.size <= LINES || !enough.length) {
    return { lines: [...byPlace.values()].map((list) => list.map((p) => [p[1], p[2]]).sort((a, b) => a[0] - b[0])), words: `${byPlace.size} places`,
      ends: [all[0][0], all.at(-1)[0]] };
  }
  if (enough.length === 1) { // the places of the one year, from the least to the most
    const values = byValue(enough[0][1]);
    return { lines: [values.map((value, i) => [i, value])], words: `${values.length} places, from the least to the most`, ends: [enough[0][0], ""] };
  }
  const bands = enough.map(([year, list]) => [year, ...[0.1, 0.5, 0.9].map((share) => quantile(byValue(list), share))]);
  return { lines: [bands.map((b) => [b[0], b[2]])], band: [...bands.map((b) => [b[0], b[1]]), ...bands.map((b) => [b[0], b[3]]).reverse()],
    words: `${byPlace.size} places, the middle one and four of five`, ends: [bands[0][0], bands.at(-1)[0]] };
};

const chart = (series) => {
  const { lines, band, words, ends } = shapeOf(series), all = [...lines.flat(), ...(band ?? [])];
  const [left, right, low, high] = [0, 1].flatMap((k) => { const values = all.map((p) => p[k]); return [Math.min(...values), Math.max(...values)]; });
  const at = ([x, y]) => [44 + (right === left ? 93 : ((x - left) / (right - left)) * 186), 88 - (high === low ? 38 : ((y - low) / (high - low)) * 76)];
  const svg = drawn("svg", { viewBox: "0 0 240 110", role: "img" }, drawn("title", {}, `${plain(series.label)}: ${words}, ${low} to ${high} ${plain(series.unit)}`),
    drawn("line", { x1: 40, y1: 90, x2: 236, y2: 90 }), drawn("text", { x: 44, y: 104 }, String(ends[0])),
    drawn("text", { x: 38, y: 90, "text-anchor": "end" }, short(low)), drawn("text", { x: 38, y: 18, "text-anchor": "end" }, short(high)));
  if (ends[1] !== ends[0]) svg.append(drawn("text", { x: 236, y: 104, "text-anchor": "end" }, String(ends[1])));
  if (band) svg.append(drawn("path", { class: "band", d: `${path(band.map(at))}Z` }));
  for (const points of lines) {
    if (points.length > 1) svg.append(drawn("path", { d: path(points.map(at)) }));
    if (points.length <= 60) for (const [x, y] of points.map(at)) svg.append(drawn("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: 2 }));
  }
  return make("figure", {}, svg, make("figcaption", {}, `${plain(series.label)}${series.unit ? ` (${plain(series.unit)})` : ""}: ${words}`
    + (series.points.length < series.count ? `; a sample, ${series.points.length} of ${series.count} values` : "")));
};

// ## Corrections that were noted on the pages of this run's reports

const noted = () => {
  const ours = new Set(data.reports.map((r) => r.id)), list = [];
  try {
    for (let i = 0; i < localStorage.length; i++) {
      const sha256 = sha256OfKey(localStorage.key(i));
      if (sha256 && ours.has(sha256.slice(0, 16))) list.push(...JSON.parse(localStorage.getItem(localStorage.key(i))));
    }
  } catch { /* a page opened from disk may have no storage: each report's page saves its own */ }
  return list;
};

const showNoted = () => {
  const list = noted();
  $("save").hidden = !list.length;
  $("save").textContent = `Save overrides.csv (${list.length})`;
};

// ## The page

const readState = () => {
  const parts = new URLSearchParams(location.hash.slice(1));
  for (const key of KEPT) state[key] = parts.get(key) ?? "";
  state.down = parts.has("down");
};

const fillSelect = (id, none, values) => {
  $(id).append(make("option", { value: "" }, none), ...values.map((v) => make("option", { value: v }, plain(v))));
  $(id).value = state[id];
  $(id).addEventListener("change", () => { state[id] = $(id).value; update(); });
};

const sortButton = ([key, title]) => {
  const button = make("button", { type: "button", "aria-pressed": String(state.sort === key) }, title);
  button.addEventListener("click", () => {
    state.down = state.sort === key ? !state.down : typeof valueOf(data.reports[0] ?? {}, key) === "number";
    state.sort = key;
    for (const other of $("sort").children) other.setAttribute("aria-pressed", String(other === button));
    update();
  });
  return button;
};

const start = () => {
  readState();
  for (const r of data.reports) r.words = `${r.title} ${r.place} ${r.path} ${r.reason} ${r.year}`.toLowerCase();
  $("title").textContent = document.title = plain(data.title);
  $("about").textContent = plain(data.about);
  fillSelect("verdict", "any verdict", [...new Set(data.reports.map((r) => r.verdict))].sort());
  fillSelect("check", "any check", data.failing.map((one) => one[0]));
  $("query").value = state.query;
  $("query").addEventListener("input", () => { state.query = $("query").value; update(); });
  $("sort").append(...COLUMNS.map(sortButton));
  $("save").addEventListener("click", () => saveOverrides(noted()));
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest("input, select")) { event.preventDefault(); $("query").focus(); }
  });
  drawList = virtual($("list"), 28, () => state.rows.length, lineOf);
  update();
  showNoted();
  addEventListener("pageshow", showNoted);
  showPlaces();
  showCounts("reasons", "Reasons", data.reasons, "query");
  showCounts("failing", "Checks that do not hold", data.failing, "check");
  const left = data.all_series - data.series.length;
  if (data.series.length) $("series").append(make("h2", {}, "Figures over years and places", left ? `, ${left} with fewer values left out` : ""),
    make("div", { class: "charts" }, ...data.series.map(chart)));
};
start();
