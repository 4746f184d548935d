// Measures the reader on a slow phone: a small screen, and a processor slowed four times. Opens a long book from the shelf, with the network log
// beside it, then turns its pages, and opens what was one very long chapter.
//
//   node reading.mjs --chromium PATH --site DIR --api DIR --book ID [--pages N]
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { chromium } from "playwright-core";
import { NetworkLog, options, percentile, serve } from "./common.mjs";

const given = options();
const SLOWER = 4;
const TURNS = Number(given.pages ?? 60);

const server = await serve([["/api/v1/", given.api], ["/", given.site]], { fallback: join(given.site, "index.html") });
const browser = await chromium.launch({ executablePath: given.chromium, args: ["--no-sandbox", "--disable-gpu"] });
const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "en-GB", isMobile: true, hasTouch: true, serviceWorkers: "block" });
await context.addInitScript(() => localStorage.setItem("lifelong.reading", "flow-pages"));
const tab = await context.newPage();

/** What a host sends of a file that it compresses. */
const packed = (path) => brotliCompressSync(readFileSync(join(given.api, path.replace("/api/v1/", ""))), { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length;

/** In the page: does something and tells when it had been painted, in milliseconds. */
async function painted([seen, act]) {
  const there = new Function(`return ${seen}`);
  const began = performance.now();
  new Function(act)();
  do await new Promise((done) => requestAnimationFrame(done));
  while (!there());
  const { port1, port2 } = new MessageChannel();
  await new Promise((done) => ((port1.onmessage = done), port2.postMessage(0)));
  return performance.now() - began;
}

const SHELF = `.books a[href$="/read/${given.book}"]`;
const START = "main .primary-action a";

// The programs of the page come once, with the shelf; what a book costs is what comes after.
await tab.goto(`${server.origin}/read`);
await tab.waitForSelector(SHELF);
await tab.waitForTimeout(1_500);
const session = await context.newCDPSession(tab);
await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
const log = await NetworkLog.of(tab, (path) => path.startsWith("/api/"));
await log.take();
const book = await tab.evaluate(painted, [`document.querySelector('${START}')`, `document.querySelector('${SHELF}').click()`]);
const page = await tab.evaluate(painted, ["document.querySelector('.book-text p')", `document.querySelector('${START}').click()`]);
await tab.waitForSelector(".pager");
const opened = await log.take();

const turns = [];
const turn = async () => {
  const at = await tab.textContent(".pager-place");
  const next = await tab.$(".pager button.primary");
  if (!next) {
    await tab.click(".pager a.primary");
    await tab.waitForFunction((at) => document.querySelector(".pager-place")?.textContent !== at && document.querySelector(".pager button.primary"), at);
    await tab.waitForTimeout(600);
    return;
  }
  const before = "document.querySelector('.book-text > .rich').scrollLeft";
  const from = await tab.evaluate(before);
  turns.push(await tab.evaluate(painted, [`${before} !== ${from}`, "document.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true, cancelable: true }))"]));
  await tab.waitForTimeout(300);
};
for (let tries = 0; turns.length < TURNS && tries < TURNS * 2; tries++) await turn();

// The last chapter was a megabyte: how long the page's thread is busy at most while it opens.
await tab.evaluate(() => {
  window.longest = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((task) => (window.longest = Math.max(window.longest, task.duration)))).observe({ type: "longtask" });
});
await tab.click(".reader-line button:nth-of-type(2)");
await tab.waitForSelector(".reader-contents a");
const title = await tab.textContent("main h1");
const last = await tab.evaluate(painted, [
  `document.querySelector('main h1')?.textContent !== ${JSON.stringify(title)} && document.querySelector('.book-text p')`,
  "const all = document.querySelectorAll('.reader-contents a'); all[all.length - 1].click()",
]);
await tab.waitForTimeout(2_000);
const longest = await tab.evaluate(() => window.longest);
await browser.close();
server.close();
const round = (value) => Math.round(value * 10) / 10;
console.log(JSON.stringify({
  slower: SLOWER, turned: turns.length,
  trips: opened.trips, requests: opened.requests, bytes: opened.files.reduce((sum, file) => sum + packed(file.path), 0),
  files: opened.files.map((file) => ({ ...file, packed: packed(file.path) })),
  book: round(book), page: round(page), turn50: round(percentile(turns, 50)), turn95: round(percentile(turns, 95)),
  last: round(last), longest: round(longest),
}));
