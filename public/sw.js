// Keeps the whole page on this computer, so that it opens without a network or a server. A template: .dev/precache.mjs
// fills in what there is to keep.
//
// A version is kept whole, each file proved by its checksum, or not at all; and it stays until the user lets the next one
// in: this never skips waiting by itself, because a page that is open must not meet another build's files. What is not
// on the list, and whatever is another host's, is none of its business.

const VERSION = '';
/** Every file by its address from here, with its checksum; './' is the page. */
const FILES = {};

const SHELL = new URL('./', self.location).href;
// Other copies of this program may lie in other folders of the same host, each with a cache of its own.
const OURS = `duibiao ${SHELL} `;
const CACHE = OURS + VERSION;
const kept = new Set(Object.keys(FILES).map((name) => new URL(name, SHELL).href));

async function keepAll() {
  const cache = await caches.open(CACHE);
  await cache.addAll(Object.entries(FILES).map(([name, integrity]) => (
    new Request(new URL(name, SHELL), { cache: 'reload', integrity })
  )));
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
}

/** The address under which a request is kept: a page by either of its names, whatever is asked of it. */
function keptAs({ url, mode }) {
  const { origin, pathname } = new URL(url);
  const plain = origin + pathname;
  return mode === 'navigate' && plain === `${SHELL}index.html` ? SHELL : plain;
}

/** From here; if the browser has lost it, from where it came. */
async function fromHere(address, request) {
  const cache = await caches.open(CACHE);
  return await cache.match(address) || fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(keepAll()));

self.addEventListener('activate', (event) => event.waitUntil(forgetOthers().then(() => self.clients.claim())));

self.addEventListener('message', ({ data }) => {
  if (data === 'skip') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = keptAs(request);
  if (request.method !== 'GET' || !address.startsWith(SHELL)) return;
  if (kept.has(address)) {
    event.respondWith(fromHere(address, request));
  } else if (request.mode === 'navigate') {
    // Another file of this folder, if it can be had; else the page.
    event.respondWith(fetch(request).catch(() => Response.redirect(SHELL)));
  }
});
