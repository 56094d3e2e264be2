// diff.js - what a change of scripts does to facts, report by report.
const data = pageData();

// What was and what is, or the one of them that there is.
const both = (old, now) => (old !== undefined && now !== undefined && old !== now
  ? [make("del", {}, plain(old)), " ", make("ins", {}, plain(now))] : [plain(now ?? old)]);

const rowOf = (change) => make("tr", { class: change.kind }, make("td", {}, change.word), make("td", {}, plain(change.name)),
  ...["value", "place", "rule"].map((key) => make("td", {}, ...both(change.old?.[key], change.new?.[key]))));

const start = () => {
  document.getElementById("title").textContent = document.title = plain(data.title);
  document.getElementById("about").append(...data.about.map((line) => make("p", {}, plain(line))));
  for (const report of data.reports) {
    document.getElementById("reports").append(make("h2", {}, plain(report.path)), make("p", {}, ...both(report.old, report.new)));
    if (report.changes.length) {
      document.getElementById("reports").append(make("div", { class: "scroll" }, make("table", { class: "changes" },
        make("tr", {}, ...data.heads.map((head) => make("th", { scope: "col" }, head))), ...report.changes.map(rowOf))));
    }
  }
};
start();
