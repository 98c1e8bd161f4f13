// A chosen backup file is kept up to date by itself. A browser without a screen shows no picker: a file of the page's own file
// system stands for the chosen one, so that its handle, its permission and its writing are the browser's.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inBrowser, objections, served } from './harness.mjs';
import { Principal } from './principal.mjs';

const COUNTY = { plan: 'lvchun-2022', kind: 'county', name: '绿春县教育体育局', region: '云南省/红河州/绿春县' };
const RATED = '目标3.1';
const NAME = '对标自评-自动备份.json';

/** Has the picker give a file of the own file system, and lets a test take permission and room away. */
async function withPicker(page) {
  await page.addInitScript(() => {
    window.showSaveFilePicker = async ({ suggestedName }) => {
      if (sessionStorage.getItem('picker') === 'cancel') {
        sessionStorage.removeItem('picker');
        throw new DOMException('', 'AbortError');
      }
      const folder = await navigator.storage.getDirectory();
      return folder.getFileHandle(suggestedName, { create: true });
    };
    const proto = FileSystemFileHandle.prototype;
    const real = { query: proto.queryPermission, writable: proto.createWritable };
    const trouble = () => localStorage.getItem('test-trouble');
    proto.queryPermission = async function query(how) { return trouble() === 'permission' ? 'prompt' : real.query.call(this, how); };
    proto.requestPermission = async () => { localStorage.removeItem('test-trouble'); return 'granted'; };
    proto.createWritable = async function writable(how) {
      if (trouble() === 'full') throw new DOMException('', 'QuotaExceededError');
      return real.writable.call(this, how);
    };
  });
}

/** What lies in the file; asked again where it is replaced just then. */
async function textIn(page) {
  for (let times = 0; ; times += 1) {
    try {
      return await page.evaluate(async (name) => {
        const folder = await navigator.storage.getDirectory();
        return (await (await folder.getFileHandle(name)).getFile()).text();
      }, NAME);
    } catch (error) {
      if (times === 5) throw error;
    }
  }
}

const inFile = async (page) => JSON.parse(await textIn(page));

async function waitInFile(page, text) {
  for (let times = 0; times < 50; times += 1) {
    if ((await textIn(page)).includes(text)) return;
    await new Promise((done) => { setTimeout(done, 200); });
  }
  assert.fail(`not in the file: ${text}`);
}

const levels = (file) => Object.fromEntries(file.assessments.flatMap(({ answers }) => answers.map(({ checkpoint, level }) => [checkpoint, level])));
const state = (page, mark) => page.locator(`[data-chosen="${mark}"]`).waitFor();

/** Waits until a tab of which the rest is here may write the file. */
async function waitItsTurn(page) {
  await page.locator('[data-evidence-of]').first().waitFor();
  for (let times = 0; times < 50; times += 1) {
    const { held } = await page.evaluate(() => navigator.locks.query());
    if (held.some(({ name }) => name === 'duibiao:chosen-file:writer')) return;
    await new Promise((done) => { setTimeout(done, 200); });
  }
  assert.fail('nobody may write the file');
}

/** The page is hidden for a moment: then what is not in the file is written at once. */
const hide = (page) => page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide')));

const clock = { time: new Date('2026-12-01T09:00:00+08:00') };

async function begin(page) {
  const principal = new Principal(page);
  await principal.on('home');
  assert.equal(await page.locator('[data-do="choose-file"]').count(), 0, 'nothing to back up yet');
  await principal.start(COUNTY);
  await principal.rate(RATED, 'part');
  await principal.waitSaved();
  await principal.home();
  return principal;
}

async function choose(page) {
  await page.locator('[data-do="choose-file"]').click();
  await state(page, 'written');
}

async function goOn(principal) {
  await principal.page.locator('[data-assessment] a.button.primary').first().click();
  await principal.on('answer');
}

test('chosen once, it is written after a pause, over a restart too, and counts as a backup', () => inBrowser(() => served(''), {
  before: async (page) => { await page.clock.install(clock); await withPicker(page); },
}, async ({ page, shot }) => {
  const principal = await begin(page);
  await shot('safe-offer-1366');
  await choose(page);
  const first = await inFile(page);
  assert.equal(first.format, 'duibiao-backup');
  assert.match(first.receipt, /^[0-9A-Z]{4}-[0-9A-Z]{4}-1-1-0$/);
  assert.deepEqual(levels(first), { [RATED]: 'part' });
  assert.match(await page.locator('[data-chosen]').innerText(), new RegExp(`${NAME}[\\s\\S]*最近一次写入：12月1日 09:0\\d，已读回核对`));
  await page.locator('[data-since="0"]').waitFor();
  assert.deepEqual(await objections(page, 'home with a chosen file'), []);
  await shot('safe-written-1366');

  await goOn(principal);
  await principal.rate(RATED, 'full');
  await principal.note(RATED, '待核对');
  await principal.waitSaved();
  await page.clock.runFor(20_000);
  assert.deepEqual(levels(await inFile(page)), { [RATED]: 'part' }, 'who is still at work is left alone');
  await page.clock.runFor(25_000);
  await waitInFile(page, '待核对');

  await page.reload();
  await principal.on('answer');
  await waitItsTurn(page);
  await principal.rate(RATED, 'none');
  await principal.waitSaved();
  await page.clock.runFor(6_000);
  await hide(page);
  await principal.home();
  await waitInFile(page, '"level":"none"');
  await page.locator('[data-since="0"]').waitFor();

  await page.locator('[data-do="give-up-file"]').click();
  await page.locator('[data-do="choose-file"]').waitFor();
  await goOn(principal);
  await principal.rate(RATED, 'full');
  await principal.waitSaved();
  await page.clock.runFor(60_000);
  await hide(page);
  assert.deepEqual(levels(await inFile(page)), { [RATED]: 'none' }, 'it stays as it was');
}));

