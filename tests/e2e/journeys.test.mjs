// Whole journeys, as people make them: a principal who has no mouse finishes a plan, a county fills in its table of goals,
// somebody who only looks around opens the sample.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ARTEFACTS, inBrowser, objections, served } from './harness.mjs';
import { Principal } from './principal.mjs';

const http = () => served('');

/** What has the focus, as far as a journey must know. */
const focused = (page) => page.evaluate(() => {
  const at = document.activeElement;
  const row = at.closest('[data-checkpoint]');
  return {
    what: `${at.tagName} ${at.textContent?.trim().slice(0, 40)}`,
    isSubmit: at.type === 'submit',
    isInList: at.closest('.indicators') !== null,
    row: row?.dataset.checkpoint ?? '',
    isNumber: at.matches('input[data-metric], input[data-count]'),
    isEmpty: (at.value ?? '') === '',
    isFact: at.closest('[data-fact]') !== null,
    hasLevels: Boolean(row?.querySelector('.answer .levels')),
    isRuled: Boolean(row?.hasAttribute('data-ruled')),
    isWay: at.matches('.neighbours a'),
    leadsOn: at.matches('.neighbours a') && at.textContent.includes('下一'),
  };
});

/** Presses Tab until what has the focus is wanted. */
async function tabTo(page, wanted, most = 200) {
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (wanted(at)) return at;
  }
  return assert.fail(`not reached by ${most} times Tab; the focus is on ${JSON.stringify(await focused(page))}`);
}

/** One key, and where it leads. */
async function press(page, key) {
  await page.keyboard.press(key);
  return focused(page);
}

/** In another row, or out of the list; the head of an indicator is neither. */
const isElsewhere = (at, row) => !at.isInList || (at.row !== '' && at.row !== row);

/** Waits until a row has followed what was said before its answer, unless more is asked there. */
const followed = (page, row) => page.waitForFunction((id) => {
  const row = document.querySelector(`[data-checkpoint="${id}"]`);
  const asksMore = [...row.querySelectorAll('.asked-first [data-fact]')].some((fact) => !fact.querySelector(':checked'))
    || [...row.querySelectorAll('.asked-first .numbers input')].some((field) => field.value === '');
  return asksMore || !row.matches('[data-ruled][data-outcome=unanswered]');
}, row);

/** Answers every row of the section: its level by a digit, its numbers by typing, the questions before it by Space. */
async function answerSection(page, seen) {
  let at = await tabTo(page, ({ isInList }) => isInList);
  if (at.row === '') at = await press(page, 'j');
  const settled = new Set();
  while (at.row !== '') {
    const { row } = at;
    seen.add(row);
    if (at.isRuled && !settled.has(row)) {
      settled.add(row);
      at = await tabTo(page, (next) => next.isFact || next.isNumber || isElsewhere(next, row));
      if (at.isFact) await page.keyboard.press('Space');
      if (at.isNumber && at.isEmpty) await page.keyboard.type('6');
      if (at.row === row) {
        await followed(page, row);
        at = await focused(page);
      }
    } else if (at.isNumber || !(at.hasLevels || at.isRuled)) {
      if (at.isNumber && at.isEmpty) await page.keyboard.type('100');
      at = await tabTo(page, (next) => next.isNumber || isElsewhere(next, row));
    } else {
      if (!at.isRuled) await page.keyboard.press('1');
      const next = await press(page, 'j');
      if (next.row === row) return;
      at = next;
    }
  }
}

