// What a quick hand meets on a slow computer: the page is a step behind, and still nothing is done twice, elsewhere or undone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inBrowser, served } from './harness.mjs';
import { Principal } from './principal.mjs';

const COUNTY = { plan: 'lvchun-2022', kind: 'county', name: '绿春县教育体育局', region: '云南省/红河州/绿春县' };
const RATED = '目标3.1';
const http = () => served('');

async function atWork(page, who = COUNTY) {
  const principal = new Principal(page);
  await principal.on('home');
  await principal.start(who);
  return principal;
}

test('a form that is opened again at once stays open, however late the browser tells that it was closed', () => inBrowser(http, {}, async ({ page }) => {
  const principal = new Principal(page);
  await principal.on('home');
  for (const how of ['requestClose', 'close']) {
    await principal.openStartForm('lvchun-2022');
    await page.evaluate((way) => {
      const dialog = document.querySelector('dialog[open]');
      window.told = new Promise((done) => { dialog.addEventListener('close', () => setTimeout(done, 100), { once: true }); });
      dialog[way]();
      document.querySelector('[data-plan="lvchun-2022"] button').click();
    }, how);
    await page.evaluate('window.told');
    assert.equal(await page.locator('dialog[open] [name=name]').count(), 1, how);
    await principal.escape();
  }
}));

test('a double click is one click: the file comes in once', () => inBrowser(http, {}, async ({ page }) => {
  const principal = await atWork(page);
  await principal.rate(RATED, 'most');
  await principal.results();
  const { bytes } = await principal.export('json');
  await principal.answering();
  await principal.rate(RATED, 'none');
  await principal.choose({ name: '自评.json', bytes });
  const both = page.locator('dialog[open] [data-import-take=both]');
  await both.waitFor();
  // In one task, as two clicks that wait for the page.
  await both.evaluate((button) => { button.click(); button.click(); });
  await principal.on('answer');
  await page.locator('.notice').getByText('已导入').waitFor();
  await principal.home();
  assert.equal(await page.locator('[data-assessment]').count(), 2, 'what was here, and one copy');
}));

test('of two files that are dropped one upon another the last one is shown, however long the first takes', () => inBrowser(http, {}, async ({ page }) => {
  const principal = await atWork(page);
  await principal.rate(RATED, 'most');
  await principal.results();
  const file = (await principal.export('json')).bytes.toString('utf8');
  await principal.home();
  await page.evaluate((text) => {
    const drop = (name, parts) => {
      const data = new DataTransfer();
      data.items.add(new File(parts, name));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true, bubbles: true }));
    };
    // The first is read for a while.
    drop('自评.json', [text, ' '.repeat(8_000_000)]);
    drop('通知.json', ['{ "事": "开会" }']);
  }, file);
  const shown = page.locator('dialog.import[open]');
  await shown.getByText('通知.json').waitFor();
  // Longer than the first takes: then it would stand there.
  await page.waitForTimeout(2000);
  assert.match(await shown.innerText(), /通知\.json/);
}));

test('the second of a double click does not take over what another tab writes', () => inBrowser(http, {}, async ({ page, context }) => {
  const principal = await atWork(page);
  await principal.waitSaved();
  await principal.home();
  const writer = await context.newPage();
  await writer.goto(page.url());
  const other = new Principal(writer);
  await other.on('home');
  await writer.locator('[data-assessment] a.button.primary').click();
  await other.on('answer');
  await other.rate(RATED, 'none');
  await other.waitSaved();
  await page.bringToFront();
  await page.locator('[data-delete]').click();
  await page.locator('dialog[open] [data-delete-confirm]').dblclick({ delay: 30 });
  await page.locator('dialog[open] [data-busy]').waitFor();
  assert.equal(await page.locator('[data-assessment]').count(), 1);
}));

test('what is offered to be taken back is offered where it was done', () => inBrowser(http, {}, async ({ page }) => {
  const principal = await atWork(page);
  const undo = page.locator('.notice').getByRole('button', { name: '撤销' });
  const met = page.locator('.indicator [data-all-met][aria-disabled=false]');
  for (const section of await page.locator('nav.sections li:not(:has(ul)) > a').evaluateAll((links) => links.map((link) => link.dataset.section))) {
    await principal.goTo(section);
    if (await met.count() > 0) break;
  }
  await met.first().click();
  await undo.waitFor();
  await principal.home();
  await undo.waitFor({ state: 'detached' });
  await principal.start({ ...COUNTY, name: '另一个县教育体育局' });
  assert.equal(await undo.count(), 0, 'not in another one');
  await page.goBack();
  await page.goBack();
  await principal.on('answer');
  await undo.click();
  await page.locator('.status [data-coverage^="0/"]').waitFor();
}));

test('what an input method composes while the page is busy is not written over', () => inBrowser(http, {}, async ({ page, context }) => {
  const principal = await atWork(page);
  const keys = await context.newCDPSession(page);
  const note = principal.checkpoint(RATED).locator('textarea[data-note]');
  await note.focus();
  await keys.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  // What follows the language keeps the page busy: the letter typed before the word is still on its way into the field.
  await page.evaluate(() => document.querySelector('[data-language-switch]').click());
  await Promise.all([
    keys.send('Input.insertText', { text: '见' }),
    keys.send('Input.imeSetComposition', { text: "zhi'du", selectionStart: 6, selectionEnd: 6 }),
  ]);
  await page.locator('html[lang=en]').waitFor();
  await page.waitForTimeout(1000);
  assert.equal(await note.inputValue(), "见zhi'du");
  await keys.send('Input.insertText', { text: '制度' });
  assert.equal(await note.inputValue(), '见制度');
  await note.blur();
  await principal.waitSaved();
  await principal.reload();
  assert.equal((await principal.answerOf(RATED)).note, '见制度');
}));

test('what is typed while something is looked for stays', () => inBrowser(http, {}, async ({ page }) => {
  const principal = await atWork(page);
  const field = page.locator('[data-find]');
  await field.focus();
  // Each letter comes as the one before it is looked for.
  for (const letter of 'xljk') {
    await page.keyboard.type(letter);
    await page.waitForTimeout(180);
  }
  assert.equal(await field.inputValue(), 'xljk');
  await page.locator('[data-found]').waitFor();
  await page.locator('[data-clear-find]').click();
  await page.waitForFunction(() => document.querySelector('[data-find]').value === '');
  await principal.listed();
}));
