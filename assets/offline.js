// The portal without a network: what was opened once opens again, and what the learner keeps on the device stays there.
//
// Files with a hash of their content in their names never change: a copy is as good as the network. All others are asked for
// first, and the copy is shown where no answer comes. `cargo xtask dist` writes the two lines below.
"use strict";
const VERSION = "";
const SHELL = [];

// Programs that come when something is first asked of them, in the sets in which they belong together.
const PROGRAMS = [
  ["study_loader.js", "study.js", "study_bg.wasm"],
  ["desk_loader.js", "desk.js", "desk_bg.wasm"],
  ["hall_loader.js", "hall.js", "hall_bg.wasm"],
  ["companion_loader.js", "companion.js", "companion_bg.wasm"],
  ["search-worker_loader.js", "search-worker.js", "search-worker_bg.wasm"],
];

const SCOPE = new URL(registration.scope);
// Several portals may share an origin, and with it the browser's caches.
const MINE = "lifelong " + SCOPE.pathname + " ";
const SHELL_CACHE = MINE + "shell " + VERSION;
const VISITED = MINE + "visited";

// What was visited may take so many files, none larger than so many bytes; the oldest go first.
const MOST_FILES = 600;
const LARGEST = 2000000;
// So long an answer is waited for where there is a copy, in milliseconds.
const PATIENCE = 4000;

const HASH = /([.-])[0-9a-f]{8,}(?=(_bg)?\.\w+$)/;
const LOOSE = { ignoreVary: true };

// A page's file must not be the answer to another address (a host may send `index.html` to `/`): browsers refuse such a copy.
async function plain(response) {
  if (!response.redirected) return response;
  return new Response(await response.blob(), { headers: response.headers });
}

function address(path) {
  return new URL(path, SCOPE).href;
}

// The folder of the catalogue: beside the portal, or on another host where `config.json` says so.
let folder = null;
async function catalogue() {
  if (folder === null) {
    folder = address("api/v1/");
    try {
      const config = await caches.match(address("config.json"), LOOSE);
      const api = config && (await config.json()).api;
      if (typeof api === "string" && api) folder = new URL(api, SCOPE).href;
    } catch { /* a damaged copy: the usual place */ }
  }
  return folder;
}

addEventListener("install", event => event.waitUntil(install()));

async function install() {
  const ask = path => fetch(new Request(address(path), { cache: "no-cache" }));
  const cache = await caches.open(SHELL_CACHE);
  await Promise.all(SHELL.map(async path => {
    const response = await ask(path);
    if (!response.ok) throw new Error(path);
    await cache.put(address(path), await plain(response));
  }));
  // Programs that are in use here belong to one version with the shell.
  const visited = await caches.open(VISITED);
  for (const set of PROGRAMS) {
    if (!await visited.match(address(set[2]), LOOSE)) continue;
    try {
      const fresh = await Promise.all(set.map(ask));
      if (fresh.every(response => response.ok)) {
        await Promise.all(fresh.map((response, at) => visited.put(address(set[at]), response)));
      }
    } catch { /* they are asked for again when they are needed */ }
  }
  await skipWaiting();
}

addEventListener("activate", event => event.waitUntil((async () => {
  // The version before stays: a page of it may still be open.
  const shells = (await caches.keys()).filter(name => name.startsWith(MINE + "shell ") && name !== SHELL_CACHE);
  await Promise.all(shells.slice(0, -1).map(name => caches.delete(name)));
  await clients.claim();
})()));

// What the page has loaded before anybody watched.
addEventListener("message", event => {
  if (Array.isArray(event.data)) event.waitUntil(remember(event.data));
});

async function remember(addresses) {
  const api = await catalogue();
  for (const href of addresses) {
    try {
      const url = new URL(href);
      if (!isOurs(url, api) || await caches.match(url.href, LOOSE)) continue;
      await store(url, await fetch(url.href));
    } catch { /* the network has gone: what is there is there */ }
  }
}

function isInside(url) {
  return url.origin === SCOPE.origin && url.pathname.startsWith(SCOPE.pathname);
}

function isOurs(url, api) {
  return isInside(url) || url.href.startsWith(api);
}