test('a primary school finishes lvchun-2022 by the keyboard alone', () => inBrowser(http, {}, async ({ page, shot }) => {
  const principal = new Principal(page);
  await principal.on('home');
  await tabTo(page, ({ what }) => what.includes('开始自评'));
  await page.keyboard.press('Enter');
  await page.locator('dialog[open] input[name=name]').waitFor();
  await page.keyboard.type('大兴小学');
  await page.keyboard.press('Tab');
  while (await page.locator('dialog[open] [name=kind]').inputValue() !== 'primary') await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.type('云南省/红河州/绿春县');
  await tabTo(page, ({ isSubmit }) => isSubmit);
  await page.keyboard.press('Enter');
  await principal.on('answer');
  await page.locator('.status [data-coverage]:not([data-coverage="0/0"])').waitFor();
  await page.locator('[data-evidence-of]').first().waitFor();

  const seen = new Set();
  for (let leadsOn = true; leadsOn;) {
    await answerSection(page, seen);
    let at = await focused(page);
    if (!at.isWay) at = await tabTo(page, ({ isWay }) => isWay);
    if (!at.leadsOn) at = await press(page, 'Tab');
    leadsOn = at.leadsOn;
    if (leadsOn) {
      const [title, first] = [await page.locator('main h1').first().textContent(), await principal.firstListed()];
      await page.keyboard.press('Enter');
      await page.waitForFunction((before) => document.querySelector('main h1')?.textContent !== before, title);
      await principal.listedAnew(first);
    }
  }
  const all = page.locator('.status [data-coverage]');
  await page.locator('.status').getByText('都答完了').waitFor().catch(async () => assert.fail(`open: ${await all.getAttribute('data-coverage')}`));
  assert.ok(seen.size > 120, `${seen.size} checkpoints were met`);
  await shot('journey-by-keyboard');
  await tabTo(page, ({ what }) => what.includes('评定结果'));
  await page.keyboard.press('Enter');
  await principal.on('results');
  await page.locator('[data-grade]').getByText(/优秀|良好|合格/).waitFor();
  await shot('journey-by-keyboard-finished');
}));

for (const [name, open] of Object.entries(ARTEFACTS)) {
  test(`${name}: a county answers 表2 of banan-2021`, () => inBrowser(open, {}, async ({ page, shot }) => {
    const principal = new Principal(page);
    await principal.on('home');
    await principal.start({ plan: 'banan-2021', kind: 'county', name: '巴南区教育委员会', region: '重庆市/巴南区' });
    await principal.goTo('二/（三）/表2');
    const rows = page.locator('[data-checkpoint^="表2"]');
    const ids = await rows.evaluateAll((all) => all.map((row) => row.dataset.checkpoint));
    assert.ok(ids.length === 11, `${ids.length} rows`);
    for (const id of ids) {
      const fields = principal.numbers(id);
      for (let place = 0; place < await fields.count(); place += 1) {
        const field = fields.nth(place);
        if (await field.inputValue() === '') await field.fill('99');
      }
      if (await fields.count() === 0) await principal.rate(id, 'full');
    }
    await page.locator('[data-save-state="saved"]').first().waitFor();
    const link = page.locator('nav a[data-section="二/（三）/表2"] .count');
    await link.getByText(/^(\d+)\/\1$/).waitFor();
    await rows.and(page.locator('[data-outcome=unanswered]')).first().waitFor({ state: 'detached' });
    await shot('journey-county-table');
    await principal.reload();
    assert.equal(await principal.numbers(ids[0]).first().inputValue(), '99');
  }));
}

for (const [name, open] of Object.entries(ARTEFACTS)) {
  test(`${name}: who only looks around opens the sample, and deletes it`, () => inBrowser(open, {}, async ({ page, shot }) => {
    const principal = new Principal(page);
    await principal.on('home');
    await page.locator('[data-sample]').click();
    await principal.on('answer');
    await page.locator('.crumb').getByText('示例小学').waitFor();
    await page.locator('.status [data-score]:not([data-score=""])').waitFor();
    assert.deepEqual(await objections(page, 'the sample'), []);
    await shot('sample-answering');
    await principal.results();
    await page.locator('[data-grade]').waitFor();
    await shot('sample-results');
    await principal.home();
    await page.locator('[data-sample]').click();
    await principal.on('answer');
    await principal.home();
    assert.equal(await page.locator('[data-assessment]').count(), 1, 'the same one, opened again');
    await principal.remove();
    await principal.reload();
    assert.equal(await page.locator('[data-assessment]').count(), 0);
  }));
}
