// Measures the portal's own thread on a slow phone: a small screen, and a processor slowed four times. Types queries letter by letter, sends
// them, opens the filters, chooses one. The worker beside the page is not slowed: browsers cannot.
//
//   node main-thread.mjs --chromium PATH --site DIR --api DIR --queries N
import { join } from "node:path";
import { chromium } from "playwright-core";
import { options, percentile, serve } from "./common.mjs";
import { queries } from "./queries.mjs";

const given = options();
const SLOWER = 4;
/** The search field waits so long for the next letter before it asks (src/features/common/search_field.rs). */
const PAUSE = 60;
/** A task that is longer keeps a learner waiting who touches the page meanwhile. */
const LONG = 50;
const QUIET = 300;

const server = await serve([["/api/v1/", given.api], ["/", given.site]], { fallback: join(given.site, "index.html") });
const browser = await chromium.launch({ executablePath: given.chromium, args: ["--no-sandbox", "--disable-gpu"] });
const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "en-GB", isMobile: true, hasTouch: true });
const tab = await context.newPage();
const session = await context.newCDPSession(tab);
await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });

/** In the page: notes when a letter came and when the suggestions for it were painted. */
function observe() {
  window.letters = [];
  let came;
  document.addEventListener("input", (event) => (came = event.timeStamp), true);
  new MutationObserver(() => {
    const of = came;
    if (of === undefined) return;
    // What runs after the next frame runs when it is painted.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => came === of && (window.letters.push(performance.now() - of), (came = undefined));
      port2.postMessage(0);
    });
  }).observe(document.querySelector("#suggestions"), { childList: true, subtree: true, characterData: true });
}

/** Does something and hands back the tasks of the page's thread meanwhile, with what each consists of. */
async function traced(act) {
  await browser.startTracing(tab, { categories: ["devtools.timeline", "disabled-by-default-devtools.timeline", "v8", "__metadata"] });
  const value = await act();
  const { traceEvents: events } = JSON.parse(await browser.stopTracing());
  const named = events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const busy = (thread) => events.filter(({ name, pid, tid }) => name === "RunTask" && pid === thread.pid && tid === thread.tid);
  // Other tabs have threads of that name too; ours is the busiest.
  const thread = named.sort((a, b) => busy(b).length - busy(a).length)[0];
  const own = events.filter(({ pid, tid, ph }) => pid === thread?.pid && tid === thread?.tid && ph === "X");
  const tasks = own.filter(({ name }) => name === "RunTask").sort((a, b) => b.dur - a.dur);
  const parts = ({ ts, dur }) => {
    const sums = new Map();
    for (const part of own) {
      if (part.name === "RunTask" || part.ts < ts || part.ts + part.dur > ts + dur || !(part.dur > 1000)) continue;
      sums.set(part.name, (sums.get(part.name) ?? 0) + part.dur / 1000);
    }
    return [...sums].sort((a, b) => b[1] - a[1]).slice(0, 6).map(([name, took]) => `${name} ${took.toFixed(0)}`);
  };
  return { value, longest: (tasks[0]?.dur ?? 0) / 1000, long: tasks.filter(({ dur }) => dur > LONG * 1000).length, parts: tasks[0] ? parts(tasks[0]) : [] };
}

const idle = () => tab.waitForTimeout(QUIET);
const settled = async () => {
  await tab.waitForFunction(() => !document.querySelector('.results-layout [aria-busy="true"], .results-layout[aria-busy="true"], .filters-counting, .skeleton'));
  await idle();
};

async function type(query) {
  await tab.fill("#search-input", "");
  for (const letter of query) {
    await (/[\u4e00-\u9fff]/.test(letter) ? tab.keyboard.insertText(letter) : tab.keyboard.press(letter === " " ? "Space" : letter));
    await idle();
  }
}

const sets = await queries(given.api, Number(given.queries));
const typed = [...sets.two.slice(0, 6), ...sets.word.slice(0, 4), ...sets["four characters"].slice(0, 3)].map(({ query }) => query);
const phases = [];
const phase = async (name, act) => phases.push({ name, ...(await traced(act)) });

await phase("start on the catalogue", async () => {
  await tab.goto(`${server.origin}/find`);
  await tab.waitForSelector("#search-input");
  await settled();
});
await tab.evaluate(observe);
await tab.focus("#search-input");
// The first time loads the files; what is measured is the page's and the engine's own work.
for (const query of typed) await type(query);
await tab.evaluate(() => void (window.letters = []));
await phase("typing", async () => {
  for (const query of typed) await type(query);
});
const letters = await tab.evaluate(() => window.letters);
await phase("results come", async () => {
  for (const query of typed) {
    await tab.fill("#search-input", query);
    await tab.press("#search-input", "Enter");
    await settled();
  }
});
await phase("filters open, with all counts", async () => {
  await tab.click(".filters-fold > summary");
  await settled();
});
await phase("a filter is chosen and taken back", async () => {
  for (let round = 0; round < 4; round++) {
    await tab.locator(".facet label").nth(round >> 1).click();
    await settled();
  }
});
await phase("results come while filters are open", async () => {
  for (const query of typed.slice(0, 6)) {
    await tab.fill("#search-input", query);
    await tab.press("#search-input", "Enter");
    await settled();
  }
});
await browser.close();
server.close();
const own = letters.map((milliseconds) => milliseconds - PAUSE);
console.log(JSON.stringify({ letters: own.length, pause: PAUSE, letter50: percentile(own, 50), letter95: percentile(own, 95), phases }));
