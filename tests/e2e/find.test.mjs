// Finding on the answering page: by words and pinyin initials, by filters with their counts, held fast while one answers.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inBrowser, objections, served } from './harness.mjs';
import { Principal } from './principal.mjs';

const SCHOOL = { plan: 'lvchun-2022', kind: 'primary', name: '绿春县大兴镇中心小学', region: '云南省/红河州/绿春县' };
const COUNTY = { plan: 'banan-2021', kind: 'county', name: '巴南区', region: '重庆市/巴南区' };

/** The finding part of the page, as a person uses it. */
class Finding {
  constructor(page) { this.page = page; this.field = page.locator('[data-find]'); }

  async type(words) {
    await this.field.fill(words);
    await this.field.press('Enter');
  }

  /** Words that are nowhere: whatever is listed after them is listed anew. */
  async none() {
    await this.type('没有这样的词');
    await this.page.locator('[data-found="0"]').waitFor();
  }

  async find(words) {
    await this.none();
    await this.type(words);
    await this.page.locator('[data-found]:not([data-found="0"])').waitFor();
    return this.ids();
  }

  async open() { await this.page.locator('.find details:not([open]) > summary').click(); }
  box(filter) { return this.page.locator(`[data-filter="${filter}"]`); }
  async count(filter) { return Number(await this.page.locator('.find label').filter({ has: this.box(filter) }).locator('.count').innerText()); }
  async counts(filter, wanted) {
    const label = this.page.locator('.find label').filter({ has: this.box(filter) });
    await label.locator('.count').filter({ hasText: new RegExp(`^${wanted}$`) }).waitFor();
  }
  async found() { return Number(await this.page.locator('[data-found]').getAttribute('data-found')); }
  async isOff() { await this.page.locator('[data-found]').waitFor({ state: 'detached' }); }
  /** What is listed, once all that was found is there, or as much of it as is shown at once. */
  async ids() {
    await this.page.waitForFunction(() => {
      const found = document.querySelector('[data-found]');
      const rows = document.querySelectorAll('.indicators [data-checkpoint]').length;
      const isWhole = !found || rows === Number(found.dataset.found) || (rows > 0 && document.querySelector('[data-show-more]'));
      return isWhole && document.querySelector('.indicators').ariaBusy === 'false';
    });
    return this.page.locator('.indicators [data-checkpoint]').evaluateAll((rows) => rows.map((row) => row.dataset.checkpoint));
  }
}

test('a county finds among all of banan-2021 by words, numbers and pinyin initials', (t) => inBrowser(() => served(''), {}, async ({ page, shot }) => {
  const principal = new Principal(page);
  await principal.on('home');
  await principal.start(COUNTY);
  const finding = new Finding(page);

  // The first words make the index: the change event looks at once.
  const spent = await page.evaluate(() => {
    const field = document.querySelector('[data-find]');
    field.value = 'xxjy';
    const start = performance.now();
    field.dispatchEvent(new Event('change', { bubbles: true }));
    return performance.now() - start;
  });
  t.diagnostic(`indexing and finding took ${spent.toFixed(1)} ms`);
  await page.locator('[data-found]').waitFor();
  await finding.ids();
  const rows = await page.locator('.indicators .indicator').allInnerTexts();
  assert.ok(rows.some((text) => text.includes('信息教育') || text.includes('学校教育') || text.includes('学习教育')), rows.join('\n').slice(0, 400));

  const byWords = await finding.find('心理健康');
  assert.ok(byWords.length > 0);
  const byInitials = await finding.find('xljk');
  assert.deepEqual(byInitials.filter((id) => byWords.includes(id)), byWords, 'initials find what the words find');
  assert.deepEqual(await objections(page, 'found'), []);
  await shot('find-found');

  await finding.none();
  assert.equal((await finding.ids()).length, 0);
  await page.locator('[data-clear-find]').click();
  await finding.isOff();
  assert.equal(await finding.field.inputValue(), '');

  // All that is open is more than is shown at once.
  await finding.open();
  const open = await finding.count('open');
  await finding.box('open').check();
  await page.locator('[data-found]').waitFor();
  assert.equal(await finding.found(), open);
  const first = (await finding.ids()).length;
  assert.ok(first < open);
  await page.locator('[data-show-more]').click();
  await page.waitForFunction((first) => document.querySelectorAll('.indicators [data-checkpoint]').length > first, first);
}));

test('what was found stays while one answers it, and is refreshed when asked', () => inBrowser(() => served(''), {}, async ({ page, shot }) => {
  const principal = new Principal(page);
  await principal.on('home');
  await principal.start(SCHOOL);
  const finding = new Finding(page);
  const section = await page.locator('nav.sections a[aria-current]').getAttribute('data-section');
  const ids = (await page.locator('[data-checkpoint]:has(input[value=none])').evaluateAll((rows) => rows.map((row) => row.dataset.checkpoint))).slice(0, 2);
  for (const id of ids) await principal.rate(id, 'none');

  await finding.open();
  await finding.counts('short', 2);
  const veto = await finding.count('veto');
  assert.ok(veto > 0);
  await finding.box('short').check();
  await page.locator('[data-found="2"]').waitFor();
  assert.deepEqual(await finding.ids(), ids);
  assert.equal(await page.locator('nav.sections a[aria-current]').count(), 0, 'no section is shown');

  await principal.rate(ids[0], 'full');
  await page.locator('[data-refresh]').waitFor();
  assert.deepEqual(await finding.ids(), ids, 'the row stays under the hand');
  await finding.counts('short', 1);
  assert.deepEqual(await objections(page, 'filters'), []);
  await shot('find-filters');
  await page.locator('[data-refresh]').click();
  await page.locator('[data-found="1"]').waitFor();
  assert.deepEqual(await finding.ids(), [ids[1]]);
  await page.locator('[data-refresh]').waitFor({ state: 'detached' });

  // The section in the tree leads back, though the address is the same.
  await page.locator(`nav.sections a[data-section="${section}"]`).click();
  await finding.isOff();
  assert.equal(await finding.box('short').isChecked(), false);
  await principal.checkpoint(ids[0]).waitFor();

  // Typing is looked for when it rests; another section is left by, and Back returns.
  await finding.field.pressSequentially('ds');
  await page.locator('[data-found]').waitFor();
  await page.getByRole('button', { name: '下一个未作答' }).click();
  await finding.isOff();
  await page.waitForFunction(() => document.activeElement?.closest('[data-checkpoint]'));
  await principal.waitSaved();
}));

test('finding works at 360 px, in English and in the dark', () => inBrowser(() => served(''), { width: 360, before: (page) => page.emulateMedia({ colorScheme: 'dark' }) }, async ({ page, shot }) => {
  const principal = new Principal(page);
  await principal.on('home');
  await principal.switchLanguage();
  await principal.start(SCHOOL);
  const finding = new Finding(page);
  await finding.open();
  await page.getByRole('checkbox', { name: /Not answered/ }).check();
  await page.locator('[data-found]').waitFor();
  assert.match(await page.locator('[data-found]').innerText(), /checkpoints found in \d+ indicators/);
  await page.getByRole('searchbox', { name: 'Find' }).fill('jszz');
  await page.getByRole('searchbox', { name: 'Find' }).press('Enter');
  await page.locator('[data-found]').waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'nothing sticks out');
  assert.deepEqual(await objections(page, 'finding, narrow, dark, English'), []);
  await page.evaluate(() => window.scrollTo(0, 0));
  await shot('find-360');
}));
