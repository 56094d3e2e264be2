// index.js - all reports of a run: a list that is drawn only where it is looked at, places by years, reasons, checks, series.
const data = pageData();
const $ = (id) => document.getElementById(id);
const HEIGHT = 28;
const COLUMNS = [["title", "Report"], ["place", "Place"], ["year", "Year"], ["verdict", "Verdict"], ["facts", "Figures"],
  ["failed", "Failing"], ["residue", "Unclaimed"], ["warnings", "Warnings"]];
const state = { query: "", verdict: "", sort: "", down: false, rows: data.reports };

const colourOf = (report) => (report.verdict === "failed" ? "v-failed" : report.verdict.startsWith("ok")
  ? (report.failed ? "v-failed" : report.verdict === "ok" ? "v-ok" : "v-warned") : "v-none");

// ## The list

const lineOf = (report, at) => make("div", { class: "line", role: "listitem" },
  report.page ? make("a", { href: report.page, title: plain(report.path) }, plain(report.title || report.path)) : make("span", { title: plain(report.path) }, plain(report.title || report.path)),
  make("span", { class: "wide" }, plain(report.place)), make("span", { class: "n" }, report.year),
  make("span", { class: `wide ${colourOf(report)}`, title: plain(report.reason) }, report.verdict),
  ...["facts", "failed", "residue", "warnings"].map((key, i) => make("span", { class: i ? "n wide" : "n" }, String(report[key]))));

const draw = () => {
  const list = $("list"), first = Math.max(0, Math.floor(list.scrollTop / HEIGHT) - 10);
  const last = Math.min(state.rows.length, first + Math.ceil(list.clientHeight / HEIGHT) + 20);
  const lines = [];
  for (let i = first; i < last; i++) {
    const line = lineOf(state.rows[i]);
    line.style.top = `${i * HEIGHT}px`;
    lines.push(line);
  }
  $("space").replaceChildren(...lines);
  $("space").style.height = `${state.rows.length * HEIGHT}px`;
};

const compare = (a, b) => {
  const x = a[state.sort], y = b[state.sort];
  const order = typeof x === "number" ? x - y : String(x).localeCompare(String(y), "zh");
  return state.down ? -order : order;
};

const update = () => {
  const query = state.query.toLowerCase();
  state.rows = data.reports.filter((r) => (!state.verdict || r.verdict === state.verdict)
    && (!query || `${r.title} ${r.place} ${r.path} ${r.reason} ${r.year}`.toLowerCase().includes(query)));
  if (state.sort) state.rows.sort(compare);
  $("count").textContent = `${state.rows.length} of ${data.reports.length} reports`;
  $("list").scrollTop = 0;
  draw();
  keepState();
};

const keepState = () => {
  const parts = new URLSearchParams();
  for (const key of ["query", "verdict", "sort"]) if (state[key]) parts.set(key, state[key]);
  if (state.down) parts.set("down", "1");
  history.replaceState(null, "", `#${parts}`);
};

// ## Places and years

const showPlaces = () => {
  const years = [...new Set(data.reports.map((r) => r.year).filter(Boolean))].sort();
  const places = new Map();
  for (const report of data.reports) {
    if (!report.place || !report.year) continue;
    const row = places.get(report.place) ?? new Map();
    places.set(report.place, row);
    row.set(report.year, [...(row.get(report.year) ?? []), report]);
  }
  if (!places.size) return;
  const MOST = 400;
  const rows = [...places].sort((a, b) => (a[1].values().next().value[0].adcode > b[1].values().next().value[0].adcode ? 1 : -1)).slice(0, MOST);
  const cellOf = (reports) => {
    if (!reports) return make("td");
    const worst = reports.find((r) => colourOf(r) === "v-failed") ?? reports.find((r) => colourOf(r) === "v-warned") ?? reports[0];
    const text = reports.length > 1 ? String(reports.length) : "·";
    const label = `${worst.place} ${worst.year}: ${worst.verdict}`;
    return make("td", { class: colourOf(worst), title: label }, worst.page ? make("a", { href: worst.page, "aria-label": label }, text) : text);
  };
  $("places").append(make("h2", {}, `Places and years${places.size > MOST ? ` (the first ${MOST} of ${places.size})` : ""}`),
    make("p", { class: "soft" }, "Green: read, nothing to say. Yellow: read with warnings. Red: failed, or a check does not hold. Grey: no report that is known."),
    make("div", { class: "scroll" }, make("table", { class: "matrix" }, make("tr", {}, make("th", {}, "Place"), ...years.map((y) => make("th", { scope: "col" }, y))),
      ...rows.map(([place, row]) => make("tr", {}, make("th", { scope: "row" }, plain(place)), ...years.map((y) => cellOf(row.get(y))))))));
};

