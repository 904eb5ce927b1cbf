/**
 * Keeps lesson pages for reading without a network. Pages come from the network first, so that a new build is
 * seen at once; files whose name holds their hash come from the cache. Never touches /api and /xapi.
 * The build writes its own mark into BUILD: a new build is a new worker with a cache of its own.
 */
const BUILD = 'development';
const PREFIX = 'mingde-pages-';
const CACHE = PREFIX + BUILD;
const HASHED = '/_astro/';
const OFFLINE_PAGE = '/offline/';
/** What pages load beside their hashed files. */
const COMMON = ['/display.js', '/favicon.svg', '/manifest.webmanifest', OFFLINE_PAGE];
/** A slow network is no reason to wait longer than this for a page that is kept. */
const PATIENCE_MS = 4_000;
/** The most lesson pages that are kept; the oldest go first. */
const MOST_PAGES = 60;

self.addEventListener('install', (event) => {
  // No skipWaiting: pages that are open go on with the files they were built with.
  event.waitUntil(keepAll(COMMON));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(takeOver());
});

self.addEventListener('message', (event) => {
  const { kind, paths } = event.data ?? {};
  if (kind !== 'keep' || !Array.isArray(paths)) return;
  const lessons = paths.filter(
    (path) => typeof path === 'string' && /^\/courses\/[\w-]+\/[\w-]+\/$/.test(path),
  );
  event.waitUntil(keepAll(lessons));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || request.headers.has('range')) return;
  if (/^\/(?:api|xapi|healthz|readyz|metrics|pagefind)(?:\/|$)/.test(url.pathname)) return;
  if (url.pathname.startsWith(HASHED)) event.respondWith(fromCacheFirst(request));
  else if (request.mode === 'navigate') event.respondWith(fromNetworkFirst(event, url.pathname));
  else if (COMMON.includes(url.pathname)) event.respondWith(fromNetworkFirst(event, url.pathname));
});

/** The pages kept by the worker before are kept anew; what cannot be fetched now moves as it is. */
async function takeOver() {
  const names = await caches.keys();
  for (const name of names) if (name.startsWith(PREFIX) && name !== CACHE) await takeOverFrom(name);
  await self.clients.claim();
}

async function takeOverFrom(name) {
  const cache = await caches.open(CACHE);
  const before = await caches.open(name);
  for (const request of await before.keys()) {
    const { pathname } = new URL(request.url);
    const isPage = !pathname.startsWith(HASHED) && !(await cache.match(request, { ignoreVary: true }));
    if (isPage && !(await keep(pathname))) await moveWithParts(before, cache, request);
  }
  await caches.delete(name);
}

/** An old page with the old files it needs. */
async function moveWithParts(before, cache, request) {
  const kept = await before.match(request, { ignoreVary: true });
  const text = await kept.clone().text();
  await cache.put(request, kept);
  const waiting = partsOf(text);
  const seen = new Set();
  while (waiting.length > 0) {
    const part = waiting.pop();
    if (seen.has(part)) continue;
    seen.add(part);
    const found = await before.match(part, { ignoreVary: true });
    if (!found) continue;
    if (part.endsWith('.js')) waiting.push(...partsOf(await found.clone().text()));
    await cache.put(part, found);
  }
}

async function keepAll(paths) {
  for (const path of paths) await keep(path);
  await dropOldest();
}

/** Fetch a page with everything it loads, and keep it. @returns whether that worked */
async function keep(path) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(path, { cache: 'no-cache', credentials: 'same-origin' });
    if (!response.ok || response.redirected) return false;
    await keepParts(cache, partsOf(await response.clone().text()));
    // The page last: it is there only when its parts are.
    await cache.delete(path, { ignoreVary: true });
    await cache.put(path, response);
    return true;
  } catch {
    return false;
  }
}

/** Hashed files, and what scripts among them import. */
async function keepParts(cache, parts) {
  const waiting = [...parts];
  const seen = new Set();
  while (waiting.length > 0) {
    const part = waiting.pop();
    if (seen.has(part)) continue;
    seen.add(part);
    let response = await cache.match(part, { ignoreVary: true });
    if (!response) {
      response = await fetch(part);
      if (!response.ok) throw new Error(`${part}: ${response.status}`);
      await cache.put(part, response.clone());
    }
    if (part.endsWith('.js')) waiting.push(...partsOf(await response.text()));
  }
}

/** Pages name them `/_astro/x`, scripts `./x` beside themselves or `_astro/x` in a list. */
function partsOf(text) {
  const names = text.matchAll(/(?:["'(]\.\/|\/?_astro\/)([\w.@~-]+\.(?:js|css|woff2?|svg|png))/g);
  return [...new Set([...names].map(([, name]) => HASHED + name))];
}

async function dropOldest() {
  const cache = await caches.open(CACHE);
  const pages = (await cache.keys()).filter(({ url }) => new URL(url).pathname.startsWith('/courses/'));
  for (const page of pages.slice(0, Math.max(0, pages.length - MOST_PAGES))) await cache.delete(page);
}

async function fromCacheFirst(request) {
  const kept = await caches.match(request, { ignoreVary: true });
  return kept ?? fetch(request);
}

async function fromNetworkFirst(event, path) {
  const kept = await caches.match(path, { ignoreVary: true });
  const live = fetch(event.request);
  if (!kept) return live.catch(() => offlinePage(event.request));
  // Whatever comes of it later: an answer that is too late is no error.
  live.catch(() => undefined);
  const late = new Promise((resolve) => setTimeout(() => resolve(undefined), PATIENCE_MS));
  const response = await Promise.race([live.catch(() => undefined), late]);
  // A gateway that cannot reach the server is no page either.
  return response && response.status < 502 ? response : kept.clone();
}

async function offlinePage(request) {
  const page = request.mode === 'navigate' && (await caches.match(OFFLINE_PAGE, { ignoreVary: true }));
  return page || Response.error();
}