test('permission that is gone, a file that is gone, a full disk, another computer: said, with what helps', () => inBrowser(() => served(''), {
  before: async (page) => { await page.clock.install(clock); await withPicker(page); },
}, async ({ page, shot }) => {
  const principal = await begin(page);
  await page.evaluate(() => sessionStorage.setItem('picker', 'cancel'));
  await page.locator('[data-do="choose-file"]').click();
  await page.waitForFunction(() => sessionStorage.getItem('picker') === null);
  await choose(page);
  const barriers = [];
  const change = async (level) => {
    await goOn(principal);
    await principal.rate(RATED, level);
    await principal.waitSaved();
    await page.clock.runFor(70_000);
    await hide(page);
  };
  const lies = async (mark) => {
    await principal.home();
    await state(page, mark);
    barriers.push(...await objections(page, mark));
    await shot(`safe-${mark}-1366`);
  };

  await page.evaluate(() => localStorage.setItem('test-trouble', 'permission'));
  await page.reload();
  await principal.on('home');
  await page.clock.runFor(6_000);
  await lies('not-allowed');
  assert.match(await page.locator('[data-chosen]').innerText(), /需要重新允许/);
  await change('full');
  await page.locator('.notice.problem', { hasText: '自动备份停着' }).waitFor().catch(() => {});
  await principal.home();
  await page.locator('[data-do="mend-file"]', { hasText: '重新允许' }).click();
  await state(page, 'written');
  assert.deepEqual(levels(await inFile(page)), { [RATED]: 'full' });

  await page.evaluate(() => localStorage.setItem('test-trouble', 'full'));
  await change('none');
  await lies('full');
  assert.deepEqual(levels(await inFile(page)), { [RATED]: 'full' }, 'the backup before is untouched');
  await page.evaluate(() => localStorage.removeItem('test-trouble'));
  await page.locator('[data-do="mend-file"]').click();
  await state(page, 'written');

  await page.evaluate(async (name) => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle(name);
    const stream = await handle.createWritable();
    await stream.write('{"format":"duibiao-backup","from":"elsewhere"}');
    await stream.close();
  }, NAME);
  await change('part');
  await lies('elsewhere');
  assert.equal((await inFile(page)).from, 'elsewhere', 'it is not written over unasked');
  await page.locator('[data-do="mend-file"]').click();
  await state(page, 'written');
  assert.deepEqual(levels(await inFile(page)), { [RATED]: 'part' });

  await page.evaluate(async (name) => (await navigator.storage.getDirectory()).removeEntry(name), NAME);
  await change('full');
  await lies('missing');
  await page.locator('[data-do="choose-file"]').click();
  await state(page, 'written');
  assert.deepEqual(levels(await inFile(page)), { [RATED]: 'full' });
  assert.deepEqual(barriers, []);
}));

test('of two tabs one writes, also what the other changed', () => inBrowser(() => served(''), {
  before: async (page) => withPicker(page),
}, async ({ page, context }) => {
  const principal = await begin(page);
  await choose(page);
  const second = await context.newPage();
  await withPicker(second);
  await second.goto(page.url());
  const other = new Principal(second);
  await other.on('home');
  await second.locator('[data-chosen="written"]').waitFor();
  const writers = [];
  for (const [name, tab] of [['first', page], ['second', second]]) {
    await tab.exposeFunction('wrote', () => writers.push(name));
    await tab.evaluate(() => {
      const real = FileSystemFileHandle.prototype.createWritable;
      FileSystemFileHandle.prototype.createWritable = function writable(how) { window.wrote(); return real.call(this, how); };
    });
  }
  await goOn(other);
  await other.rate(RATED, 'full');
  await other.waitSaved();
  await page.locator('[data-since="1"]').waitFor();
  await page.waitForTimeout(6_000);
  for (const tab of [page, second]) await hide(tab);
  await waitInFile(page, '"level":"full"');
  assert.deepEqual(writers, ['first']);
  await principal.home();
}));

test('where the browser can not, the home page is silent and 本机内容 says why', () => inBrowser(() => served(''), {
  before: (page) => page.addInitScript(() => { delete window.showSaveFilePicker; }),
}, async ({ page }) => {
  const principal = await begin(page);
  assert.equal(await page.getByText('不能自动备份').count(), 0);
  await page.locator('a[href="#/kept"]').click();
  await principal.on('kept');
  await page.getByText('这个浏览器不能自动备份到文件').waitFor();
}));

test('360 px, dark, English: the chosen file fits', () => inBrowser(() => served(''), {
  width: 360, before: (page) => withPicker(page),
}, async ({ page, shot }) => {
  const principal = await begin(page);
  await choose(page);
  await page.locator('[data-chosen]').scrollIntoViewIfNeeded();
  await shot('safe-written-360');
  await page.emulateMedia({ colorScheme: 'dark' });
  await principal.switchLanguage();
  await page.evaluate(() => localStorage.setItem('test-trouble', 'full'));
  await goOn(principal);
  await principal.rate(RATED, 'none');
  await principal.waitSaved();
  await page.waitForTimeout(6_000);
  await hide(page);
  await principal.home();
  await state(page, 'full');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
  assert.deepEqual(await objections(page, 'a chosen file in trouble'), []);
  await page.locator('[data-chosen]').scrollIntoViewIfNeeded();
  await shot('safe-full-dark-en-360');
}));
