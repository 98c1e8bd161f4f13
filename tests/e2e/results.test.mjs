// The results page in a real browser: charts with their tables, strengths and gaps, then and now, the day that judges, paper.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ARTEFACTS, dist, inBrowser, objections, served } from './harness.mjs';
import { Principal } from './principal.mjs';

const SCHOOL = { id: 'school000001', name: '绿春县大兴小学', kind: 'primary', region: '云南省/红河州/绿春县' };
const PLAN = JSON.parse(readFileSync(join(dist, 'plans', 'lvchun-2022.json'), 'utf8'));
const rated = PLAN.indicators.map((indicator) => ({
  id: indicator.id,
  checkpoints: indicator.checkpoints.filter((each) => each.kind === 'rated' && each.scale === 'four').map((each) => each.id),
})).filter(({ checkpoints }) => checkpoints.length > 0);

/** An assessment file of the school; `levelOf(place)` rates all checkpoints of the indicator at that place. */
function assessment(period, levelOf) {
  let seq = 0;
  const stamp = () => ({ seq: ++seq, copy: 'copy00000001', at: `${period.slice(0, 4)}-10-01T00:00:00Z` });
  const answers = rated.flatMap(({ checkpoints }, place) => checkpoints.map((checkpoint) => ({ checkpoint, level: levelOf(place), ...stamp() })));
  const file = {
    format: 'duibiao-assessment', version: 1, id: `of${period.replace('-', '0')}0`, subject: SCHOOL, period, basis: 'current',
    plan: { id: PLAN.id, edition: PLAN.edition, hash: '0'.repeat(16), title: PLAN.title },
    created: `${period.slice(0, 4)}-10-01T00:00:00Z`, last_seq: answers.length, answers: answers.filter(({ level }) => level), values: [],
  };
  return { name: 'a.json', bytes: Buffer.from(JSON.stringify(file)) };
}

const THEN = assessment('2024-2025', (place) => (place % 3 === 0 ? 'part' : 'full'));
/** Every third indicator rose, the others fell. */
const NOW = assessment('2025-2026', (place) => ['full', 'part', 'most'][place % 3]);

/** The results of this year, with last year's beside it. */
async function arrive(page) {
  const principal = new Principal(page);
  await principal.on('home');
  await principal.import(THEN);
  await principal.import(NOW);
  await principal.results();
  return principal;
}

const part = (page, id) => page.locator(`[data-part-of=${id}]`);
const narrow = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

for (const [name, open] of Object.entries(ARTEFACTS)) {
  test(`${name}: every chart has its table, and what rose and fell is told in words`, () => inBrowser(open, {}, async ({ page, shot }) => {
    await arrive(page);
    const rows = part(page, 'by-section').locator('tbody tr');
    assert.ok(await rows.count() >= 3);
    assert.equal(await page.locator('svg.radar text').count(), await rows.count(), 'one axis for each row');
    assert.match(await page.locator('svg.radar').getAttribute('aria-label'), /雷达图/);
    assert.equal(await page.locator('main [style]').count(), 0, 'the policy allows no styles in the page');

    const compared = part(page, 'compare');
    assert.equal(await compared.locator('select').inputValue(), 'of2024020250');
    const line = (change) => compared.locator(`li[data-change=${change}]`).first();
    assert.match(await line('up').innerText(), /▲ 升/);
    assert.match(await line('down').innerText(), /▼ 降/);
    await line('up').locator('summary').click();
    await line('up').locator('.findings', { hasText: /那一次[\s\S]*这一次/ }).waitFor();
    assert.match(await compared.locator('tbody tr').first().innerText(), /整体/);

    assert.ok(await part(page, 'strengths').locator('[data-strength]').count() > 0);
    const lever = part(page, 'levers').locator('[data-lever]').first();
    await lever.locator('summary').click();
    await lever.getByText(/权重.*总分可提/).waitFor();
    await page.locator('.how', { hasText: '这个结果怎么来的' }).locator('summary').click();
    await page.getByText('按权重平均').waitFor();
    await shot('results');
  }));
}

