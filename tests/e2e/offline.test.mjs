// The page kept on this computer: it opens when the server is gone, a newer version comes in when the user says so and not
// before, and what the single file can't do, it says.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { serve } from '../../.dev/static.mjs';
import { dist, doubleClicked, inBrowser, objections, served, top } from './harness.mjs';
import { Principal } from './principal.mjs';

const SCHOOL = { plan: 'lvchun-2022', kind: 'primary', name: '绿春县大兴小学' };
const SINGLE_FILE = () => doubleClicked('duibiao.html');
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0';
/** What a browser says by itself when it looks for a newer version and nobody answers. */
const nobodyAnswers = (message) => /ERR_CONNECTION_REFUSED|error occurred when fetching the script|Failed to update a ServiceWorker/.test(message);

/** dist over http, on a server that can really be stopped, and come back at the same address with something else. */
async function hosted(prefix = '') {
  let folder = dist;
  let { server, url } = await serve(folder, 0, prefix);
  const asked = [];
  const count = () => server.on('request', (request) => asked.push(request.url));
  count();
  const host = {
    url: `${url}/`,
    asked,
    stop: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }),
    start: async (next = folder) => {
      folder = next;
      ({ server } = await serve(folder, new URL(url).port, prefix));
      count();
    },
    replace: async (next) => { await host.stop(); await host.start(next); },
    close: () => { server.closeAllConnections(); server.close(); },
  };
  return host;
}

