// review.js - the pages of `baogao review` in a real browser: node review.js FOLDER. FOLDER has report.html (a report with a
// check that fails) of report.txt, hostile.html, many.html, and run/index.html; BAOGAO is the program. Prints a line of JSON: a scenario's name to "" or what is wrong.
const { chromium } = require("playwright-core");
const { spawnSync } = require("child_process");
const path = require("path");

const folder = path.resolve(process.argv[2]);
const results = {};
let browser;

const must = (truth, what) => {
  if (!truth) throw new Error(what);
};

// Opens a page; anything it asks of a network, or says on the console, is a fault.
const open = async (file, hash = "") => {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  page.faults = [];
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) page.faults.push(`asked for ${request.url()}`);
  });
  page.on("console", (message) => { if (message.type() === "error") page.faults.push(message.text()); });
  page.on("pageerror", (error) => page.faults.push(String(error)));
  page.on("dialog", (dialog) => { page.faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  await page.goto(`file://${folder}/${file}${hash}`);
  return page;
};

const baogao = (...words) => {
  const { status, stderr } = spawnSync(process.env.BAOGAO ?? "build/baogao", words, { encoding: "utf8" });
  must(status === 0, `baogao ${words[0]} ended with ${status}: ${stderr}`);
};

const count = (page, selector) => page.$$eval(selector, (elements) => elements.length);

const visible = (page, selector) => page.$eval(selector, (element) => {
  const box = element.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight && box.width > 0;
});

const scenarios = {
  async "a figure shows its place"() {
    const page = await open("report.html");
    await page.click("#facts .figure");
    must(await page.$("mark.hit"), "nothing is marked");
    must(await visible(page, "mark.hit"), "the mark is out of view");
    must((await page.textContent("#place")).includes("rule"), "its rule is not told");
    return page;
  },
  async "a number shows its figure, or that no rule claims it"() {
    const page = await open("report.html");
    await page.click("mark.fact");
    must(await page.$(".figure[aria-selected='true']"), "no figure is chosen");
    await page.click("mark.residue");
    must((await page.textContent("#place")).includes("no rule claims this"), "the number without a rule says nothing");
    return page;
  },
  async "a check that fails lights both sides, and what explains the gap"() {
    const page = await open("report.html");
    await page.click("#problems .problem.bad");
    must((await count(page, "mark.hit")) >= 2, "not both sides are lit");
    must(await page.$("mark.gap"), "the unclaimed number is not lit");
    must((await page.textContent("#place")).includes("would explain the gap"), "it is not told");
    return page;
  },
  async "filters and the address"() {
    const page = await open("report.html");
    const all = (await count(page, ".figure"));
    await page.fill("#query", "fax");
    const some = (await count(page, ".figure"));
    must(some > 0 && some < all, `${some} of ${all}`);
    await page.fill("#query", "");
    const check = await page.$eval("#check option:nth-child(2)", (option) => option.value);
    await page.selectOption("#check", check);
    const checked = (await count(page, ".figure"));
    must(checked > 0 && checked < all, `${checked} of ${all} of a check`);
    await page.selectOption("#check", "");
    await page.fill("#query", "fax");
    const again = await open("report.html", await page.evaluate(() => location.hash));
    must((await count(again, ".figure")) === some, "the link shows something else");
    page.faults.push(...again.faults);
    await again.close();
    return page;
  },
  async "by keyboard alone"() {
    const page = await open("report.html");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    must(await page.$("mark.hit"), "j chooses nothing");
    await page.keyboard.press("/");
    await page.keyboard.type("3208");
    must((await count(page, ".figure")) === 1, "the search is not typed into");
    await page.keyboard.press("Escape");
    await page.focus("mark.residue");
    await page.keyboard.press("Enter");
    must((await page.textContent("#place")).includes("no rule claims this"), "Enter on a number does nothing");
    await page.keyboard.press("?");
    must(await page.$("#help[open]"), "no help");
    return page;
  },
  async "a correction becomes overrides.csv"() {
    const page = await open("report.html");
    await page.keyboard.press("j");
    await page.keyboard.press("c");
    await page.fill("#correct-value", "12.5");
    await page.fill("#correct-why", "misprint, see \"page 2\"");
    await page.fill("#correct-who", "me");
    await page.click("#correct-ok");
    const [file] = await Promise.all([page.waitForEvent("download"), page.click("#save")]);
    must(file.suggestedFilename() === "overrides.csv", file.suggestedFilename());
    await file.saveAs(path.join(folder, "overrides.csv"));
    await page.reload();
    must((await page.textContent("#save")).includes("(1)"), "it is forgotten");
    return page;
  },
  async "what was corrected is what the next run and its page show"() {
    let page = await open("report.html");
    await page.click("#facts .figure >> nth=1");
    const name = new URLSearchParams(new URL(page.url()).hash.slice(1)).get("f");
    const old = await page.textContent("#facts .figure[aria-selected='true'] .value");
    await page.keyboard.press("c");
    await page.fill("#correct-value", "4321");
    await page.fill("#correct-why", "页脚");
    await page.fill("#correct-who", "李");
    await page.click("#correct-ok");
    const [file] = await Promise.all([page.waitForEvent("download"), page.click("#save")]);
    await file.saveAs(path.join(folder, "corrected.csv"));
    await page.close();
    baogao("run", "--overrides", path.join(folder, "corrected.csv"), "-o", path.join(folder, "corrected"), path.join(folder, "report.txt"));
    baogao("review", path.join(folder, "corrected"), "-o", path.join(folder, "corrected.html"));
    page = await open("corrected.html", `#f=${encodeURIComponent(name)}`);
    const row = await page.textContent("#facts .figure[aria-selected='true']");
    must(row.includes("4321") && row.includes("overridden") && row.includes("页脚 (李, "), `it shows ${row}, and was ${old}`);
    must(await page.$("mark.hit"), "the place of the original is not marked");
    return page;
  },
  async "a correction can be forgotten, a computed figure has none"() {
    const page = await open("report.html");
    await page.keyboard.press("j");
    await page.keyboard.press("c");
    await page.fill("#correct-value", "7");
    await page.fill("#correct-why", "x");
    await page.click("#correct-ok");
    const before = await page.textContent("#save");
    await page.keyboard.press("c");
    await page.click("#correct-forget");
    must((await page.textContent("#save")) !== before, "it is still there");
    await page.selectOption("#status", "derived");
    await page.click("#facts .figure");
    await page.keyboard.press("c");
    must(!(await page.$("#dialog[open]")), "a computed figure can be corrected");
    must((await page.textContent("#place")).includes("is computed"), "it does not say why not");
    return page;
  },
  async "a figure that no rule found is noted, and added by the next run"() {
    let page = await open("run/index.html", "#query=zhengzhou_2016");
    await page.click("#list .line a");
    await page.waitForSelector("#facts");
    await page.click("#problems button[title^='It stands']");
    must(await page.$("input[value='confirmed']:disabled"), "what was not read can be confirmed");
    await page.fill("#correct-value", "3100");
    await page.fill("#correct-why", "附件");
    await page.click("#correct-ok");
    must((await page.textContent("#problems")).includes("noted 3100"), "it does not say that it is noted");
    const [file] = await Promise.all([page.waitForEvent("download"), page.click("#save")]);
    await file.saveAs(path.join(folder, "found.csv"));
    await page.evaluate(() => localStorage.clear());
    must(!page.faults.length, page.faults.join("; "));
    await page.close();
    baogao("run", "--overrides", path.join(folder, "found.csv"), "-o", path.join(folder, "found"), "tests/samples/zhengzhou_2016.txt");
    baogao("review", path.join(folder, "found"), "-o", path.join(folder, "found.html"));
    page = await open("found.html", "#query=3100");
    must((await page.textContent("#facts .figure")).includes("3100"), "it is not among the figures");
    return page;
  },
  async "hostile text stays text"() {
    const page = await open("hostile.html");
    must((await count(page, "#text script, #text img, #text b, #facts img")) === 0, "markup of the report became markup");
    must((await page.textContent("#text")).includes("<script>"), "the text is not shown");
    must(!(await page.textContent("main") + await page.textContent("header")).match(/[\u202a-\u202e\u2066-\u2069]/), "characters that turn the text are in the page");
    must((await page.evaluate(() => window.pwned)) === undefined, "a script of the report ran");
    return page;
  },
  async "ten thousand figures"() {
    const page = await open("many.html");
    must((await count(page, ".figure")) >= 10000, "they are not all there");
    await page.click("mark.fact");
    must(await page.$(".figure[aria-selected='true']"), "no figure is chosen");
    return page;
  },
  async "narrow and dark"() {
    const page = await open("report.html");
    await page.setViewportSize({ width: 360, height: 700 });
    await page.emulateMedia({ colorScheme: "dark" });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    must(wide <= 362, `the page is ${wide} wide`);
    await page.click("mark.fact");
    must(await visible(page, "mark.hit"), "the number that was chosen went out of view");
    must(await visible(page, "#place"), "what is told of it is out of view");
    return page;
  },
  async "the index sorts, filters, links and has a matrix"() {
    const page = await open("run/index.html");
    must(await page.textContent("#list .line"), "no list");
    await page.click("#sort button:nth-child(5)");
    const facts = await page.$$eval("#list .line", (lines) => lines.map((line) => Number(line.children[4].textContent)));
    must(facts.every((n, i) => i === 0 || facts[i - 1] >= n), "it is not sorted by figures");
    const cells = await count(page, ".matrix a.cell");
    must(cells > 0, "no matrix");
    await page.fill("#query", "zzz");
    must((await count(page, "#list .line")) === 0 && (await count(page, ".matrix a.cell")) === 0, "the search keeps some");
    await page.fill("#query", "");
    must((await count(page, ".matrix a.cell")) === cells, "the matrix is not what it was");
    await page.focus(".matrix a.cell");
    const label = await page.$eval(".matrix a.cell", (cell) => cell.getAttribute("aria-label"));
    await page.keyboard.press("Enter");
    await page.waitForSelector("#facts");
    must(label.includes((await page.textContent("#about")).split(" · ")[0]), `${label} leads elsewhere`);
    await page.click("#back");
    await page.waitForSelector("#list");
    return page;
  },
  async "the index shows the reports of a check, and saves the corrections of all of them"() {
    let page = await open("run/index.html");
    const all = await count(page, "#list .line");
    await page.click("#failing button");
    const some = await count(page, "#list .line");
    must(some > 0 && some < all, `${some} of ${all} reports of a check`);
    const again = await open("run/index.html", new URL(page.url()).hash);
    must((await count(again, "#list .line")) === some, "the link shows something else");
    page.faults.push(...again.faults);
    await again.close();
    await page.click("#list .line a");
    await page.waitForSelector("#facts");
    await page.keyboard.press("j");
    await page.keyboard.press("c");
    await page.fill("#correct-value", "4322");
    await page.fill("#correct-why", "x");
    await page.click("#correct-ok");
    await page.click("#back");
    await page.waitForSelector("#list");
    const [file] = await Promise.all([page.waitForEvent("download"), page.click("#save")]);
    await file.saveAs(path.join(folder, "all.csv"));
    return page;
  },
};

scenarios["a comparison"] = async () => {
  const page = await open("diff.html");
  must((await count(page, ".changes tr.added")) > 0, "no fact that is added");
  must((await count(page, "script")) === 2, "markup of a report became markup");
  return page;
};

(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
  for (const [name, run] of Object.entries(scenarios)) {
    try {
      const page = await run();
      results[name] = page.faults.join("; ");
      await page.close();
    } catch (error) {
      results[name] = String(error.message ?? error).slice(0, 300) || "failed";
    }
  }
  await browser.close();
  console.log(JSON.stringify(results));
})().catch((error) => { console.log(JSON.stringify({ "the browser starts": String(error).slice(0, 300) })); process.exit(1); });
