// 修改记录 and 基础数据表 in a real browser: what was changed and when, and the numbers of all plans on one page.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ARTEFACTS, inBrowser, objections, served } from './harness.mjs';
import { Principal } from './principal.mjs';

const SCHOOL = { plan: 'lvchun-2022', name: '绿春县大兴小学', kind: 'primary', region: '云南省/红河州/绿春县' };
const BOTH = { name: '绿春县大兴学校', kind: 'nine-year', region: '云南省/红河州/绿春县', plans: ['lvchun-2022', 'youzhijunheng-2017'] };

const at = (page, time) => page.clock.setFixedTime(new Date(`2026-11-03T${time}:00+08:00`));

for (const [name, open] of Object.entries(ARTEFACTS)) {
  test(`${name}: a change that stood is told with its time, a slip is not`, () => inBrowser(open, {}, async ({ page, shot }) => {
    await at(page, '09:00');
    await page.reload();
    const principal = new Principal(page);
    await principal.on('home');
    await principal.start(SCHOOL);
    const row = page.locator('[data-checkpoint]', { has: page.locator('input[type=radio][value=part]') }).first();
    const id = await row.getAttribute('data-checkpoint');
    const changes = page.locator(`[data-history="${id}"]`);
    await principal.rate(id, 'part');
    await principal.rate(id, 'most');
    assert.equal(await changes.count(), 0, 'a slip');
    await at(page, '09:12');
    await principal.rate(id, 'full');
    await changes.locator('summary').click();
    const lines = changes.locator('li');
    await lines.first().waitFor();
    assert.deepEqual(await lines.allInnerTexts(), [
      '2026年11月3日 09:12 由“基本达成”改为“已达成”',
      '2026年11月3日 09:00 起为“基本达成”',
    ]);
    const barriers = await objections(page, 'changes');
    await shot('changes');
    await principal.waitSaved();
    await principal.reload();
    await changes.locator('summary').click();
    await lines.nth(1).waitFor();
    assert.equal(await principal.switchLanguage(), 'en');
    await lines.filter({ hasText: '2026-11-03 09:12: from “Mostly met” to “Met”' }).waitFor();
    await at(page, '09:15');
    await principal.rate(id, 'most');
    await changes.waitFor({ state: 'detached' });
    assert.deepEqual(barriers, []);
  }));
}

async function sheet(page) {
  await page.locator('header nav a[href^="#/d/"]').click();
  await new Principal(page).on('sheet');
}

const place = (metric, stage = '') => `tr[data-key^="${metric}|${stage}|"] input`;
const field = (page, metric, stage) => page.locator(place(metric, stage)).first();
const reads = (page, metric, stage, text) => page.waitForFunction(([css, wanted]) => document.querySelector(css)?.value === wanted, [place(metric, stage), text]);

async function fill(page, metric, stage, text) {
  await field(page, metric, stage).fill(text);
  await field(page, metric, stage).blur();
}

/** Begins at both plans in one go. */
async function begin(principal, period) {
  await principal.openStartForm('lvchun-2022');
  await principal.fillStartForm({ ...BOTH, period });
  await principal.submitStartForm();
  await principal.on('answer');
}

