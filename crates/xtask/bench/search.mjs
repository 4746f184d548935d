// Measures the search in headless Chromium against a plain static server: what a learner's browser asks for, how much comes,
// how many requests wait for each other, and how long the worker works. Prints one JSON object; `cargo xtask bench search` makes the table of it.
//
//   node search.mjs --chromium PATH --site DIR --api DIR --queries N
//
// DIR of the site holds the search worker, DIR of the API the catalogue, whose titles the queries are made of.
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { NetworkLog, options, percentile, serve } from "./common.mjs";
import { index as readIndex } from "./courses.mjs";
import { harness } from "./page.mjs";
import { queries } from "./queries.mjs";

const given = options();
const count = Number(given.queries ?? 100);
/** Every file takes this long: else files that do not wait for each other would look as if they did. */
const LATENCY = 12;
/** A repeated question is asked so often, and the middle time counts. */
const REPEATS = 5;
/** The stage of a whole answer for whoever has used the filters before. */
const AT_HAND = "the same, facet columns at hand";
/** Reads the columns of all facets, as whoever opened the filters before has them. */
const COLUMNS = ["Search", { query: "", filters: [["level", "beginner", "advanced"], ["free", "yes"]] }];

const plain = ({ query, typing, offset, sort }) => ({ query, typing, offset, sort });
const filtered = (query) => ({ ...plain(query), filters: [query.filter] });

/** What is measured: a set of queries, what is asked before (not counted), and what is asked. */
function plan(sets) {
  const rows = [];
  const stage = (set, queries, name, question, before = () => []) => rows.push({ set, queries, stage: name, question, before });
  const all = (set, queries, to = plain) => {
    // The counts of everything are many files: a quarter of the queries tells as much.
    const some = queries.slice(0, Math.max(10, count / 4));
    stage(set, queries, "first results", (query) => ["Quick", to(query)]);
    stage(set, queries, "full page", (query) => ["Page", to(query)]);
    stage(set, some, "exact total, all counts", (query) => ["Search", to(query)]);
    stage(set, some, AT_HAND, (query) => ["Search", to(query)], () => [COLUMNS]);
  };
  all("one word", sets.word);
  all("two words", sets.two);
  all("two neighbouring words", sets.neighbours);
  all("one word and a filter", sets.filter, filtered);
  const added = (set, queries) => stage(set, queries, "first results, beyond the word", (query) => ["Quick", filtered(query)], (query) => [["Quick", plain(query)]]);
  added("a filter added", sets.filter);
  added("a topic added", sets.topic);
  added("an institution added", sets.institution);
  all("beginning of a word", sets.beginning);
  const error = (set, queries) => {
    stage(set, queries, "first results", (query) => ["Quick", plain(query)]);
    stage(set, queries, "full page", (query) => ["Page", plain(query)]);
    rows.push({ set, queries, stage: "full page, beyond the right words", question: (query) => ["Page", plain(query)], before: () => [], less: (query) => ["Page", { query: query.meant }] });
  };
  error("typing error", sets["one error"]);
  error("title with a typing error", sets.error);
  all("two characters", sets["two characters"]);
  all("four characters", sets["four characters"]);
  stage("page 500 of a common word", sets.deep, "full page", (query) => ["Page", plain(query)]);
  stage("any page of everything", sets.everything, "full page", (query) => ["Page", plain(query)]);
  for (const [sort, name] of [["popular", "most enrolled first"], ["new", "newest first"], ["shortest", "shortest first"]]) {
    stage(`one word, ${name}`, sets.word, "full page", (query) => ["Page", { ...plain(query), sort }]);
    stage(`everything, ${name}`, [{ query: "" }], "full page", (query) => ["Page", { ...plain(query), sort }]);
  }
  return rows.filter((row) => row.queries.length);
}

const server = await serve([["/api/*/", given.api], ["/", given.site]], { delays: (path) => path.startsWith("/api/") });
const index = await readIndex(given.api);
const root = index.files.search.path;
const browser = await chromium.launch({ executablePath: given.chromium, args: ["--no-sandbox", "--disable-gpu"] });
const tab = await (await browser.newContext()).newPage();
await tab.goto(`${server.origin}/bench.html`);
const log = await NetworkLog.of(tab, (path) => path.startsWith("/api/"));
await tab.evaluate(harness, { root });
let engines = 0;

/** Asks in a fresh engine: what the question loads beyond what was asked before. */
async function loaded(question, before) {
  server.latency = LATENCY;
  await tab.evaluate((base) => bench.start(base), `/api/${engines++}/`);
  for (const asked of before) await tab.evaluate((asked) => bench.timed(asked), asked);
  await log.take();
  const answer = await tab.evaluate((question) => bench.timed(question), question);
  server.latency = 0;
  return { answer, ...(await log.take()) };
}

/** One query, measured: what it loads, what it takes when repeated, and what in an engine that has to unpack everything. */
async function measure({ question, before, less }, query) {
  const [asked, earlier] = [question(query), before(query)];
  const first = await loaded(asked, earlier);
  const again = await tab.evaluate(([asked, times]) => bench.again(asked, times), [asked, REPEATS]);
  await log.take();
  await tab.evaluate((base) => bench.start(base, true), `/api/${engines++}/`);
  for (const one of earlier) await tab.evaluate((one) => bench.timed(one), one);
  const unpacking = (await tab.evaluate((asked) => bench.timed(asked), asked)).milliseconds;
  await log.take();
  const row = { requests: first.requests, bytes: first.bytes, trips: first.trips, again, unpacking };
  const { hits, exact, total, titles } = first.answer;
  Object.assign(row, { full: hits === 10 || (exact && hits >= Math.min(10, total)), found: titles.includes(query.wanted) });
  if (less) {
    const right = await loaded(less(query), []);
    for (const of of ["requests", "bytes", "trips"]) row[of] -= right[of];
    row.findable = right.answer.titles.includes(query.wanted);
  }
  if (given.verbose) console.error(JSON.stringify([asked, earlier, row, first.files]));
  return row;
}

const result = { courses: index.counts.courses, root: (await stat(join(given.api, root))).size, browser: browser.version(), rows: [] };
/** Adds a row of what was measured. */
function add(set, stage, measured) {
  const figures = ["requests", "bytes", "trips", "again", "unpacking"].flatMap((of) =>
    [50, 95].map((percent) => [`${of}${percent}`, percentile(measured.map((one) => one[of]), percent)]),
  );
  const findable = measured.filter((one) => one.findable);
  result.rows.push({
    set, stage, queries: measured.length, ...Object.fromEntries(figures),
    full: measured.filter((one) => one.full).length,
    ...(findable.length && { found: (100 * findable.filter((one) => one.found).length) / findable.length }),
  });
}
const counted = [];
for (const row of plan(await queries(given.api, count))) {
  if (given.set && !row.set.includes(given.set)) continue;
  const measured = [];
  for (const query of row.queries) measured.push(await measure(row, query));
  add(row.set, row.stage, measured);
  if (row.stage === AT_HAND) counted.push(...measured);
  console.error(`${row.set}, ${row.stage}: measured`);
}
if (counted.length) add("any of these", AT_HAND, counted);
await browser.close();
server.close();
console.log(JSON.stringify(result));
