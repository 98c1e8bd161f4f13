// What keeps work safe beside a backup: settings come back with it, a school that was begun apart is noticed, what can't be read is
// put away, what takes long is given up, and nothing is written beside another tab.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inBrowser, objections, served, top } from './harness.mjs';
import { Principal } from './principal.mjs';

const COUNTY = { plan: 'lvchun-2022', kind: 'county', name: '绿春县教育体育局', region: '云南省/红河州/绿春县' };
const RATED = '目标3.1';
const clock = { time: new Date('2026-12-01T09:00:00+08:00') };

async function begin(page) {
  const principal = new Principal(page);
  await principal.on('home');
  await principal.start(COUNTY);
  await principal.rate(RATED, 'part');
  await principal.waitSaved();
  await principal.home();
  return principal;
}

async function goOn(principal) {
  await principal.page.locator('[data-assessment] a.button.primary').first().click();
  await principal.on('answer');
}

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
  await page.locator(DIALOG, { hasText: /这 2 条记录[\s\S]*还留 30 天/ }).waitFor();
  const file = await saved(page, () => page.locator('[data-put-away-confirm]').click());
  assert.deepEqual(file.map(({ text: own }) => own).sort(), ['broken', 'cut']);
  await page.locator('[data-apart="put-away"]', { hasText: '12月1日移走的 2 条读不出的记录，还留 30 天' }).waitFor();
  await rows.nth(1).waitFor({ state: 'detached' });
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
  await page.locator('[data-apart]').waitFor({ state: 'detached' }); // After its month.
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
  await writer.locator('[data-tabs]').waitFor({ state: 'detached' }); // It goes on writing afterwards.

  await page.locator('[data-delete]').click();
  await confirm.click();
  await page.locator(`${DIALOG} [data-busy]`).waitFor();
  await confirm.click();
  await page.locator('[data-assessment]').waitFor({ state: 'detached' });
  await page.locator('.notice', { hasText: '已删除' }).waitFor();
}));

/** A backup of the same school, begun elsewhere and answered later. */
async function begunApart(principal) {
  const made = JSON.parse((await principal.backUp()).bytes);
  made.subjects[0].subject.id = 'elsewhere';
  Object.assign(made.assessments[0], { id: 'other', subject: { ...made.assessments[0].subject, id: 'elsewhere' } });
  const [answer] = made.assessments[0].answers;
  Object.assign(answer, { level: 'full', seq: answer.seq + 1000, copy: 'elsewhere', at: '2099-01-01T00:00:00Z' });
  delete made.receipt;
  return choosing(JSON.stringify(made));
}

test('a school that was begun apart is merged or kept apart, never silently', () => inBrowser(() => served(''), {}, async ({ page, shot }) => {
  const principal = await begin(page);
  const chosen = await begunApart(principal);
  await principal.choose(chosen);
  assert.match(await principal.dialogText(), /“绿春县教育体育局”这里也有一份，是分开建的/);
  const confirm = page.locator(`${DIALOG} [data-restore-confirm]`);
  assert.ok(await confirm.isDisabled(), 'nothing happens before it is said');
  await page.locator(`${DIALOG} [data-twin="join"]`).check();
  await page.locator(`${DIALOG} tbody`, { hasText: '每一处取较新的' }).waitFor();
  await page.locator(DIALOG, { hasNotText: '只在本机' }).waitFor();
  assert.deepEqual(await objections(page, 'a school begun apart'), []);
  await shot('safe-twins-1366');
  await confirm.click();
  await page.locator('.notice', { hasText: '已恢复' }).waitFor();
  assert.equal(await page.locator('[data-assessment]').count(), 1);
  await goOn(principal);
  assert.equal((await principal.answerOf(RATED)).level, 'full');
  await principal.home();
  await page.locator('.notice button', { hasText: '撤销' }).click();
  await page.locator('.notice', { hasText: '已撤销' }).waitFor();
  await goOn(principal);
  assert.equal((await principal.answerOf(RATED)).level, 'part');
  await principal.choose(chosen);
  await page.locator(`${DIALOG} [data-twin="apart"]`).check();
  await page.locator(`${DIALOG} tbody`, { hasText: '加进来' }).waitFor();
  await confirm.click();
  await page.locator('.notice', { hasText: '已恢复' }).waitFor();
  await page.locator('[data-assessment]').nth(1).waitFor();
  assert.equal(await page.locator('[data-assessment]').count(), 2);
}));

for (const [what, promised, text] of [
  ['nobody knows whether a window is private', false, /如果这是无痕（InPrivate、隐身）窗口，关闭窗口后内容会被清除/],
  ['what the browser promised is said', true, /浏览器已答应不自动清理这些内容/],
]) {
  test(what, () => inBrowser(() => served(''), {
    before: (page) => page.addInitScript((is) => { navigator.storage.persisted = async () => is; }, promised),
  }, async ({ page }) => {
    const principal = new Principal(page);
    await principal.on('home');
    await keptPage(page, principal);
    await page.getByText(text).waitFor();
  }));
}

test('360 px, dark, English: what is asked and told fits', () => inBrowser(() => served(''), { width: 360 }, async ({ page, shot }) => {
  const principal = await begin(page);
  const chosen = await begunApart(principal);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.evaluate(() => localStorage.setItem('duibiao/answer/lost/1.1', '"broken"'));
  await page.reload();
  await principal.on('home');
  await principal.switchLanguage();
  const barriers = [];
  const fits = async (screen) => {
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${screen} fits`);
    barriers.push(...await objections(page, screen));
    await shot(`safe-${screen}-360`);
  };
  await fits('home-aside');
  await principal.choose(chosen);
  await page.locator(`${DIALOG} [data-twin="join"]`).check();
  await fits('twins');
  await principal.escape();
  await keptPage(page, principal);
  await page.locator('[data-aside]').first().scrollIntoViewIfNeeded();
  await fits('aside');
  await page.locator('[data-put-away]').first().click();
  await page.locator(DIALOG).waitFor();
  await fits('put-away');
  await principal.escape();
  assert.deepEqual(barriers, []);
}));
