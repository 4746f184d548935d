// Another search engine over the same courses: builds its index within limits of time and memory, or measures it in headless Chromium.
// Prints one JSON object.
//
//   node peers.mjs --peer NAME --api DIR --out DIR --seconds N --memory BYTES                build
//   node peers.mjs --peer NAME --api DIR --out DIR --chromium PATH --queries N               measure
import { spawn } from "node:child_process";
import { mkdir, readFile, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { NetworkLog, options, percentile, serve } from "./common.mjs";
import { queries } from "./queries.mjs";

const given = options();

/** Memory of all processes of a group, as Linux tells; nothing elsewhere. */
async function memory(group) {
  let sum = 0;
  for (const id of await readdir("/proc").catch(() => [])) {
    if (!/^\d+$/.test(id)) continue;
    const text = await readFile(`/proc/${id}/stat`, "utf8").catch(() => "");
    // The name before may hold spaces and parentheses.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    if (Number(fields[2]) === group) sum += Number(fields[21]) * 4096;
  }
  return sum;
}

/** Files and bytes of a folder, without what only repeats another file compressed. */
async function size(folder) {
  const all = { files: 0, bytes: 0 };
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || entry.name.endsWith(".gz")) continue;
    all.files += 1;
    all.bytes += (await stat(join(entry.parentPath ?? entry.path, entry.name))).size;
  }
  return all;
}

async function build() {
  await rm(given.out, { recursive: true, force: true });
  await mkdir(given.out, { recursive: true });
  const began = Date.now();
  // In a process group of its own, so that it ends with all that it started.
  const words = ["--max-old-space-size=16000", join(import.meta.dirname, "peer-build.mjs"), "--peer", given.peer, "--api", given.api, "--out", given.out];
  const child = spawn(process.execPath, words, { detached: true, stdio: ["ignore", "ignore", "inherit"] });
  let [most, reason] = [0, undefined];
  const ended = new Promise((done) => child.on("exit", (code, signal) => done(code === 0 ? undefined : `it ended with ${code ?? signal}`)));
  const watch = setInterval(async () => {
    most = Math.max(most, await memory(child.pid));
    if (most > Number(given.memory)) reason = `more than ${(given.memory / 2 ** 30).toFixed(1)} GiB of memory`;
    if (Date.now() - began > given.seconds * 1000) reason = `more than ${given.seconds} s`;
    if (reason) process.kill(-child.pid, "SIGKILL");
  }, 200);
  const stop = () => process.kill(-child.pid, "SIGKILL");
  process.on("SIGTERM", stop).on("SIGINT", stop);
  const failed = await ended;
  clearInterval(watch);
  reason ??= failed;
  return { seconds: (Date.now() - began) / 1000, memory: most, reason, ...(reason ? {} : await size(given.out)) };
}

/** What runs in the page: opens an engine, and searches with it for the first page of results. */
const PAGES = {
  async pagefind([base, other]) {
    const { createInstance } = await import(`${base}pagefind.js`);
    // On the page's own thread, where its requests are seen; the code is the same in its worker.
    const engine = createInstance({ noWorker: true, basePath: base });
    await engine.init();
    // It keeps an index a language, each with words of its own; whoever searches both joins them.
    await engine.mergeIndex(other, { language: "zh" });
    // Answers once all that every search needs is loaded.
    await engine.search("", {});
    window.find = async ({ query, filter }) => {
      const found = await engine.search(query, filter ? { filters: { [filter[0]]: filter[1] } } : {});
      await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
      return found.results.length;
    };
  },
  async minisearch([base]) {
    const [{ default: MiniSearch }, { OPTIONS }] = await Promise.all([import("/module/index.js"), import("/script/peer-options.mjs")]);
    const engine = MiniSearch.loadJSON(await (await fetch(`${base}index.json`)).text(), OPTIONS);
    window.find = async ({ query, filter }) => {
      const more = filter ? { filter: (course) => course[filter[0]].includes(filter[1]) } : {};
      return engine.search(query, more).length;
    };
  },
};

async function measure() {
  const module = join(import.meta.dirname, "node_modules/minisearch/dist/es");
  const server = await serve([["/peer/*/", given.out], ["/other/*/", given.out], ["/module/", module], ["/script/", import.meta.dirname]], {
    delays: () => true,
  });
  const browser = await chromium.launch({ executablePath: given.chromium, args: ["--no-sandbox", "--disable-gpu"] });
  let opened = 0;
  /** A tab with the engine ready, and what that loaded: the data, not the program. */
  const open = async () => {
    const tab = await (await browser.newContext()).newPage();
    tab.setDefaultTimeout(0);
    await tab.goto(`${server.origin}/bench.html`);
    const log = await NetworkLog.of(tab, (path) => /^[/](peer|other)[/]/.test(path) && !/([.]js|[/]wasm[^/]*)$/.test(path));
    const number = opened++;
    await tab.evaluate(PAGES[given.peer], [`/peer/${number}/`, `/other/${number}/`]);
    return { tab, log, before: await log.take() };
  };
  const sets = await queries(given.api, Number(given.queries));
  const asked = {
    word: sets.word.map(({ query }) => ({ query })), two: sets.two.map(({ query }) => ({ query })),
    filter: sets.filter, added: sets.filter, chinese: sets["two characters"].map(({ query }) => ({ query })),
  };
  const result = { sets: {}, browser: browser.version() };
  const whole = given.peer === "minisearch" ? await open() : undefined;
  for (const [name, set] of Object.entries(asked)) {
    const rows = [];
    for (const query of set) {
      // What has loaded everything has nothing more to load: its one engine does for all queries.
      const { tab, log, before } = whole ?? (await open());
      result.before = { bytes: before.bytes, requests: before.requests };
      server.latency = whole ? 0 : 12;
      if (name === "added") await tab.evaluate((query) => find(query), { query: query.query });
      await log.take();
      const found = await tab.evaluate((query) => find(query), query);
      const cost = await log.take();
      server.latency = 0;
      const milliseconds = await tab.evaluate(async (query) => {
        const times = [];
        for (let round = 0; round < 3; round++) {
          const began = performance.now();
          await find(query);
          times.push(performance.now() - began);
        }
        return times.sort((a, b) => a - b)[1];
      }, query);
      rows.push({ ...cost, milliseconds, found });
      if (!whole) await tab.context().close();
    }
    const of = (what, percent) => percentile(rows.map((row) => row[what]), percent);
    result.sets[name] = Object.fromEntries(
      ["bytes", "requests", "trips", "milliseconds"].flatMap((what) => [50, 95].map((percent) => [`${what}${percent}`, of(what, percent)])),
    );
    Object.assign(result.sets[name], { queries: rows.length, empty: rows.filter((row) => !row.found).length });
    console.error(`${given.peer}, ${name}: measured`);
  }
  await browser.close();
  server.close();
  return result;
}

console.log(JSON.stringify(await (given.chromium ? measure() : build())));
