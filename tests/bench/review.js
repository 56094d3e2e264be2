// review.js - times two pages in headless Chromium: node review.js REPORT.html INDEX.html [FOLDER for screenshots]. Medians.
const { chromium } = require("playwright-core");
const path = require("path");

const ROUNDS = 9;
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];

// Opens a page anew each time: milliseconds from the start of the navigation to the first paint, and to the end of its script.
const opened = async (browser, file) => {
  const paints = [], ends = [];
  for (let i = 0; i < ROUNDS; i++) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`file://${path.resolve(file)}`);
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
    const [paint, end] = await page.evaluate(() => [performance.getEntriesByName("first-contentful-paint")[0].startTime,
      performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd]);
    paints.push(paint);
    ends.push(end);
    await page.close();
  }
  return { paint: median(paints), ready: median(ends) };
};

// Milliseconds of the processor that the page's own thread takes until it is painted: what other work on the machine leaves alone.
const worked = async (browser, file) => {
  const times = [];
  for (let i = 0; i < ROUNDS; i++) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.goto(`file://${path.resolve(file)}`);
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
    const { metrics } = await session.send("Performance.getMetrics");
    times.push(metrics.find((metric) => metric.name === "TaskDuration").value * 1000);
    await page.close();
  }
  return median(times);
};

// Milliseconds from `act` in the page to the frame that shows what it did.
const acted = async (page, act) => {
  const times = [];
  await page.evaluate(`window.act = ${act}`);
  for (let i = 0; i < ROUNDS; i++) {
    times.push(await page.evaluate((round) => new Promise((done) => requestAnimationFrame(() => {
      const start = performance.now();
      window.act(round);
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
    })), i));
  }
  return median(times);
};

const line = (what, ms) => console.log(`${what.padEnd(50)} ${ms.toFixed(0).padStart(6)} ms`);

(async () => {
  const [report, index, pictures] = process.argv.slice(2);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
  const empty = path.join(path.dirname(report), "empty.html");
  line("an empty page: first paint", (await opened(browser, empty)).paint);
  let page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`file://${path.resolve(empty)}`);
  line("an empty page: the processor's time", await worked(browser, empty));
  line("an empty page: nothing done, and its frame", await acted(page, () => {}));
  await page.close();
  const first = await opened(browser, report);
  line("report: first paint", first.paint);
  line("report: all of it ready", first.ready);
  line("report: the processor's time until it is painted", await worked(browser, report));
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`file://${path.resolve(report)}`);
  line("report: a click to its mark", await acted(page, (i) => {
    const figures = document.querySelectorAll(".figure");
    figures[(i * 31) % figures.length].click();
  }));
  if (pictures) await page.screenshot({ path: path.join(pictures, "report.png") });
  await page.close();
  const all = await opened(browser, index);
  line("index: first paint", all.paint);
  line("index: all of it ready", all.ready);
  line("index: the processor's time until it is painted", await worked(browser, index));
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`file://${path.resolve(index)}`);
  line("index: a letter of the search", await acted(page, (i) => {
    const query = document.querySelector("#query");
    query.value = "政府信息公开".slice(0, 1 + i % 6);
    query.dispatchEvent(new Event("input"));
  }));
  line("index: sorted by a column", await acted(page, (i) => document.querySelectorAll("#sort button")[i % 8].click()));
  line("index: a frame of scrolling", await acted(page, (i) => { document.querySelector("#list").scrollTop = i * 9000; }));
  if (pictures) await page.screenshot({ path: path.join(pictures, "index.png"), fullPage: true });
  await browser.close();
})();