// ## Reasons and checks

const showCounts = (id, title, rows) => {
  if (!rows.length) return;
  $(id).append(make("h2", {}, title), make("table", {}, ...rows.map(([text, count, page]) => make("tr", {},
    make("td", {}, page ? make("a", { href: page }, plain(text)) : plain(text)), make("td", {}, String(count))))));
};

// ## Series

const SVG = "http://www.w3.org/2000/svg";
const drawn = (name, properties, ...kids) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(properties)) element.setAttribute(key, String(value));
  element.append(...kids);
  return element;
};

// Every place's values over the years, a line each; a dot where there is one year.
const chart = (series) => {
  const years = series.points.map((p) => p[1]), values = series.points.map((p) => p[2]);
  const [first, last] = [Math.min(...years), Math.max(...years)], [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (year) => 44 + (last === first ? 93 : ((year - first) / (last - first)) * 186), y = (value) => 88 - (high === low ? 38 : ((value - low) / (high - low)) * 76);
  const svg = drawn("svg", { viewBox: "0 0 240 110", role: "img" }, drawn("title", {}, `${series.label}: ${values.length} values, ${low} to ${high} ${series.unit}`));
  svg.append(drawn("line", { x1: 40, y1: 90, x2: 236, y2: 90 }), drawn("text", { x: 44, y: 104 }, String(first)));
  if (last !== first) svg.append(drawn("text", { x: 236, y: 104, "text-anchor": "end" }, String(last)));
  svg.append(drawn("text", { x: 38, y: 90, "text-anchor": "end" }, short(low)), drawn("text", { x: 38, y: 18, "text-anchor": "end" }, short(high)));
  const lines = new Map();
  for (const [place, year, value] of series.points) lines.set(place, [...(lines.get(place) ?? []), [x(year), y(value)]]);
  for (const points of lines.values()) {
    points.sort((a, b) => a[0] - b[0]);
    if (points.length > 1) svg.append(drawn("path", { d: "M" + points.map((p) => p.map((n) => n.toFixed(1)).join(" ")).join("L") }));
    for (const p of points) svg.append(drawn("circle", { cx: p[0].toFixed(1), cy: p[1].toFixed(1), r: 2 }));
  }
  return make("figure", {}, svg, make("figcaption", {}, `${plain(series.label)}${series.unit ? ` (${plain(series.unit)})` : ""}`));
};

const short = (value) => (Math.abs(value) >= 1e4 ? value.toExponential(1) : String(Math.round(value * 100) / 100));

const start = () => {
  const parts = new URLSearchParams(location.hash.slice(1));
  for (const key of ["query", "verdict", "sort"]) state[key] = parts.get(key) ?? "";
  state.down = parts.has("down");
  $("title").textContent = document.title = plain(data.title);
  $("about").textContent = plain(data.about);
  $("verdict").append(make("option", { value: "" }, "any verdict"), ...[...new Set(data.reports.map((r) => r.verdict))].sort().map((v) => make("option", { value: v }, v)));
  $("verdict").value = state.verdict;
  $("query").value = state.query;
  $("sort").append(...COLUMNS.map(([key, title]) => {
    const button = make("button", { type: "button", "aria-pressed": String(state.sort === key) }, title);
    button.addEventListener("click", () => {
      state.down = state.sort === key ? !state.down : typeof data.reports[0]?.[key] === "number";
      state.sort = key;
      for (const other of $("sort").children) other.setAttribute("aria-pressed", String(other === button));
      update();
    });
    return button;
  }));
  $("query").addEventListener("input", () => { state.query = $("query").value; update(); });
  $("verdict").addEventListener("change", () => { state.verdict = $("verdict").value; update(); });
  $("list").addEventListener("scroll", draw, { passive: true });
  addEventListener("resize", draw);
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest("input, select")) { event.preventDefault(); $("query").focus(); }
  });
  update();
  showCounts("reasons", "Reasons", data.reasons);
  showCounts("failing", "Checks that do not hold", data.failing);
  showPlaces();
  if (data.series.length) $("series").append(make("h2", {}, "Figures over years and places"), make("div", { class: "charts" }, ...data.series.map(chart)));
};
start();
