// Backups and what is kept, in a real browser: a chosen backup file is kept up to date by itself, settings come back, what can't be
// read is put away, what takes long is given up, and nothing is written beside another tab. A browser without a screen shows no picker: a file of the page's own file
// system stands for the chosen one, so that its handle, its permission and its writing are the browser's.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inBrowser, objections, served, top } from './harness.mjs';
import { Principal } from './principal.mjs';

const COUNTY = { plan: 'lvchun-2022', kind: 'county', name: '绿春县教育体育局', region: '云南省/红河州/绿春县' };
const RATED = '目标3.1';
const NAME = '对标自评-自动备份.json';

/** Has the picker give a file of the own file system, and lets a test take permission and room away. */
async function withPicker(page) {
  await page.addInitScript(() => {
    window.showSaveFilePicker = async ({ suggestedName }) => {
      if (sessionStorage.getItem('picker') === 'cancel') throw new DOMException('', 'AbortError');
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
  await page.evaluate(() => sessionStorage.removeItem('picker'));
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

const choosing = (text, name = '文件.json') => ({ name, bytes: Buffer.from(text) });
const DIALOG = 'dialog[open]';

async function keptPage(page, principal) {
  await principal.home();
  await page.locator('a[href="#/kept"]').first().click();
  await principal.on('kept');
}

const saved = async (page, act) => {
  const arriving = page.waitForEvent('download');
  await act();
  return JSON.parse(readFileSync(await (await arriving).path(), 'utf8'));
};

test('settings come back with a backup, unless they are left out, and go with it', () => inBrowser(() => served(''), {}, async ({ page, shot }) => {
  const principal = await begin(page);
  const made = JSON.parse((await principal.backUp()).bytes);
  const large = page.locator('html.large');
  made.preferences = [['large-text', 'on'], ['region', '云南省/红河州/绿春县'], ['language', 'nobody knows it'], ['copy', 'theirs']]
    .map(([name, value]) => ({ name, value }));
  const chosen = choosing(JSON.stringify(made));
  await principal.choose(chosen);
  const told = page.locator(`${DIALOG} [data-settings]`);
  assert.match(await told.innerText(), /界面设置也按备份里的来\s+字号：大字\s+所在地区：云南省 红河州 绿春县$/);
  assert.deepEqual(await objections(page, 'settings in a backup'), []);
  await shot('safe-settings-1366');
  await told.locator('input').uncheck();
  await page.locator(`${DIALOG} [data-restore-confirm]`).click();
  await page.locator('.notice', { hasText: '已恢复' }).waitFor();
  assert.equal(await large.count(), 0);
  await principal.choose(chosen);
  await page.locator(`${DIALOG} [data-restore-confirm]`).click();
  await large.waitFor();
  await principal.reload();
  await large.waitFor();
  const kept = await principal.kept();
  assert.notEqual(kept['duibiao/preference/copy'], '"theirs"');
  await principal.choose(chosen);
  assert.match(await principal.dialogText(), /完全一样，不用恢复/);
  await principal.escape();
  await page.evaluate(() => localStorage.setItem('duibiao/preference/large-text', '"off"'));
  await principal.reload();
  await principal.choose(chosen);
  await page.locator(`${DIALOG} [data-restore-confirm]`).click();
  await large.waitFor();
  await page.locator('.notice button', { hasText: '撤销' }).click();
  await large.waitFor({ state: 'detached' });
}));

test('what can not be read is saved and put away, and can be saved again for a month', () => inBrowser(() => served(''), {
  before: (page) => page.clock.install(clock),
}, async ({ page, shot }) => {
  const principal = await begin(page);
  await page.evaluate(() => {
    localStorage.setItem('duibiao/answer/lost/1.1', '"broken"');
    localStorage.setItem('duibiao/value/lost/x||2025-2026', '"cut"');
    localStorage.setItem('duibiao/answer/lost/1.2', JSON.stringify('{"format":"duibiao","version":99}'));
  });
  await page.reload();
  await principal.on('home');
  await keptPage(page, principal);
  const rows = page.locator('[data-aside]');
  await rows.nth(2).waitFor();
  const text = (await rows.allInnerTexts()).join('\n');
  assert.match(text, /作答 1\.1：读不出来/);
  assert.match(text, /作答 1\.2：由更新版本的程序写的\s+留给新版本的程序读，不能移走。/);
  assert.deepEqual(await objections(page, 'unreadable records'), []);
  await rows.first().scrollIntoViewIfNeeded();
  await shot('safe-aside-1366');
  await page.locator('[data-put-away-all]').click();
  assert.match(await principal.dialogText(), /这 2 条记录[\s\S]*还留 30 天/);
  const file = await saved(page, () => page.locator('[data-put-away-confirm]').click());
  assert.deepEqual(file.map(({ text: own }) => own).sort(), ['broken', 'cut']);
  await page.locator('[data-apart="put-away"]', { hasText: '12月1日移走的 2 条读不出的记录，还留 30 天' }).waitFor();
  assert.equal(await rows.count(), 1);
  await page.reload();
  await principal.on('kept');
  await page.locator('[data-apart="put-away"]').waitFor();
  assert.equal(await rows.count(), 1, 'the newer one; what was put away does not come back');
  const again = await saved(page, () => page.locator('[data-apart="put-away"] button').click());
  assert.deepEqual(again.local.map(([, own]) => own).sort(), ['broken', 'cut']);
  await page.clock.setFixedTime(new Date('2027-01-01T09:00:00+08:00'));
  await page.reload();
  await rows.first().waitFor();
  await page.waitForTimeout(300);
  assert.equal(await page.locator('[data-apart]').count(), 0, 'after its month');
}));

test('what the first programs wrote can be had as they wrote it', () => inBrowser(() => served(''), {}, async ({ page, shot }) => {
  const principal = new Principal(page);
  await principal.on('home');
  const folder = join(top, 'tests/cases/records/v1');
  const records = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8').trimEnd().split('\n'));
  await page.evaluate((all) => all.forEach(([key, text]) => localStorage.setItem(key, JSON.stringify(text))), records);
  await page.reload();
  await page.locator('[data-assessment]').waitFor();
  await keptPage(page, principal);
  const row = page.locator('[data-apart="older"]', { hasText: '升级前，旧版程序写的全部记录' });
  await row.waitFor();
  await row.scrollIntoViewIfNeeded();
  await shot('safe-older-1366');
  const file = await saved(page, () => row.locator('button').click());
  assert.deepEqual(file.local.map(([key]) => key).sort(), records.map(([key]) => key).sort());
  assert.deepEqual(Object.fromEntries(file.local), Object.fromEntries(records));
}));

test('a file that takes long to read is given up, and nothing comes of it', () => inBrowser(() => served(''), {
  before: (page) => page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function slow(message, ...more) {
      const wait = message.task === 'examine' && sessionStorage.getItem('slow') ? 4_000 : 0;
      setTimeout(() => post.call(this, message, ...more), wait);
    };
  }),
}, async ({ page, shot }) => {
  const principal = await begin(page);
  const { bytes } = await principal.backUp();
  const before = await principal.kept();
  await page.evaluate(() => sessionStorage.setItem('slow', 'yes'));
  await page.locator('input[data-import="import"]').setInputFiles({ name: '慢.json', mimeType: 'application/json', buffer: bytes });
  await page.locator(`${DIALOG} [role=status]`, { hasText: '正在读“慢.json”' }).waitFor();
  assert.deepEqual(await objections(page, 'a file being read'), []);
  await shot('safe-reading-1366');
  await page.locator(`${DIALOG} [data-cancel]`).click();
  await page.locator(DIALOG).waitFor({ state: 'hidden' });
  await page.waitForTimeout(5_000);
  assert.equal(await page.locator(DIALOG).count(), 0, 'nothing is said of it afterwards');
  assert.deepEqual(await principal.kept(), before);
  await page.evaluate(() => sessionStorage.removeItem('slow'));
  await principal.choose(choosing(bytes));
  assert.match(await principal.dialogText(), /完全一样，不用恢复/);
  await principal.escape();
}));

test('what another tab is filling in is not deleted or replaced beside it', () => inBrowser(() => served(''), {}, async ({ page, context, shot }) => {
  const principal = await begin(page);
  const made = JSON.parse((await principal.backUp()).bytes);
  const writer = await context.newPage();
  await writer.goto(page.url());
  const other = new Principal(writer);
  await other.on('home');
  await goOn(other);
  await other.rate(RATED, 'none');
  await other.waitSaved();
  await page.bringToFront();

  await page.locator('[data-delete]').click();
  const confirm = page.locator(`${DIALOG} [data-delete-confirm]`);
  await confirm.click();
  await page.locator(`${DIALOG} [data-busy]`).waitFor();
  assert.deepEqual(await objections(page, 'deleting beside another tab'), []);
  await shot('safe-busy-1366');
  assert.equal(await page.locator('[data-assessment]').count(), 1, 'nothing was done');
  await principal.escape();

  made.assessments[0].answers[0].level = 'full';
  await principal.choose(choosing(JSON.stringify(made)));
  await page.locator(`${DIALOG} [data-restoring="backup"]`).check();
  await page.locator(`${DIALOG} [data-restore-confirm]`).click();
  await page.locator(`${DIALOG} [data-busy]`).waitFor();
  await writer.locator(`[data-checkpoint="${RATED}"] textarea[data-note]`).pressSequentially('正在填');
  await page.locator(`${DIALOG} [data-restore-confirm]`).click();
  await page.locator('.notice', { hasText: '已恢复' }).waitFor();
  await writer.locator(`[data-checkpoint="${RATED}"] input[value=full]:checked`).waitFor({ state: 'attached' });
  assert.equal(await writer.locator('[data-tabs]').count(), 0, 'it goes on writing afterwards');

  await page.locator('[data-delete]').click();
  await confirm.click();
  await page.locator(`${DIALOG} [data-busy]`).waitFor();
  await confirm.click();
  await page.locator('[data-assessment]').waitFor({ state: 'detached' });
  await page.locator('.notice', { hasText: '已删除' }).waitFor();
}));