// What stands in a frame on another page is no page of the portal, and none of it is kept.
function isFrame(url) {
  return isInside(url) && /^(embed\/|embed\.js$|(frame|maker)(_bg|-read)?\.)/.test(url.pathname.slice(SCOPE.pathname.length));
}

addEventListener("fetch", event => {
  const request = event.request;
  const url = new URL(request.url);
  url.hash = "";
  if (request.method !== "GET" || url.href === address("sw.js") || isFrame(url)) return;
  if (request.mode === "navigate") {
    // A file that is opened by itself is no page of the portal.
    if (isInside(url) && !/\.\w+$/.test(url.pathname)) event.respondWith(page(event, request));
  } else if (isInside(url)) {
    event.respondWith(file(event, request, url));
  } else if (request.mode === "cors" && request.destination === "") {
    event.respondWith(catalogue().then(api => isOurs(url, api) ? file(event, request, url) : fetch(request)));
  }
});

// Any address of the portal is its one page.
async function page(event, request) {
  const copy = await caches.match(address("./"), { ...LOOSE, cacheName: SHELL_CACHE });
  return first(fetch(request), copy);
}

async function file(event, request, url) {
  const range = request.headers.get("range");
  const copy = request.cache === "reload" ? undefined : await caches.match(url.href, LOOSE);
  if (copy && (HASH.test(url.pathname) || range)) return range ? part(copy, range) : copy;
  if (range) return fetch(request);
  const asked = fetch(request).then(response => {
    if (response.status === 200) event.waitUntil(store(url, response.clone()));
    return response;
  });
  if (copy) return first(asked, copy);
  // The network brings it, or an earlier edition of it is here.
  try {
    return await asked;
  } catch (error) {
    const older = await edition(url);
    if (older) return older;
    throw error;
  }
}

// The network's answer; the copy where none comes in time, or none that helps.
async function first(asked, copy) {
  if (!copy) return asked;
  // Whoever is not waited for any more may fail unheard.
  asked.catch(() => {});
  const late = new Promise(done => setTimeout(done, PATIENCE));
  try {
    const answer = await Promise.race([asked, late]);
    return answer && answer.status < 500 ? answer : copy;
  } catch {
    return copy;
  }
}

// A copy of the same file with another hash: a list may name a newer edition than the one that is kept.
async function edition(url) {
  if (!HASH.test(url.pathname) || !url.href.startsWith(await catalogue())) return undefined;
  const name = url.href.replace(HASH, "$1");
  for (const cacheName of (await caches.keys()).reverse()) {
    if (!cacheName.startsWith(MINE)) continue;
    const cache = await caches.open(cacheName);
    const request = (await cache.keys()).reverse().find(request => request.url.replace(HASH, "$1") === name);
    if (request) return cache.match(request, LOOSE);
  }
  return undefined;
}

async function store(url, response) {
  if (!response.ok || response.status !== 200 || Number(response.headers.get("content-length")) > LARGEST) return;
  try {
    const cache = await caches.open(VISITED);
    await cache.put(url.href, await plain(response));
    const names = await cache.keys();
    if (names.length > MOST_FILES) {
      await Promise.all(names.slice(0, names.length - MOST_FILES).map(name => cache.delete(name)));
    }
  } catch { /* no room, or forbidden: then it is asked for again the next time */ }
}

// A piece of a recording, as players ask for it (RFC 9110, 14.2).
async function part(copy, range) {
  const whole = await copy.blob();
  const asked = /^bytes=(\d*)-(\d*)$/.exec(range);
  if (!asked || asked[1] + asked[2] === "") return new Response(whole, { headers: copy.headers });
  const from = asked[1] ? Number(asked[1]) : Math.max(0, whole.size - Number(asked[2]));
  const to = Math.min(asked[1] && asked[2] ? Number(asked[2]) : whole.size - 1, whole.size - 1);
  if (from > to) {
    return new Response("", { status: 416, headers: { "Content-Range": "bytes */" + whole.size } });
  }
  return new Response(whole.slice(from, to + 1), {
    status: 206,
    headers: {
      "Content-Type": copy.headers.get("content-type") || "application/octet-stream",
      "Content-Range": "bytes " + from + "-" + to + "/" + whole.size,
      "Content-Length": String(to - from + 1),
      "Accept-Ranges": "bytes",
    },
  });
}
