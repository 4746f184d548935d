// Measures the learner's record on a slow phone: a small screen, and a processor slowed four times. Fills the record with courses and notes,
// opens “My learning” from the home page, and searches the notes letter by letter.
//
//   node record.mjs --chromium PATH --site DIR [--courses N] [--notes N]
import { join } from "node:path";
import { chromium } from "playwright-core";
import { options, percentile, serve } from "./common.mjs";

const given = options();
const [courses, notes] = [Number(given.courses ?? 5_000), Number(given.notes ?? 10_000)];
const SLOWER = 4;
const TIMES = 7;
/** The page of notes waits so long for the next letter before it searches (src/study/notes/list.rs). */
const PAUSE = 60;

const server = await serve([["/", given.site]], { fallback: join(given.site, "index.html") });
const browser = await chromium.launch({ executablePath: given.chromium, args: ["--no-sandbox", "--disable-gpu"] });
const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "en-GB", isMobile: true, hasTouch: true });
const tab = await context.newPage();

/** In the page: writes rows as the study does, straight into its database. */
async function fill({ courses, notes }) {
  const database = await new Promise((done) => {
    const open = indexedDB.open("lifelong");
    open.onsuccess = () => done(open.result);
  });
  const by = "bench";
  const start = Date.now() - 200 * 86_400_000;
  const words = ["steam", "pot", "window", "light", "water", "soil", "onion", "seed", "phone", "ticket", "train", "song", "rhythm", "breath", "knee", "bread"];
  const word = (n) => words[n % words.length];
  const put = (store, key, shelf, order, registers) => store.put({ key, shelf, order, text: JSON.stringify(registers) });
  const register = (at, value) => ({ at, by, value });
  const ended = (transaction) => new Promise((done, failed) => Object.assign(transaction, { oncomplete: done, onerror: failed }));
  let transaction = database.transaction("entries", "readwrite");
  let store = transaction.objectStore("entries");
  for (let n = 0; n < courses; n++) {
    const at = start + n * 60_000;
    const parts = [1, 2, 3, 4].map((part) => ({ id: `p${part}`, name: { en: `Part ${part} on ${word(n + part)}`, "zh-Hans": `第${part}节` } }));
    const about = { name: { en: `Course ${n} about ${word(n)} and ${word(n * 7 + 3)}`, "zh-Hans": `课程${n}` }, area: "hobbies", parts, minutes: 20 };
    const registers = { about: register(at, about), place: register(at, { part: "p2" }), "done:p1": register(at, at) };
    if (n % 2) registers.finished = register(at, { at, how: "parts" });
    put(store, `course/bench-${n}`, n % 2 ? "finished" : "begun", -at, registers);
  }
  for (let n = 0; n < notes; n++) {
    const at = start + n * 30_000;
    const iso = new Date(at).toISOString();
    const text = `Note ${n}: ` + Array.from({ length: 40 }, (_, i) => word(n * 13 + i * i * 7)).join(" ") + (n % 977 ? "" : " cardamom");
    const note = {
      "@context": "http://www.w3.org/ns/anno.jsonld", id: `urn:lifelong:note:bench${n}`, type: "Annotation", motivation: "commenting", created: iso, modified: iso,
      body: [{ type: "TextualBody", value: text, format: "text/markdown", purpose: "commenting" }, { type: "TextualBody", value: word(n), purpose: "tagging" }],
      target: { source: `/course/bench-${n % courses}/p1`, title: { en: `Part 1 of ${n % courses}` }, partOf: { en: `Course ${n % courses}` } },
    };
    put(store, `note/bench${n}`, "note", -at, { note: register(at, note) });
  }
  await ended(transaction);
  transaction = database.transaction("entries", "readwrite");
  store = transaction.objectStore("entries");
  for (let day = 0; day < 200; day++) {
    const date = new Date(Date.now() - day * 86_400_000);
    const key = date.toISOString().slice(0, 10);
    put(store, `day/${key}`, "day", -Number(key.replaceAll("-", "")), { [`time:${by}`]: register(date.getTime(), 600 + day) });
  }
  await ended(transaction);
  database.close();
}

/** In the page: does something and tells when what matches `selector` had been painted, in milliseconds. */
async function painted([selector, act]) {
  const began = performance.now();
  new Function(act)();
  const there = () => document.querySelector(selector) && !document.querySelector("main [aria-busy=true]");
  // Looked for before each frame is painted; a message that is sent then comes when it has been.
  do await new Promise((done) => requestAnimationFrame(done));
  while (!there());
  const { port1, port2 } = new MessageChannel();
  await new Promise((done) => ((port1.onmessage = done), port2.postMessage(0)));
  return performance.now() - began;
}

await tab.goto(`${server.origin}/mine`);
await tab.waitForSelector(".study[data-filled] > *");
await tab.evaluate(fill, { courses, notes });
await tab.reload();
await tab.waitForSelector(".study[data-filled] h2");
const session = await context.newCDPSession(tab);
await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });

const mine = [];
for (let time = 0; time < TIMES; time++) {
  await tab.evaluate(() => document.querySelector(".site-header a.brand").click());
  await tab.waitForSelector(".home");
  await tab.waitForTimeout(1_500);
  mine.push(await tab.evaluate(painted, [".study .work-row, .study .go-on", "document.querySelector('.bottom-bar a[href$=\"/mine\"]').click()"]));
}

const first = await tab.evaluate(painted, [".notes-page .note", "document.querySelector(\"main a[href$='/mine/notes']\").click()"]);
await tab.waitForTimeout(3_000);
const search = [];
for (const query of ["cardamom", "steam pot", "Course 12", "breath knee bread", "nothing of this"]) {
  for (let end = 1; end <= query.length; end++) {
    const act = `const field = document.querySelector(".notes-page input[type=search]"); field.value = ${JSON.stringify(query.slice(0, end))};
      window.heard = performance.now(); field.dispatchEvent(new Event("input", { bubbles: true }))`;
    // The page waits for a moment whether another letter comes; that is no part of the search.
    search.push(await tab.evaluate(painted, [`.notes-page[data-for=${JSON.stringify(query.slice(0, end))}]`, act]) - PAUSE);
    await tab.waitForTimeout(150);
  }
}
await browser.close();
server.close();
const round = (value) => Math.round(value * 10) / 10;
console.log(JSON.stringify({
  courses, notes, slower: SLOWER,
  mine50: round(percentile(mine, 50)), mineWorst: round(Math.max(...mine)),
  notesFirst: round(first), search50: round(percentile(search, 50)), search95: round(percentile(search, 95)),
}));
