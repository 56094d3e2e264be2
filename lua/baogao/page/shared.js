// shared.js - what the pages of `baogao review` share: elements, text that is safe to show, the data in the page.

// An element. Texts become text nodes, so nothing of a report is ever markup.
const make = (name, properties = {}, ...kids) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (key in element && key !== "list" && typeof value !== "string") element[key] = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...kids.filter((kid) => kid !== undefined && kid !== null && kid !== false));
  return element;
};

// Characters that turn the direction of text round are shown by their number.
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const plain = (text) => String(text ?? "").replace(TURNING, (c) => `⟨U+${c.codePointAt(0).toString(16).toUpperCase()}⟩`);

const pageData = () => JSON.parse(document.getElementById("data").textContent);

const amount = (fact) => {
  if (fact.value === "") return fact.status === "blank" ? "blank" : "—";
  return plain(fact.value) + (fact.unit ? " " + plain(fact.unit) : "");
};

// ## Corrections, as `baogao run --overrides` reads them

const COLUMNS_OF_OVERRIDES = ["sha256", "indicator", "dims", "value", "status", "why", "who", "when"];
const KEY = "baogao-overrides-";
const keyOfSha256 = (sha256) => KEY + sha256;
const sha256OfKey = (key) => (key.startsWith(KEY) ? key.slice(KEY.length) : "");

const csvCell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const saveOverrides = (corrections) => {
  const lines = [COLUMNS_OF_OVERRIDES.join(","), ...corrections.map((one) => COLUMNS_OF_OVERRIDES.map((key) => csvCell(one[key] ?? "")).join(","))];
  const link = make("a", { href: URL.createObjectURL(new Blob([lines.join("\n") + "\n"], { type: "text/csv" })), download: "overrides.csv" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};
