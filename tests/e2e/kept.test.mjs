// 本机内容与找回: what was deleted comes back from the bin, another day's snapshot is looked at and brought back, everything
// can be saved as it lies there, and cleared by who types the word.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ARTEFACTS, inBrowser, objections, served } from './harness.mjs';
import { Principal } from './principal.mjs';

const COUNTY = { plan: 'lvchun-2022', kind: 'county', name: '绿春县教育体育局', region: '云南省/红河州/绿春县' };
const RATED = '目标3.1';

async function openKept(principal) {
  await principal.home();
  await principal.page.locator('a[href="#/kept"]').click();
  await principal.on('kept');
}

/** Waits until all is in both stores: the page does not wait for a slow one. */
const inBoth = (page) => page.locator('[data-save-state="saved"]', { hasText: /^已保存$/ }).first().waitFor();

async function deleteOnHome(principal) {
  await principal.home();
  await principal.page.locator('[data-delete]').click();
  await principal.page.locator('dialog[open] [data-delete-confirm]').click();
  await principal.page.locator('[data-assessment]').waitFor({ state: 'detached' });
}

for (const [artefact, open] of Object.entries(ARTEFACTS)) {
  test(`${artefact}: what was deleted stays in the bin over a reload, and comes back whole`, () => inBrowser(open, {}, async ({ page, shot }) => {
    const principal = new Principal(page);
    await principal.on('home');
    await principal.start(COUNTY);
    await principal.rate(RATED, 'part');
    await principal.note(RATED, '待核对');
    await deleteOnHome(principal);
    await page.reload();
    await principal.on('home');
    await openKept(principal);
    await page.locator('[data-binned]').waitFor();
    assert.match(await page.locator('[data-binned]').innerText(), /绿春县教育体育局.*还留 30 天/s);
    assert.deepEqual(await objections(page, 'what is kept'), []);
    await shot('screen-kept-1366');
    await page.locator('[data-bring-back]').click();
    await page.locator('[data-binned]').waitFor({ state: 'detached' });
    await principal.home();
    await page.locator('[data-assessment] a[href^="#/a/"]').first().click();
    await principal.on('answer');
    const answer = await principal.answerOf(RATED);
    assert.equal(answer.level, 'part');
    assert.equal(await page.locator(`[data-checkpoint="${RATED}"] textarea[data-note]`).inputValue(), '待核对');
  }));
}

test('after a month what was deleted is gone', () => inBrowser(() => served(''), {
  before: (page) => page.clock.install({ time: new Date('2026-12-01T09:00:00+08:00') }),
}, async ({ page }) => {
  const principal = new Principal(page);
  await principal.on('home');
  await principal.start(COUNTY);
  await principal.rate(RATED, 'part');
  await deleteOnHome(principal);
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('duibiao/bin/')));
  await page.clock.setFixedTime(new Date('2026-12-31T09:00:00+08:00'));
  await page.reload();
  await openKept(principal);
  await page.locator('[data-binned]').waitFor();
  await page.clock.setFixedTime(new Date('2027-01-01T09:00:00+08:00'));
  await page.reload();
  await principal.on('kept');
  await page.getByText('回收站是空的').waitFor();
}));

test('everything is saved as it lies there, and cleared by who types the word', () => inBrowser(() => served(''), {}, async ({ page }) => {
  const principal = new Principal(page);
  await principal.on('home');
  await principal.start(COUNTY);
  await principal.rate(RATED, 'part');
  await inBoth(page);
  await openKept(principal);
  const download = page.waitForEvent('download');
  await page.locator('[data-rescue]').click();
  const raw = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
  const keys = (entries) => entries.map(([key]) => key);
  assert.ok(keys(raw.local).some((key) => key.startsWith('duibiao/answer/')));
  assert.ok(keys(raw.mirror).some((key) => key.startsWith('duibiao/answer/')));

  await page.locator('[data-clear]').click();
  await page.locator('dialog[open] [name=clear]').fill('清');
  await page.locator('dialog[open] button.danger').click();
  await page.locator('dialog[open] [role=alert]').waitFor();
  await page.locator('dialog[open] [name=clear]').fill('清除');
  await Promise.all([page.waitForEvent('load'), page.locator('dialog[open] button.danger').click()]);
  await principal.on('kept');
  await principal.home();
  await page.locator('.empty').first().waitFor();
  assert.equal(await page.locator('[data-assessment]').count(), 0);
  const left = await page.evaluate(() => Object.keys(localStorage).filter((key) => /answer|assessment|snapshot|journal|bin/.test(key)));
  assert.deepEqual(left, []);
}));

test('another day is looked at and brought back', () => inBrowser(() => served(''), {
  before: (page) => page.clock.install({ time: new Date('2026-12-01T09:00:00+08:00') }),
}, async ({ page, shot }) => {
  const principal = new Principal(page);
  await principal.on('home');
  await principal.start(COUNTY);
  await principal.rate(RATED, 'part');
  await principal.waitSaved();
  await page.clock.setFixedTime(new Date('2026-12-02T09:00:00+08:00'));
  await page.reload();
  await principal.on('answer');
  await principal.rate(RATED, 'full');
  await inBoth(page);
  await page.clock.setFixedTime(new Date('2026-12-03T09:00:00+08:00'));
  await page.reload();
  await principal.on('answer');
  await openKept(principal);
  const day = page.locator('[data-day="2026-12-02"]');
  await day.waitFor();
  await day.locator('button').click();
  await page.locator('dialog[open] [data-preview]').first().waitFor();
  assert.deepEqual(await objections(page, 'a day looked at'), []);
  await shot('screen-kept-day-1366');
}));
