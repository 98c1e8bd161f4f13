// 自评报告 in a real browser: read, rewritten, kept, saved as a document, printed.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ARTEFACTS, inBrowser, objections, served, top } from './harness.mjs';
import { Principal } from './principal.mjs';

const OWN = '成立了由校长任组长的自评工作小组，9月至10月分三轮核查。';

/** The text of every paragraph of a document, as another program unpacks it. */
function paragraphs(bytes) {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  try {
    const file = join(folder, 'report.docx');
    writeFileSync(file, bytes);
    const xml = execFileSync('unzip', ['-p', file, 'word/document.xml'], { maxBuffer: 1 << 26 }).toString();
    return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([p]) => [...p.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The sample, at its report. */
async function atReport(page) {
  const principal = new Principal(page);
  await principal.on('home');
  await page.locator('[data-sample]').click();
  await principal.on('answer');
  await page.locator('nav.tabs a', { hasText: '自评报告' }).click();
  await page.locator('main[data-route="report"] .paper h2').first().waitFor();
  return principal;
}

const passage = (page, id) => page.locator(`[data-passage="${id}"]`);

for (const [name, open] of Object.entries(ARTEFACTS)) {
  test(`${name}: a passage is rewritten, kept over a reload, and stands in the document`, () => inBrowser(open, {}, async ({ page, shot }) => {
    const principal = await atReport(page);
    await shot(`report-${name}`);
    assert.match(await page.locator('[data-meter]').getAttribute('data-meter'), /^\d+\/\d+\/\d+$/);
    await passage(page, 'work').locator('mark', { hasText: '〔待补充〕' }).waitFor();
    await passage(page, 'work').locator('[data-rewrite]').click();
    await passage(page, 'work').locator('textarea').fill(OWN);
    await shot(`report-rewriting-${name}`);
    await passage(page, 'work').locator('[data-rewrite-done]').click();
    await passage(page, 'work').locator('.said', { hasText: OWN }).waitFor();
    await principal.waitSaved();
    await page.reload();
    await passage(page, 'work').locator('.said', { hasText: OWN }).waitFor();

    const { bytes, name: file } = await principal.export('docx');
    const [texts, shown] = [paragraphs(bytes), await page.locator('.paper .said > p').allTextContents()];
    assert.ok(texts.includes(OWN));
    assert.deepEqual(shown.filter((text) => !texts.includes(text)), [], 'what is shown is what is written');
    assert.ok(texts.some((text) => /^回执码：[0-9A-Z]{4}-[0-9A-Z]{4}-\d+-\d+$/.test(text)));
    if (file !== undefined) assert.match(file, /自评报告.*\.docx$/);

    await passage(page, 'work').locator('[data-rewrite]').click();
    await passage(page, 'work').locator('[data-restore]').click();
    await passage(page, 'work').locator('mark').waitFor();
  }));
}

test('a text that was rewritten tells when what it stems from has changed', () => inBrowser(() => served(''), {}, async ({ page }) => {
  const principal = await atReport(page);
  await passage(page, 'result').locator('[data-rewrite]').click();
  await passage(page, 'result').locator('textarea').fill('自评结果为良好。');
  await passage(page, 'result').locator('[data-rewrite-done]').click();
  assert.equal(await page.locator('[data-outdated]').count(), 0);
  await page.locator('nav.tabs a').first().click();
  await principal.on('answer');
  const [checkpoint, level] = await page.locator('[data-checkpoint]:has(input[type=radio])').evaluateAll((rows) => {
    const [row] = rows.filter((each) => each.querySelector('input[type=radio]:checked'));
    const levels = [...row.querySelectorAll('input[type=radio]')];
    return [row.dataset.checkpoint, levels.filter((each) => !each.checked).at(-1).value];
  });
  await principal.rate(checkpoint, level);
  await principal.waitSaved();
  await page.locator('nav.tabs a', { hasText: '自评报告' }).click();
  await page.locator('[data-outdated]').waitFor();
  await page.locator('[data-outdated] [data-restore]').click();
  await page.locator('[data-outdated]').waitFor({ state: 'detached' });
}));

test('the report is clean to axe in both languages and fits 360 px', () => inBrowser(() => served(''), {}, async ({ page, shot }) => {
  const principal = await atReport(page);
  assert.deepEqual(await objections(page, 'report'), []);
  await principal.switchLanguage();
  assert.deepEqual(await objections(page, 'report in English'), []);
  await page.setViewportSize({ width: 360, height: 740 });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, 'nothing sticks out');
  await shot('report-360');
  assert.deepEqual(await objections(page, 'report at 360 px'), []);
}));

test('it prints on A4, the paper and nothing else', () => inBrowser(() => served(''), {}, async ({ page }) => {
  await atReport(page);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
  assert.ok(pages >= 4, `${pages} pages`);
  const folder = join(top, 'tests', 'output');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'report.pdf'), pdf);
}));