const scratch = mkdtempSync(join(tmpdir(), 'duibiao-offline-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const versionOf = (folder) => readFileSync(join(folder, 'sw.js'), 'utf8').match(/const VERSION = '([0-9a-f]{12})'/)[1];

const NEXT = 'feedfacecafe';

/** The same dist under another build's name, in page and worker, packed anew: as good as another build. Made once. */
function nextBuild() {
  const folder = join(scratch, NEXT);
  if (existsSync(folder)) return folder;
  const module = (name) => readFileSync(join(dist, name), 'latin1');
  const modules = readdirSync(dist).filter((name) => /^(app|worker).*\.wasm$/.test(name));
  // The page has version and build beside each other, for its foot.
  const [, now] = module(modules.find((name) => name.startsWith('app'))).match(/\d+\.\d+\.\d+ \xc2\xb7 ([0-9a-f]{12})/);
  cpSync(dist, folder, { recursive: true });
  for (const name of modules) {
    assert.ok(module(name).includes(now), `${name} names its build`);
    writeFileSync(join(folder, name), module(name).replaceAll(now, NEXT), 'latin1');
  }
  for (const part of ['pack', 'precache']) {
    execFileSync('node', [join(top, `.dev/${part}.mjs`)], { env: { ...process.env, TRUNK_STAGING_DIR: folder } });
  }
  return folder;
}

/** Waits until all of the page is on this computer, and says so. */
async function kept(page) {
  await page.locator('footer').getByText('断网也能打开').waitFor();
}

const buildOf = async (page) => (await page.locator('footer').innerText()).match(/版本 \d+\.\d+\.\d+ · ([0-9a-f]{12})/)?.[1];
const caches = (page) => page.evaluate(() => window.caches.keys());
const newer = (page) => page.locator('.notices [data-newer] .notice');
/** The user comes back to the page, after so many seconds. */
async function comesBack(page, seconds = 61) {
  const now = await page.evaluate(() => Date.now());
  await page.clock.setFixedTime(now + seconds * 1000);
  await page.evaluate(() => { window.dispatchEvent(new Event('focus')); });
}

for (const prefix of ['', '/schools/自评']) {
  test(`${prefix || 'at the root'}: kept once, the page opens without its server, at any address, with every plan`, async () => {
    const host = await hosted(prefix);
    await inBrowser(() => host, { allow: nobodyAnswers }, async ({ page, context, shot }) => {
      const principal = new Principal(page);
      await principal.start(SCHOOL);
      const rated = await page.locator('[data-checkpoint]:has(input[value=most])').first().getAttribute('data-checkpoint');
      await principal.rate(rated, 'most');
      await principal.waitSaved();
      await kept(page);
      const [name, ...others] = await caches(page);
      assert.deepEqual(others, []);
      assert.equal(name, `duibiao ${encodeURI(decodeURI(host.url))} ${versionOf(dist)}`);
      const cached = await page.evaluate(async (name) => (await (await caches.open(name)).keys()).map((request) => decodeURI(new URL(request.url).pathname)), name);
      const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      assert.equal(cached.length, files.length - 2, 'all but the worker itself and the single file');
      await shot('kept');

      await host.stop();
      const address = page.url();
      await principal.reload();
      assert.equal(page.url(), address);
      await principal.on('answer');
      assert.equal((await principal.answerOf(rated)).level, 'most');
      await principal.results();
      // By the worker, which comes from here too.
      await principal.export('json');
      await page.getByText('已读回核对').waitFor();

      const other = await context.newPage();
      await other.goto(`${host.url}index.html?from=desk${new URL(address).hash}`);
      await other.locator('main[data-route=answer] h1').waitFor();
      // An address that never was leads home, where all else can be found.
      await other.goto(`${host.url}lost/way`);
      assert.equal(other.url(), encodeURI(decodeURI(host.url)));
      await other.locator('main[data-route=home] h1').waitFor();
      const plans = JSON.parse(readFileSync(join(dist, 'plans/catalogue.json'), 'utf8'));
      const ids = (plans.plans ?? plans).map(({ id }) => id);
      assert.ok(ids.length >= 6);
      for (const id of ids) {
        await other.goto(`${host.url}#/plan/${id}`);
        await other.reload();
        await other.locator('main[data-route=plan] h1').waitFor();
        await other.locator('main .loading').waitFor({ state: 'detached' });
        assert.equal(await other.locator('main [role=alert]').count(), 0, id);
      }
    });
  });
}

test('the second visit asks for nothing but whether there is something newer', async () => {
  const host = await hosted();
  await inBrowser(() => host, {}, async ({ page }) => {
    await kept(page);
    host.asked.length = 0;
    await page.reload();
    await kept(page);
    await page.waitForTimeout(500);
    assert.deepEqual([...new Set(host.asked)].filter((path) => path !== '/sw.js'), []);
  });
});

test('it can be installed', async () => {
  await inBrowser(() => served(''), {}, async ({ page, context }) => {
    await kept(page);
    const devtools = await context.newCDPSession(page);
    const { errors, data } = await devtools.send('Page.getAppManifest');
    assert.deepEqual(errors, []);
    assert.equal(JSON.parse(data).name, '对标自评');
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    // A window of its own for a test's profile is what it is.
    assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'), []);
  });
});

test('other programs of the same host keep their caches', async () => {
  const host = await hosted();
  const before = (page) => page.addInitScript(() => caches.open('of another program'));
  await inBrowser(() => host, { before }, async ({ page }) => {
    await kept(page);
    await host.replace(nextBuild());
    await comesBack(page);
    await newer(page).locator('[data-update]').click();
    await page.locator('footer').getByText(NEXT).waitFor();
    await kept(page);
    assert.deepEqual((await caches(page)).sort(), [`duibiao ${host.url} ${versionOf(nextBuild())}`, 'of another program']);
  });
});

test('the service worker answers for its own files and pages, and for nothing else', async () => {
  const listeners = {};
  const self = {
    location: 'https://host.example/schools/sw.js',
    addEventListener: (name, listener) => { listeners[name] = listener; },
  };
  const caches = { open: async () => ({ match: async (address) => `kept ${address}` }) };
  const Response = { redirect: (address) => `to ${address}` };
  const fetch = async ({ url }) => { if (url.includes('lost')) throw new TypeError('no network'); return `fetched ${url}`; };
  runInNewContext(readFileSync(join(dist, 'sw.js'), 'utf8'), { self, caches, Response, fetch, URL, Set, Object });
  const ask = async (url, { method = 'GET', mode = 'no-cors' } = {}) => {
    let answer;
    listeners.fetch({ request: { url, method, mode }, respondWith: (given) => { answer = given; } });
    return answer;
  };
  const home = 'https://host.example/schools/';
  const page = { mode: 'navigate' };
  for (const [url, options, answer] of [
    [home, page, `kept ${home}`],
    [`${home}?from=desk`, page, `kept ${home}`],
    [`${home}index.html?x=1`, page, `kept ${home}`],
    [`${home}plans/catalogue.json`, {}, `kept ${home}plans/catalogue.json`],
    [`${home}worker_bg.wasm`, { method: 'POST' }, undefined],
    [`${home}not-here.json`, {}, undefined],
    [`${home}sw.js`, {}, undefined],
    [`${home}duibiao.html`, page, `fetched ${home}duibiao.html`],
    [`${home}lost/way`, page, `to ${home}`],
    ['https://host.example/plans/catalogue.json', {}, undefined],
    ['https://host.example/', page, undefined],
    ['https://other.example/schools/plans/catalogue.json', {}, undefined],
    ['https://host.example.other.example/schools/', page, undefined],
    ['http://host.example/schools/', page, undefined],
    ['blob:https://host.example/0f', {}, undefined],
  ]) assert.equal(await ask(url, options), answer, url);

  let skipped = 0;
  self.skipWaiting = () => { skipped += 1; };
  for (const data of [undefined, '', 'SKIP', { skip: true }]) listeners.message({ data });
  assert.equal(skipped, 0);
  listeners.message({ data: 'skip' });
  assert.equal(skipped, 1);
});

test('a newer version waits for the user, takes nothing away, and comes in by a click', async () => {
  const host = await hosted();
  // Made beforehand: while it is, the page's clock goes on, and how long ago it looked is what counts here.
  const next = nextBuild();
  await inBrowser(() => host, { allow: nobodyAnswers }, async ({ page, shot }) => {
    const principal = new Principal(page);
    await principal.start(SCHOOL);
    await kept(page);
    const before = await buildOf(page);
    await host.replace(next);
    await page.evaluate(() => { window.stayed = true; });
    host.asked.length = 0;
    await comesBack(page, 20);
    await page.waitForTimeout(500);
    assert.deepEqual(host.asked, [], 'whoever goes to and fro asks nobody');
    await comesBack(page);
    await newer(page).getByText('有新版本，保存后更新').waitFor();
    assert.deepEqual(await objections(page, 'a newer version'), []);
    await shot('newer-version');
    assert.equal(await page.evaluate('window.stayed'), true, 'no page reloads by itself');
    assert.equal((await caches(page)).length, 2, 'both versions are here, whole');

    // A reload is no consent: the page stays what it was.
    await principal.reload();
    assert.equal(await buildOf(page), before);
    await newer(page).waitFor();

    // Put off, it is offered at the foot of the page.
    await newer(page).getByRole('button', { name: '以后再说' }).click();
    await newer(page).waitFor({ state: 'detached' });
    const offer = page.locator('footer [data-update]');
    await offer.waitFor();
    const answered = await page.locator('[data-checkpoint]').first().getAttribute('data-checkpoint');
    await principal.checkpoint(answered).locator('textarea[data-note]').fill('还没有离开这一格');
    await offer.click();
    await page.waitForFunction((next) => window.stayed === undefined && document.querySelector('footer')?.innerText.includes(next), NEXT);
    await principal.on('answer');
    assert.equal((await principal.answerOf(answered)).note, '还没有离开这一格');
    await kept(page);
    assert.deepEqual(await caches(page), [`duibiao ${host.url} ${versionOf(nextBuild())}`], 'the old one is gone');
    assert.equal(await newer(page).count(), 0);

    await host.stop();
    await principal.reload();
    assert.equal(await buildOf(page), NEXT);
  });
});

test('another window that goes over to a newer version is told here, and nothing is lost', async () => {
  const host = await hosted();
  await inBrowser(() => host, {}, async ({ page, context, shot }) => {
    const principal = new Principal(page);
    await principal.start(SCHOOL);
    await kept(page);
    const other = await context.newPage();
    await other.goto(host.url);
    await kept(other);
    await host.replace(nextBuild());
    await comesBack(other);
    await newer(other).locator('[data-update]').click();
    await other.locator('footer').getByText(NEXT).waitFor();
    await newer(page).getByText('另一个窗口已换成新版本').waitFor();
    await shot('replaced-version');
    assert.notEqual(await buildOf(page), NEXT, 'this one stays until the user says so');
    await principal.switchLanguage();
    await newer(page).getByRole('button', { name: 'Update' }).click();
    await page.locator('footer').getByText(NEXT).waitFor();
    await principal.on('answer');
  });
});

test('a newer version stays out while something is not saved', async () => {
  const host = await hosted();
  await inBrowser(() => host, {}, async ({ page }) => {
    const principal = new Principal(page);
    await principal.start(SCHOOL);
    await kept(page);
    await host.replace(nextBuild());
    await comesBack(page);
    await newer(page).waitFor();
    await page.evaluate(() => {
      window.stayed = true;
      window.setItem = Storage.prototype.setItem;
      Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
      // What one store has is safe: only what neither takes holds an update up.
      window.put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
    });
    const rated = await page.locator('[data-checkpoint]:has(input[value=most])').first().getAttribute('data-checkpoint');
    await principal.rate(rated, 'most');
    await page.locator('[data-save-state=failed]').first().waitFor();
    await newer(page).locator('[data-update]').click();
    await page.waitForTimeout(1000);
    assert.equal(await page.evaluate('window.stayed'), true);
    await newer(page).getByText('有新版本，保存后更新').waitFor();

    await page.evaluate(() => { Storage.prototype.setItem = window.setItem; IDBObjectStore.prototype.put = window.put; });
    await newer(page).locator('[data-update]').click();
    await page.locator('footer').getByText(NEXT).waitFor();
    await principal.on('answer');
    assert.equal((await principal.answerOf(rated)).level, 'most');
  });
});

test('a version that is not whole is not taken', async () => {
  const host = await hosted();
  await inBrowser(() => host, { allow: (message) => /integrity|digest/i.test(message) }, async ({ page }) => {
    await kept(page);
    const before = await buildOf(page);
    const cut = join(scratch, 'cut');
    cpSync(nextBuild(), cut, { recursive: true });
    appendFileSync(join(cut, 'plans/lvchun-2022.json'), ' ');
    await host.replace(cut);
    host.asked.length = 0;
    await comesBack(page);
    // It came so far, and was given up.
    const isGone = () => page.evaluate(() => navigator.serviceWorker.getRegistration().then(({ installing, waiting }) => !installing && !waiting));
    while (!host.asked.includes('/plans/lvchun-2022.json') || !(await isGone())) await page.waitForTimeout(100);
    assert.equal(await newer(page).count(), 0);
    await host.stop();
    await page.reload();
    await kept(page);
    assert.equal(await buildOf(page), before);
  });
});

test('a page that meets the worker of another build does not use it, and says to reload', async () => {
  const body = readFileSync(join(nextBuild(), 'worker_bg.wasm'));
  await inBrowser(() => served(''), { keep: false }, async ({ page }) => {
    const principal = new Principal(page);
    await principal.on('home');
    await page.route('**/worker_bg.wasm', (route) => route.fulfill({ body, contentType: 'application/wasm' }));
    await principal.choose({ name: '自评.json', bytes: Buffer.from('{}') });
    assert.match(await principal.dialogText(), /这个文件还没有打开[^]*重新加载页面/);
    await principal.escape();
    await page.unroute('**/worker_bg.wasm');
    await principal.choose({ name: '自评.json', bytes: Buffer.from('{}') });
    assert.doesNotMatch(await principal.dialogText(), /还没有打开/, 'its own answers');
  });
});

test('the single file registers nothing, installs nothing, and says how it is brought up to date', async () => {
  await inBrowser(SINGLE_FILE, {}, async ({ page, watch }) => {
    const principal = new Principal(page);
    await principal.start(SCHOOL);
    await page.locator('footer').getByText('单个文件不会自己更新').waitFor();
    await page.waitForTimeout(3000);
    assert.ok(await buildOf(page));
    assert.equal(await page.locator('footer').getByText('安装').count(), 0);
    assert.equal(await page.locator('link[rel=manifest]').count(), 0);
    await principal.home();
    assert.equal(await page.locator('[data-place]').count(), 0, 'no word of Firefox elsewhere');
    assert.deepEqual(watch.warnings, []);
  });
});

test('in Firefox the single file says, before anything is typed, that its place matters', async () => {
  await inBrowser(SINGLE_FILE, { userAgent: FIREFOX }, async ({ page, shot }) => {
    const principal = new Principal(page);
    await principal.on('home');
    await page.locator('[data-place]').getByText('内容跟着这个文件的位置走').waitFor();
    assert.deepEqual(await objections(page, 'Firefox'), []);
    await shot('firefox-file');
    await principal.switchLanguage();
    await page.locator('[data-place]').getByText('ties your work to the place of that file').waitFor();
  });
  await inBrowser(() => served(''), { userAgent: FIREFOX }, async ({ page }) => {
    await kept(page);
    assert.equal(await page.locator('[data-place]').count(), 0, 'over http it does not');
  });
});
