// What every browser test stands on: the built page served (or as one file), a fresh Chromium, and a watch on it.
//
// A page that logs an error, throws, or asks another host for anything fails its test when it is closed.

import assert from 'node:assert/strict';
import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../.dev/static.mjs';

export const top = fileURLToPath(new URL('../..', import.meta.url));
export const dist = join(top, 'dist');
const output = join(top, 'tests', 'output');

const CANDIDATES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const FLAGS = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  // Even a failing test reaches nobody.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];

const PATIENCE_MS = 15_000;

export function browserPath() {
  const places = (process.env.PATH ?? '').split(delimiter);
  for (const path of CANDIDATES.flatMap((name) => places.map((place) => resolve(place, name)))) {
    try { accessSync(path, constants.X_OK); return path; } catch { /* the next one */ }
  }
  throw new Error(`no Chromium on PATH (looked for ${CANDIDATES.join(', ')}); .dev/test installs one`);
}

/** What every browser is started with. */
export function browserArguments() {
  return [...FLAGS, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
}

/** The two artefacts, each with the address it opens at and what to do when done. */
export const ARTEFACTS = {
  'dist over http': () => served(''),
  'single file': () => doubleClicked('duibiao.html'),
};

/** A file of dist, as a double-click opens it. */
export async function doubleClicked(name) {
  return { url: pathToFileURL(join(dist, name)).href, close: () => {} };
}

/** dist, or another folder, on a free port, below `prefix`. */
export async function served(prefix, folder = dist) {
  const { server, url } = await serve(folder, 0, prefix);
  return { url: `${url}/`, server, close: () => { server.closeAllConnections(); server.close(); } };
}

/**
 * A fresh browser on `url`. `before(page, context)` runs before it opens; `allow(message)` forgives expected errors.
 * With `keep: false` the page is not kept for offline, so that its files can be taken away.
 */
async function visit(url, { before, allow = () => false, width = 1280, keep = true, userAgent } = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'duibiao-e2e-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browserPath(),
    args: browserArguments(),
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width, height: 900 },
    acceptDownloads: true,
    serviceWorkers: keep ? 'allow' : 'block',
    ...(userAgent && { userAgent }),
  });
  const watch = watched(context, url);
  const page = context.pages()[0] ?? await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await before?.(page, context);
  await page.goto(url);

  return {
    page,
    context,
    watch,
    shot: (name) => screenshot(page, name),
    /** Ends the visit; anything that went wrong during it fails here. */
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
      assert.deepEqual(watch.errors.filter((message) => !allow(message)), [], 'the console stays free of errors');
      assert.deepEqual(watch.foreign, [], 'nothing is asked of another host');
    },
  };
}

/** Opens an artefact in a fresh browser for `test(visit)` and closes both, whatever happens. */
export async function inBrowser(open, options, test) {
  const { url, close } = await open();
  try {
    const seen = await visit(url, options);
    try {
      await test(seen);
    } catch (error) {
      await seen.shot(`failed-${Date.now()}`).catch(() => {});
      await seen.close().catch((also) => { error.message += `\n(also: ${also.message})`; });
      throw error;
    }
    await seen.close();
  } finally {
    close();
  }
}

/** Errors and requests of every page and worker. Requests made by workers come by the context as well. */
function watched(context, url) {
  const home = new URL(url);
  const watch = { errors: [], warnings: [], requests: [], foreign: [] };
  const own = ({ protocol, host, pathname }) => ['blob:', 'data:', 'about:'].includes(protocol)
    || (protocol === home.protocol && (protocol === 'file:' ? pathname === home.pathname : host === home.host));

  context.on('console', (message) => {
    if (message.type() === 'error') watch.errors.push(message.text());
    if (message.type() === 'warning') watch.warnings.push(message.text());
  });
  context.on('weberror', (error) => watch.errors.push(String(error.error())));
  context.on('request', (request) => {
    watch.requests.push(request.url());
    if (!own(new URL(request.url()))) watch.foreign.push(request.url());
  });
  return watch;
}

export async function screenshot(page, name) {
  mkdirSync(output, { recursive: true });
  await page.screenshot({ path: join(output, `${name}.png`), fullPage: false });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe objects to on a screen (WCAG 2.2 AA), one text each; no screen may have any. */
export async function objections(page, screen) {
  // From the top: what has slid half under the bar that stays in view counts as too small a target.
  await page.evaluate(() => scrollTo(0, 0));
  // All of it, and at rest: what is not laid out yet seems to lie under what is, and a colour on its way is none of ours.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(() => {
    for (const card of document.querySelectorAll('.indicator, .checkpoint')) card.style.contentVisibility = 'visible';
    return new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); });
  });
  if (!(await page.evaluate('typeof axe !== "undefined"'))) await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  const places = (nodes) => nodes.slice(0, 3).map((node) => `\n    ${node.target} ${node.html.slice(0, 160)}`).join('');
  return violations.map(({ id, help, nodes }) => `${screen}: ${id}: ${help}, ${nodes.length} times${places(nodes)}`);
}
