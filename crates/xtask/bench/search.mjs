// Measures the search in headless Chromium against a plain static server: what a learner's browser asks for, how much comes,
// and how long the processor works. Prints one JSON object; `cargo xtask bench search` makes the table of it.
//
//   node search.mjs --chromium PATH --site DIR --api DIR --source FILE --queries N
//
// DIR of the site holds the search worker, DIR of the API the catalogue, FILE the records it was built from: queries are words of their titles.
import { createServer } from "node:http";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import { join, normalize, extname } from "node:path";
import { chromium } from "playwright-core";

const options = Object.fromEntries(
  process.argv.slice(2).join("\n").split(/^--/m).filter(Boolean).map((pair) => pair.trim().split("\n")),
);
const count = Number(options.queries ?? 200);
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm", ".html": "text/html", ".json": "application/json" };

/** A server that does nothing but send files. */
function serve() {
  const roots = { "/api/": options.api, "/": options.site };
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
    if (path === "/bench.html") {
      response.setHeader("content-type", "text/html");
      return response.end("<!doctype html><title>bench</title>");
    }
    const [prefix, root] = Object.entries(roots).find(([prefix]) => path.startsWith(prefix));
    try {
      const bytes = await readFile(join(root, path.slice(prefix.length)));
      response.setHeader("content-type", TYPES[extname(path)] ?? "application/octet-stream");
      response.setHeader("content-length", bytes.length);
      response.setHeader("cache-control", "public, max-age=31536000, immutable");
      response.end(bytes);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

/** Numbers that look like chance and are the same every time (Numerical Recipes' generator). */
function random(seed) {
  let state = BigInt(seed);
  return (below) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number((state >> 33n) % BigInt(below));
  };
}

const LITTLE = new Set("a an and at by for from in is of on or the to with part step how its into".split(" "));
const words = (title) => title.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2 && !LITTLE.has(word));
const han = (title) => [...title.matchAll(/[\u4e00-\u9fff]+/g)].map((run) => run[0]);
const FILTERS = [["Area", "professional"], ["Level", "beginner"], ["Free", "yes"], ["Kind", "partner"], ["Length", "10h"], ["Format", "video"]];

/** Queries of every kind, made of titles that were drawn from the source. */
async function queries() {
  const titles = [];
  for await (const line of createInterface({ input: createReadStream(options.source) })) {
    if (line) titles.push(JSON.parse(line).title);
  }
  const pick = random(42);
  const sets = { "one word": [], "two words": [], "two neighbours": [], "one word, a filter": [], "beginning": [], "typing error": [], "two characters": [], "four characters": [] };
  const full = (name) => sets[name].length >= count;
  const add = (name, query, more = {}) => full(name) || sets[name].push({ query, ...more });
  for (let tries = 0; tries < 400 * count && !Object.keys(sets).every(full); tries++) {
    const title = titles[pick(titles.length)];
    const all = words(title).filter((word) => /^[a-z0-9]+$/.test(word));
    if (all.length > 1) {
      const [a, at] = [all[pick(all.length)], pick(all.length - 1)];
      const other = all.filter((word) => word !== a);
      add("one word", a);
      if (other.length) add("two words", `${a} ${other[pick(other.length)]}`);
      if (all[at] !== all[at + 1]) add("two neighbours", `${all[at]} ${all[at + 1]}`);
      const [facet, value] = FILTERS[pick(FILTERS.length)];
      add("one word, a filter", a, { facet, value });
      add("beginning", a.slice(0, 2 + pick(Math.max(1, a.length - 2))), { typing: true });
      const long = all.find((word) => word.length >= 5 && /^[a-z]+$/.test(word));
      if (long) {
        const place = 1 + pick(long.length - 2);
        add("typing error", all.map((word) => (word === long ? long.slice(0, place) + long.slice(place + 1) : word)).join(" "), { wanted: title });
      }
    }
    for (const run of han(title)) {
      if (run.length >= 2) { const at = pick(run.length - 1); add("two characters", run.slice(at, at + 2)); }
      if (run.length >= 4) { const at = pick(run.length - 3); add("four characters", run.slice(at, at + 4)); }
    }
  }
  return sets;
}

