// Evidence and rectification in a real browser: noted, used twice, taken away and back, followed up to 销号.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ARTEFACTS, inBrowser, objections, served } from './harness.mjs';
import { Principal } from './principal.mjs';

const SCHOOL = { plan: 'lvchun-2022', name: '绿春县大兴小学', kind: 'primary', region: '云南省/红河州/绿春县' };

/** The first two indicators on the page, by their whole ids. */
async function indicators(page) {
  return page.locator('[data-indicator]').evaluateAll((cards) => cards.slice(0, 2).map((card) => card.dataset.indicator));
}

const fold = (page, indicator) => page.locator(`[data-evidence-of="${indicator}"]`);
const count = (page, indicator, text) => fold(page, indicator).locator('> summary', { hasText: text }).waitFor();

/** A section with two indicators of which this school is asked something. */
async function begin(page) {
  const principal = new Principal(page);
  await principal.on('home');
  await principal.start(SCHOOL);
  const sections = await page.locator('nav a[data-section]').evaluateAll((links) => links.map((link) => link.dataset.section));
  for (const section of sections) {
    await principal.goTo(section);
    if ((await page.locator('[data-indicator]').count()) >= 2) break;
  }
  return principal;
}

for (const [name, open] of Object.entries(ARTEFACTS)) {
  test(`${name}: one piece of evidence serves two indicators and survives a reload`, () => inBrowser(open, {}, async ({ page, shot }) => {
    const principal = await begin(page);
    const [one, two] = await indicators(page);
    await count(page, one, '佐证材料 0 份');
    await fold(page, one).locator('> summary').click();
    await fold(page, one).locator('[data-evidence-new]').fill('党组织会议记录');
    await page.keyboard.press('Enter');
    await count(page, one, '佐证材料 1 份');
    const piece = fold(page, one).locator('[data-evidence]');
    await piece.locator('summary').click();
    await piece.locator('[data-field=kind]').selectOption('minutes');
    await piece.locator('[data-field=kept_at]').fill('档案室3号柜');
    await piece.locator('[data-field=date]').fill('2025-09-01');
    await piece.locator('[data-field=date]').blur();
    await piece.locator('summary', { hasText: '会议记录 · 2025-09-01 · 档案室3号柜' }).waitFor();
    const barriers = await objections(page, 'evidence');
    await shot('evidence');

    await fold(page, two).locator('> summary').click();
    await fold(page, two).locator('[data-evidence-existing]').selectOption({ label: '党组织会议记录' });
    await fold(page, two).getByRole('button', { name: '用这份' }).click();
    await count(page, two, '佐证材料 1 份');
    await principal.waitSaved();
    await principal.reload();
    await count(page, one, '佐证材料 1 份');
    await count(page, two, '佐证材料 1 份');

    await fold(page, two).locator('> summary').click();
    await fold(page, two).locator('[data-evidence] summary').click();
    await fold(page, two).locator('[data-evidence-remove]').click();
    await count(page, two, '佐证材料 0 份');
    await count(page, one, '佐证材料 1 份');
    await page.locator('.notice button', { hasText: '撤销' }).click();
    await count(page, two, '佐证材料 1 份');
    assert.deepEqual(barriers, []);
  }));
}

test('a suggestion is noted by a click, and a full score without evidence is told', () => inBrowser(() => served(''), {}, async ({ page }) => {
  const principal = await begin(page);
  const hinted = await page.locator('[data-indicator]').evaluateAll((cards) => cards.map((card) => card.dataset.indicator));
  for (const id of hinted) {
    const rows = page.locator(`[data-indicator="${id}"] [data-checkpoint]`);
    const rated = await rows.evaluateAll((all) => all.map((row) => [row.dataset.checkpoint, row.querySelector('input[type=radio]')?.value]));
    if (rated.some(([, level]) => !level)) continue;
    for (const [checkpoint, level] of rated) await principal.rate(checkpoint, level);
    await fold(page, id).locator('> summary', { hasText: '得满分，无佐证' }).waitFor();
    await fold(page, id).locator('> summary').click();
    const hint = fold(page, id).locator('[data-hint]').first();
    const title = await hint.innerText();
    await hint.click();
    await count(page, id, '佐证材料 1 份');
    await fold(page, id).locator('[data-evidence]', { hasText: title }).waitFor();
    await fold(page, id).locator('[data-unproven]').waitFor({ state: 'detached' });
    return;
  }
  assert.fail('no indicator of this section is rated alone');
}));

for (const width of [1280, 360]) {
  test(`${width} px: a rectification is followed from the problem to 销号`, () => inBrowser(() => served(''), { width }, async ({ page, shot }) => {
    const principal = new Principal(page);
    await principal.on('home');
    await principal.start(SCHOOL);
    const row = page.locator('[data-checkpoint]', { has: page.locator('input[type=radio][value=none]') }).first();
    const id = await row.getAttribute('data-checkpoint');
    assert.equal(await page.locator(`[data-rectify="${id}"]`).count(), 0, 'nothing falls short yet');
    await principal.rate(id, 'none');
    const rectify = page.locator(`[data-rectify="${id}"]`);
    await rectify.locator('summary').click();
    await rectify.locator('[data-rectify-add]').click();
    await rectify.locator('[data-field=problem]').fill('议事制度没有上墙');
    await rectify.locator('[data-field=unit]').fill('办公室');
    await rectify.locator('[data-field=due]').fill('2020-01-31');
    await rectify.locator('[data-field=due]').blur();
    await rectify.locator('.tag.strong', { hasText: '已逾期' }).waitFor();
    const barriers = await objections(page, 'rectification');
    await shot(`rectify-${width}`);
    await principal.waitSaved();
    await principal.reload();

    await page.locator('header nav a[href^="#/z/"]').click();
    await principal.on('rectify');
    const line = page.locator('main [data-rectification]');
    assert.match(await line.innerText(), /议事制度没有上墙[\s\S]*已逾期[\s\S]*办公室/);
    barriers.push(...await objections(page, 'the ledger'));
    await shot(`ledger-${width}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
    await line.locator('a').click();
    await principal.on('answer');
    await rectify.locator('summary').click();
    await rectify.locator('[data-field=closed]').fill('2026-01-15');
    await rectify.locator('[data-field=proof]').fill('照片');
    await rectify.locator('[data-field=proof]').blur();
    await rectify.locator('.tag', { hasText: '2026年1月15日已销号' }).waitFor();

    await page.locator('header nav a[href^="#/z/"]').click();
    await principal.on('rectify');
    await page.locator('[data-field=shown]').selectOption('open');
    await page.locator('main .empty').waitFor();
    await page.locator('[data-field=shown]').selectOption('closed');
    await line.waitFor();
    await principal.switchLanguage();
    await line.locator('.tag', { hasText: 'closed on 2026-01-15' }).waitFor();
    assert.deepEqual(barriers, []);
  }));
}
