// What runs in the measured page: the portal's side of the worker's messages, as src/services/search.rs has it.

/** Puts `window.bench` in place. `root` is the path of the index's root. Stands alone: it is sent to the browser as text. */
export function harness({ root }) {
  const bench = { stored: new Map(), fromStore: false, base: "" };
  let worker;
  let asked = new Map();
  let next = 0;
  const load = async (path, signal) => {
    if (bench.fromStore && bench.stored.has(path)) return bench.stored.get(path).slice();
    const response = await fetch(`${bench.base}${path}`, { signal });
    if (!response.ok) throw new Error(String(response.status));
    const bytes = new Uint8Array(await response.arrayBuffer());
    bench.stored.set(path, bytes);
    return bytes.slice();
  };
  /** A fresh engine that has read the root. Its files have addresses that no cache knows. */
  bench.start = async (base, fromStore = false) => {
    worker?.terminate();
    Object.assign(bench, { base, fromStore });
    if (!fromStore) bench.stored.clear();
    asked = new Map();
    const reading = new Map();
    const mine = new Worker("/search-worker_loader.js");
    worker = mine;
    await new Promise((ready, failed) => {
      mine.onerror = (event) => failed(new Error(`the worker does not start: ${event.message}`));
      mine.onmessage = async ({ data: [kind, id, value] }) => {
        if (kind === 0) return ready();
        if (kind === 1 || kind === 2) return asked.get(id)?.({ ok: kind === 1, value });
        if (kind === 4) return reading.get(id)?.abort();
        const abort = new AbortController();
        reading.set(id, abort);
        try {
          mine.postMessage([2, id, await load(value, abort.signal)]);
        } catch (why) {
          mine.postMessage([3, id, String(why), false]);
        }
        reading.delete(id);
      };
    });
    await bench.ask({ Suggest: ["  ", 1] });
  };
  bench.ask = async (question) => {
    const id = next++;
    const answer = new Promise((done) => asked.set(id, done));
    worker.postMessage([0, id, root, question]);
    const { ok, value } = await answer;
    asked.delete(id);
    if (!ok) throw new Error(JSON.stringify(value));
    return value.Response ?? value.Suggestions;
  };
  /** A question as the engine takes it. */
  bench.question = ([kind, { query, typing = false, filters = [], offset = 0, sort = "relevance" }]) => ({
    [kind]: { query, typing, sort, offset, limit: 10, filters: new Map(filters.map(([facet, ...values]) => [facet, values])) },
  });
  /** Asks; hands back what matters of the answer, and how long it took. */
  bench.timed = async (question) => {
    const began = performance.now();
    const answer = await bench.ask(bench.question(question));
    const milliseconds = performance.now() - began;
    const titles = answer.hits.map((hit) => [...hit.title.values()]).flat();
    return { milliseconds, hits: answer.hits.length, total: answer.total, exact: answer.exact, counted: answer.counted, titles };
  };
  /** The middle one of several repetitions. */
  bench.again = async (question, times) => {
    const all = [];
    for (let round = 0; round < times; round++) all.push((await bench.timed(question)).milliseconds);
    return all.sort((a, b) => a - b)[times >> 1];
  };
  window.bench = bench;
}
