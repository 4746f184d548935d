// Measures a column of 500 things and a directory of thousands of institutions on a slow phone: a small screen, and a
// processor slowed four times. Every action is timed from its event to the frame that shows what came of it.
//
//   node lists.mjs --chromium PATH --site DIR --api DIR --column ID
import { join } from "node:path";
import { chromium } from "playwright-core";
import { options, percentile, serve } from "./common.mjs";

const given = options();
const SLOWER = 4;
const TIMES = Number(given.times ?? 9);

const server = await serve([["/api/v1/", given.api], ["/", given.site]], { fallback: join(given.site, "index.html") });
const browser = await chromium.launch({ executablePath: given.chromium, args: ["--no-sandbox", "--disable-gpu"] });

/** In the page: does something and tells how long the page's thread took until it was painted, in milliseconds. */
async function painted(act) {
  const began = performance.now();
  new Function(act)();
  await new Promise((done) => requestAnimationFrame(done));
  const { port1, port2 } = new MessageChannel();
  await new Promise((done) => ((port1.onmessage = done), port2.postMessage(0)));
  return performance.now() - began;
}

/** In the page, from its first moment on: for how long its thread was blocked, and how far what is shown has jumped. */
function watch() {
  window.blocked = window.jumped = 0;
  // Total Blocking Time is what each task takes beyond 50 milliseconds.
  new PerformanceObserver((list) => list.getEntries().forEach((one) => (window.blocked += Math.max(0, one.duration - 50)))).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => list.getEntries().forEach((one) => (window.jumped += one.hadRecentInput ? 0 : one.value))).observe({ type: "layout-shift", buffered: true });
}

async function measured(path, seen, acts) {
  const times = acts.map(() => []);
  const [shown, blocked, jumped] = [[], [], []];
  for (let time = 0; time < TIMES; time++) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "en-GB", isMobile: true, hasTouch: true, serviceWorkers: "block" });
    const tab = await context.newPage();
    await tab.addInitScript(watch);
    const session = await context.newCDPSession(tab);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await tab.goto(server.origin + path, { waitUntil: "commit" });
    await tab.waitForSelector(seen, { state: "attached" });
    shown.push(await tab.evaluate(() => performance.now()));
    await tab.waitForTimeout(2_000);
    blocked.push(await tab.evaluate(() => window.blocked));
    jumped.push(await tab.evaluate(() => window.jumped));
    for (const [at, [act, after]] of acts.entries()) {
      times[at].push(await tab.evaluate(painted, act));
      if (after) await tab.waitForSelector(after, { state: "attached" });
      await tab.waitForTimeout(1_200);
    }
    await context.close();
  }
  const round = (value) => Math.round(value);
  return { shown: round(percentile(shown, 50)), blocked: round(percentile(blocked, 50)), jumped: percentile(jumped, 50).toFixed(3), acts: times.map((list) => ({ middle: round(percentile(list, 50)), slowest: round(Math.max(...list)) })) };
}

const typed = (letters) => `const f = document.querySelector('#institution-words'); f.focus(); f.value = ${JSON.stringify(letters)}; f.dispatchEvent(new InputEvent('input', { bubbles: true }))`;
const chosen = (name) => `const s = document.querySelector('select[name=${name}]'); s.value = s.options[1].value; s.dispatchEvent(new Event('change', { bubbles: true }))`;
const column = await measured(`/column/${given.column}`, ".part", [["document.querySelector('.part details summary').click()"]]);
const directory = await measured("/institutions", ".institution-list li", [
  [typed("sch")],
  [typed("school 33")],
  [typed("")],
  ["document.querySelector('.shelf-fold summary')?.click()"],
  [chosen("type")],
]);
await browser.close();
server.close();
console.log(JSON.stringify({ slower: SLOWER, times: TIMES, column, directory }));