test('a gap leads to its checkpoint, and everything is shown on demand and on paper', () => inBrowser(() => served(''), {}, async ({ page }) => {
  const principal = await arrive(page);
  const gaps = part(page, 'gaps');
  const lines = () => gaps.locator('li').count();
  const isLonger = (before) => page.waitForFunction((count) => document.querySelectorAll('[data-part-of=gaps] li').length > count, before);
  const first = await lines();
  await gaps.locator('[data-more]').first().click();
  await isLonger(first);
  const more = await lines();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await isLonger(more);
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['header.top', '.files', '.moment', '[data-more]', 'footer']) {
    assert.equal(await page.locator(hidden).first().isVisible(), false, `${hidden} is no part of a document`);
  }
  assert.match(await page.locator('.headline').innerText(), /自评时点 \d{4}年/);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });

  const link = gaps.locator('.finding a').first();
  const number = await link.locator('.no').innerText();
  await link.click();
  await principal.on('answer');
  await page.waitForFunction((id) => document.activeElement?.closest('[data-checkpoint]')?.dataset.checkpoint === id, number);
}));

test('what is printed before the page has come to its end is printed whole', () => inBrowser(() => served(''), {}, async ({ page }) => {
  const principal = await arrive(page);
  await principal.answering();
  const printed = await page.evaluate(() => new Promise((done) => {
    const parts = () => document.querySelectorAll('main [data-part-of], main .files, main .steps details').length;
    const print = new MutationObserver(() => {
      if (!document.querySelector('main[data-route=results] .headline')) return;
      print.disconnect();
      const before = parts();
      dispatchEvent(new Event('beforeprint'));
      done([before, parts()]);
    });
    print.observe(document.body, { childList: true, subtree: true, attributes: true });
    document.querySelector('header nav a[href^="#/r/"]').click();
  }));
  await page.waitForTimeout(500);
  const all = await page.locator('main [data-part-of], main .files, main .steps details').count();
  assert.equal(printed[1], all, `${printed[0]} parts before`);
  assert.ok(printed[0] < all);
}));

test('the day that is judged changes what is due, and with it the figures', () => inBrowser(() => served(''), {}, async ({ page }) => {
  await arrive(page);
  const coverage = () => page.locator('[data-coverage]').first().getAttribute('data-coverage');
  const before = await coverage();
  await page.locator('[data-lever]').first().waitFor();
  await page.locator('[name=as_of]').fill('2021-12-31');
  await page.waitForFunction((was) => document.querySelector('[data-coverage]').dataset.coverage !== was, before);
  const [, due] = (await coverage()).split('/').map(Number);
  const [, all] = before.split('/').map(Number);
  assert.ok(due < all, `${due} due of ${all}`);
  await page.locator('[name=basis]').selectOption('final');
  await page.waitForFunction((few) => Number(document.querySelector('[data-coverage]').dataset.coverage.split('/')[1]) > few, due);
}));

for (const [name, { width, scheme }] of Object.entries({ light: { width: 1280, scheme: 'light' }, dark: { width: 1280, scheme: 'dark' }, narrow: { width: 360, scheme: 'light' } })) {
  test(`${name}: the results have no barriers, in Chinese and English`, () => inBrowser(() => served(''), { width }, async ({ page, shot }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const principal = await arrive(page);
    for (const summary of await page.locator('[data-part-of] .point > summary, [data-part-of] .how > summary').all()) {
      if (await summary.isVisible()) await summary.click();
      if ((await page.locator('[data-part-of] details[open]').count()) > 6) break;
    }
    const barriers = await objections(page, `results ${name}`);
    assert.ok(await narrow(page), 'nothing sticks out');
    await shot(`results-${name}`);
    await principal.switchLanguage();
    barriers.push(...await objections(page, `results ${name}, English`));
    assert.ok(await narrow(page), 'nothing sticks out in English');
    assert.deepEqual(barriers, []);
  }));
}

test('a standard without a score shows its parts by squares, and no radar', () => inBrowser(() => served(''), {}, async ({ page }) => {
  const principal = new Principal(page);
  await principal.on('home');
  await principal.start({ plan: 'youzhijunheng-2017', name: '平河学校', kind: 'nine-year', region: '云南省/红河州/绿春县' });
  await principal.results();
  const parts = part(page, 'parts').locator('[data-part]');
  assert.ok(await parts.count() >= 3);
  assert.equal(await parts.first().locator('svg.squares').count(), 1);
  assert.match(await parts.first().innerText(), /未作答/);
  assert.equal(await page.locator('svg.radar').count(), 0);
  await parts.first().locator('summary').click();
  await parts.first().locator('.finding').first().waitFor();
  assert.match(await part(page, 'compare').innerText(), /更早的自评/);
}));