for (const width of [1280, 360]) {
  test(`${width} px: the numbers of both plans stand on one sheet`, () => inBrowser(() => served(''), { width }, async ({ page, shot }) => {
    const principal = new Principal(page);
    await principal.on('home');
    await begin(principal, '2025-2026');
    await sheet(page);
    await page.locator('[data-use^="youzhijunheng-2017/"]').first().waitFor();
    await fill(page, 'pupils', 'primary', '１,000');
    await fill(page, 'higher_degree_teachers', 'primary', '40');
    await fill(page, 'mental_health_teachers', '', '1');
    await page.locator('[data-use="lvchun-2022/38.9"][data-verdict="met"]').waitFor();
    await principal.home();

    await begin(principal, '2026-2027');
    await sheet(page);
    const rows = page.locator('tr[data-key]');
    // Both plans' rows, and nothing of the year before.
    await page.waitForFunction(() => {
      const count = document.querySelectorAll('tr[data-key]').length;
      return document.querySelector('[data-use^="youzhijunheng-2017/"]') && document.querySelector('[data-filled]')?.innerText === `已填 0 / ${count}`;
    });
    const all = await rows.count();
    assert.match(await page.locator('tr[data-key^="pupils|primary|"] .last-year').innerText(), /１,000 人/);
    assert.match(await page.locator('tr[data-key^="pupils|junior|"] .last-year').innerText(), /去年没有填/);

    // A verdict flips where its number is typed, and is told on every row that it hangs on.
    const use = page.locator('tr[data-key^="mental_health_teachers|"] [data-use="lvchun-2022/38.9"]');
    await fill(page, 'mental_health_teachers', '', '10');
    await use.filter({ hasText: '未作答 → 达成' }).waitFor();
    await page.locator('tr[data-key^="mental_health_teachers|"]', { hasText: '是去年（1 名）的 10 倍以上，请核对' }).waitFor();
    await fill(page, 'pupils', 'primary', '很多');
    await page.locator('tr[data-key^="pupils|primary|"] .problem:not(:empty)').waitFor();
    await fill(page, 'pupils', 'primary', '1000');
    await fill(page, 'higher_degree_teachers', 'primary', '42');
    await fill(page, 'pupils', 'junior', '500');
    await fill(page, 'higher_degree_teachers', 'junior', '30');
    const computed = page.locator('tr[data-key^="higher_degree_teachers|primary|"] [data-use="youzhijunheng-2017/1.1.1"]');
    await computed.filter({ hasText: /达成[\s\S]*每百名学生高于规定学历教师数 4\.2 人\/百生/ }).waitFor();
    // Among them 2.4.1: how large a school may be.
    await page.locator('[data-flips]', { hasText: '打开本页以来，3 个观测点的结论变了' }).waitFor();
    await page.locator('[data-filled="5"]').waitFor();
    const barriers = await objections(page, 'the sheet');
    await shot(`sheet-${width}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');

    await page.getByRole('button', { name: '撤销' }).click();
    await reads(page, 'higher_degree_teachers', 'junior', '');
    await page.getByRole('button', { name: '重做' }).click();
    await reads(page, 'higher_degree_teachers', 'junior', '30');

    await page.locator('[data-only-blank]').check();
    await field(page, 'mental_health_teachers').waitFor({ state: 'hidden' });
    await page.waitForFunction((left) => [...document.querySelectorAll('tr[data-key]')].filter((row) => row.checkVisibility()).length === left, all - 5);
    await fill(page, 'classes_over_size', 'primary', '0');
    await field(page, 'classes_over_size', 'primary').waitFor();
    await page.locator('[data-only-blank]').uncheck();

    await principal.waitSaved();
    await page.locator('tr[data-key^="higher_degree_teachers|primary|"] [data-use="youzhijunheng-2017/1.1.1"] a').click();
    await principal.on('answer');
    await page.locator('[data-checkpoint="1.1.1"] input[data-count="pupils"]').first().waitFor();
    assert.deepEqual((await principal.answerOf('1.1.1')).numbers, ['42', '1000', '30', '500']);
    await sheet(page);
    await principal.switchLanguage();
    await page.locator('h1', { hasText: 'Data sheet' }).waitFor();
    barriers.push(...await objections(page, 'the sheet in English'));
    await shot(`sheet-en-${width}`);
    assert.deepEqual(barriers, []);
  }));
}

test('a number far from last year’s asks at its checkpoint, and blocks nothing', () => inBrowser(() => served(''), {}, async ({ page }) => {
  const principal = new Principal(page);
  await principal.on('home');
  for (const [period, text] of [['2025-2026', '1'], ['2026-2027', '10']]) {
    await principal.start({ ...SCHOOL, period });
    await page.locator('input[type=search]').fill('38.9');
    await principal.type('38.9', text);
    await principal.waitSaved();
    if (period === '2025-2026') {
      assert.equal(await principal.checkpoint('38.9').locator('.question').count(), 0);
      await principal.home();
    }
  }
  await principal.checkpoint('38.9').locator('.question', { hasText: '是去年（1 名）的 10 倍以上，请核对' }).waitFor();
  await principal.results();
  await page.locator('[data-check="far-from-last-year"]').waitFor();
}));
