// What all measuring scripts share: their arguments, a plain static server, seeded chance, percentiles, and the browser's network log.
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

/** Arguments as `--name value`; a name that is given several times is a list. */
export function options() {
  const out = {};
  const words = process.argv.slice(2);
  for (let at = 0; at < words.length; at += 2) {
    const name = words[at].replace(/^--/, "");
    out[name] = name in out ? [out[name], words[at + 1]].flat() : words[at + 1];
  }
  return out;
}

const TYPES = {
  ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".json": "application/json",
  ".mjs": "text/javascript", ".svg": "image/svg+xml", ".wasm": "application/wasm",
};

/**
 * A server that does nothing but send files. `roots` is a list of [prefix, folder], the first prefix that fits wins; a prefix
 * may hold `*` for a part that only makes addresses differ, so that no cache knows them. `fallback` is a file for all other addresses.
 * The answer's `latency` (milliseconds, for addresses that `delays` accepts) can be changed while it runs.
 */
export function serve(roots, { fallback, delays = () => false } = {}) {
  const patterns = roots.map(([prefix, root]) => [new RegExp("^" + prefix.replace("*", "[^/]+")), root]);
  const state = { latency: 0 };
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
    if (delays(path) && state.latency) await new Promise((done) => setTimeout(done, state.latency));
    const [pattern, root] = patterns.find(([pattern]) => pattern.test(path)) ?? [];
    let file = pattern && join(root, path.replace(pattern, ""));
    const there = file && (await stat(file).then((found) => found.isFile(), () => false));
    if (!there) file = fallback && !extname(path) ? fallback : undefined;
    // Clocks of the finest grain are given only to pages that no other page can look into.
    response.setHeader("cross-origin-opener-policy", "same-origin");
    response.setHeader("cross-origin-embedder-policy", "require-corp");
    if (path === "/bench.html") {
      response.setHeader("content-type", "text/html");
      return response.end("<!doctype html><html lang=en><title>bench</title>");
    }
    if (!file) {
      response.statusCode = 404;
      return response.end();
    }
    // A host compresses what it sends where it pays; such a file lies beside the plain one.
    const packed = await readFile(`${file}.gz`).catch(() => undefined);
    const bytes = packed ?? (await readFile(file));
    if (packed) response.setHeader("content-encoding", "gzip");
    response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
    response.setHeader("content-length", bytes.length);
    response.setHeader("cache-control", "public, max-age=31536000, immutable");
    response.end(bytes);
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => {
    done(Object.assign(state, { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }));
  }));
}

/** Numbers that look like chance and are the same every time (Knuth's MMIX generator, its upper bits). */
export function random(seed) {
  let state = BigInt(seed);
  return (below) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number((state >> 33n) % BigInt(below));
  };
}

/** The value that `percent` of all do not pass. */
export function percentile(values, percent) {
  const sorted = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1))] ?? 0;
}

/** What a tab loads, as the browser itself logs it (the events of the DevTools protocol). */
export class NetworkLog {
  #requests = new Map();

  /** Begins to log the requests of a tab whose path `wanted` accepts. */
  static async of(tab, wanted) {
    const log = new NetworkLog();
    const session = await tab.context().newCDPSession(tab);
    const known = (id) => log.#requests.get(id);
    session.on("Network.requestWillBeSent", ({ requestId, request, timestamp }) => {
      if (wanted(new URL(request.url).pathname)) log.#requests.set(requestId, { url: request.url, start: timestamp, bytes: 0, body: 0 });
    });
    session.on("Network.requestServedFromCache", ({ requestId }) => {
      if (known(requestId)) known(requestId).cached = true;
    });
    session.on("Network.responseReceived", ({ requestId, response }) => {
      const request = known(requestId);
      if (!request) return;
      request.head = response.encodedDataLength;
      request.cached ||= response.fromDiskCache;
    });
    session.on("Network.dataReceived", ({ requestId, dataLength, encodedDataLength }) => {
      if (known(requestId)) known(requestId).body += encodedDataLength || dataLength;
    });
    session.on("Network.loadingFinished", ({ requestId, timestamp, encodedDataLength }) => {
      const request = known(requestId);
      // All that came, less the head of the answer: how long heads are is the host's affair.
      if (request) Object.assign(request, { end: timestamp, bytes: Math.max(0, encodedDataLength - (request.head ?? 0)) });
    });
    session.on("Network.loadingFailed", ({ requestId, timestamp }) => {
      const request = known(requestId);
      if (request) Object.assign(request, { end: timestamp, bytes: request.body });
    });
    await session.send("Network.enable", { maxTotalBufferSize: 0, maxResourceBufferSize: 0 });
    return log;
  }

  /** Requests since the last call: how many, their bytes, and the longest chain of requests of which each began after another had ended. */
  async take() {
    const open = () => [...this.#requests.values()].some((request) => request.end === undefined);
    for (let tries = 0; open() && tries < 200; tries++) await new Promise((done) => setTimeout(done, 5));
    const all = [...this.#requests.values()].filter((request) => !request.cached).sort((a, b) => a.start - b.start);
    this.#requests.clear();
    for (const request of all) {
      const before = all.filter((other) => other.end <= request.start && other.depth);
      request.depth = 1 + Math.max(0, ...before.map((other) => other.depth));
    }
    return {
      requests: all.length,
      bytes: all.reduce((sum, request) => sum + request.bytes, 0),
      trips: Math.max(0, ...all.map((request) => request.depth)),
      files: all.map((request) => ({ path: new URL(request.url).pathname, bytes: request.bytes, depth: request.depth })),
    };
  }
}
