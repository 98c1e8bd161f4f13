// 自评表 as it is handed in, in a real browser: looked at, printed, of one sheet, of all, of one indicator.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ARTEFACTS, inBrowser, objections, served, top } from './harness.mjs';
import { Principal } from './principal.mjs';

const SHEETS = ['封面', '自评表', '基础数据表', '未达成与整改台账', '佐证材料目录', '校验说明'];

/** The sample, at the table that its results page leads to. */
async function atTable(page) {
  const principal = new Principal(page);
  await principal.on('home');
  await page.locator('[data-sample]').click();
  await principal.on('answer');
  await principal.results();
  await page.locator('[data-table]').click();
  await page.locator('main[data-route="table"] .sheet-paper tbody tr').first().waitFor();
  return principal;
}

const shown = (page) => page.locator('.sheet-paper').evaluateAll((sheets) => sheets.map((sheet) => sheet.dataset.sheet));
const choose = (page, sheet) => page.locator('[data-field="sheet"]').selectOption(sheet);

/** How wide and high each printed page is, in points. */
async function pages(page, name) {
  const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  mkdirSync(join(top, 'tests', 'output'), { recursive: true });
  writeFileSync(join(top, 'tests', 'output', `${name}.pdf`), bytes);
  return [...bytes.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => (Number(width) > Number(height) ? 'wide' : 'upright'));
}

for (const [name, open] of Object.entries(ARTEFACTS)) {
  test(`${name}: the table is the one that is exported, and every sheet can be printed`, () => inBrowser(open, {}, async ({ page, shot }) => {
    const principal = await atTable(page);
    assert.deepEqual(await shown(page), ['自评表']);
    const asked = await page.evaluate(() => document.querySelectorAll('.sheet-paper tbody tr').length);
    assert.ok(asked > 20, `${asked} rows`);
    assert.deepEqual(await page.locator('.sheet-paper thead th').allTextContents(), ['一级指标', '二级指标', '三级指标', '编号', '观测点', '目标值', '实际值', '自评等级', '得分', '自评说明', '佐证材料', '备注']);
    await shot(`table-${name}`);
    assert.deepEqual(await objections(page, 'the table'), []);
    await choose(page, 'all');
    await page.locator('.sheet-paper').nth(5).waitFor();
    assert.deepEqual(await shown(page), SHEETS);
    await page.locator('.sheet-paper').nth(5).locator('tbody tr').first().waitFor();
    assert.deepEqual(await objections(page, 'all sheets'), []);
    const kinds = await pages(page, `table-${name}`);
    assert.equal(kinds[0], 'upright', 'a cover is upright');
    assert.ok(kinds.length >= SHEETS.length && kinds.slice(1).every((kind) => kind === 'wide'), kinds.join(' '));
    await principal.switchLanguage();
    await page.locator('h1', { hasText: 'Assessment table' }).waitFor();
    await page.setViewportSize({ width: 360, height: 740 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it scrolls inside its frame');
    await shot(`table-360-${name}`);
    assert.deepEqual(await objections(page, 'the table, narrow, in English'), []);
  }));
}

test('one indicator, and the ledger, are printed by themselves', () => inBrowser(() => served(''), {}, async ({ page, shot }) => {
  const principal = await atTable(page);
  await principal.answering();
  const indicator = page.locator('article.indicator, .indicator').filter({ has: page.locator('.print-one') }).first();
  const rows = await indicator.locator('[data-checkpoint]').count();
  await indicator.locator('.print-one').click();
  await page.locator('main[data-route="table"] .sheet-paper tbody tr').first().waitFor();
  assert.equal(await page.locator('.sheet-paper[data-sheet="自评表"] tbody tr').count(), rows);
  assert.equal((await shown(page)).includes('封面'), false);
  await shot('table-one');
  assert.deepEqual(await objections(page, 'the table of one indicator'), []);
  assert.ok((await pages(page, 'table-one')).length >= 1);
  await page.locator('nav.tabs a', { hasText: '整改台账' }).click();
  await principal.on('rectify');
  await page.locator('[data-print-ledger]').click();
  await page.locator('.sheet-paper tbody tr').first().waitFor();
  assert.deepEqual(await shown(page), ['未达成与整改台账']);
  await page.goBack();
  await principal.on('rectify');
}));