/** Runs in the page: the portal's side of the worker's messages, with a note of every file. */
function page({ root }) {
  const asked = new Map();
  let next = 0;
  window.files = [];
  window.heaviest = 0;
  const worker = new Worker("/search-worker_loader.js");
  const ready = new Promise((done) => {
    worker.onmessage = async ({ data: [kind, id, value] }) => {
      if (kind === 0) return done();
      if (kind === 1 || kind === 2) return asked.get(id)({ ok: kind === 1, value });
      if (kind === 3) {
        const response = await fetch(`/api/${value}`);
        if (!response.ok) return worker.postMessage([3, id, String(response.status), false]);
        const bytes = new Uint8Array(await response.arrayBuffer());
        window.files.push(bytes.length);
        worker.postMessage([2, id, bytes]);
      }
    };
  });
  window.ask = async (question) => {
    await ready;
    const id = next++;
    const answer = new Promise((done) => asked.set(id, done));
    worker.postMessage([0, id, root, question]);
    const { ok, value } = await answer;
    if (!ok) throw new Error(JSON.stringify(value));
    return value.Response ?? value.Suggestions;
  };
  window.request = ({ query, typing = false, facet, value, offset = 0, sort = "relevance" }) => ({
    query, typing, sort, offset, limit: 10,
    filters: new Map(facet ? [[facet.toLowerCase(), [value]]] : []),
  });
  return ready;
}

/** One query in a fresh engine: what it loads, and, asked again, how long it works. */
async function measure(tab, kind, query) {
  return tab.evaluate(async ([kind, query]) => {
    const waits = (files) => files.splice(0).reduce(([n, bytes], file) => [n + 1, bytes + file], [0, 0]);
    window.files.length = 0;
    const question = () => ({ [kind]: window.request(query) });
    const first = await window.ask(question());
    const [requests, bytes] = waits(window.files);
    const times = [];
    for (let round = 0; round < 3; round++) {
      const began = performance.now();
      await window.ask(question());
      times.push(performance.now() - began);
    }
    const [again] = waits(window.files);
    const titles = first.hits.map((hit) => [...hit.title.values()]).flat();
    return { requests, bytes, again, milliseconds: times.sort((a, b) => a - b)[1], hits: first.hits.length, total: first.total, exact: first.exact, found: query.wanted ? titles.includes(query.wanted) : undefined };
  }, [kind, query]);
}

const server = await serve();
const origin = `http://127.0.0.1:${server.address().port}`;
const index = JSON.parse(await readFile(join(options.api, "index.json"), "utf8"));
const root = index.files.search.path;
const browser = await chromium.launch({ executablePath: options.chromium, args: ["--no-sandbox", "--disable-gpu"] });
const open = async () => {
  const context = await browser.newContext();
  const tab = await context.newPage();
  await tab.goto(`${origin}/bench.html`);
  await tab.evaluate(page, { root });
  // The root is what every first question needs; it is a row of its own.
  await tab.evaluate(() => window.ask({ Suggest: ["  ", 1] }));
  return tab;
};
const result = { courses: index.counts.courses, root: (await stat(join(options.api, root))).size, sets: {} };
const kinds = { first: "Quick", page: "Page", counts: "Search" };
for (const [name, set] of Object.entries(await queries())) {
  result.sets[name] = {};
  for (const [stage, kind] of Object.entries(kinds)) {
    const rows = [];
    // The counts of everything read a hundred files the first time: a tenth of the queries tells as much.
    for (const query of stage === "counts" ? set.slice(0, Math.max(10, count / 10)) : set) {
      const tab = await open();
      rows.push(await measure(tab, kind, query));
      await tab.context().close();
    }
    const percentile = (of, percent) => {
      const sorted = rows.map((row) => row[of]).sort((a, b) => a - b);
      return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))];
    };
    result.sets[name][stage] = {
      queries: rows.length,
      ...Object.fromEntries(["requests", "bytes", "milliseconds"].flatMap((of) => [50, 95].map((percent) => [`${of}${percent}`, percentile(of, percent)]))),
      again: Math.max(...rows.map((row) => row.again)),
      full: rows.filter((row) => row.hits === 10 || row.exact).length,
      found: rows.filter((row) => row.found).length,
    };
  }
}
await browser.close();
server.close();
console.log(JSON.stringify(result));
