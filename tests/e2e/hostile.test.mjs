// Texts that are hard on programs, through every text field of the page, every export and every import: only ever text,
// no error in the console, no request. The list and the host's part: tests/cases/hostile.json, tests/it/hostile.rs.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inBrowser, served, top } from './harness.mjs';
import { Principal } from './principal.mjs';

const HOSTILE = JSON.parse(readFileSync(join(top, 'tests/cases/hostile.json'), 'utf8'))
  .map(({ what, text, times = 1 }) => ({ what, text: text.repeat(times) }))
  // What only a browser can hold: half a character.
  .concat([{ what: 'half a character', text: 'a\ud800b' }]);

const SCHOOL = { plan: 'lvchun-2022', name: '绿春县大兴小学', kind: 'primary', region: '云南省/红河州/绿春县' };
const FIELDS = 'main input[type=text], main input[type=search], main textarea';

/** Unfolds what has fields, at the first row that is rated. */
async function unfold(page) {
  const principal = new Principal(page);
  await principal.on('home');
  await principal.start(SCHOOL);
  const id = await page.locator('[data-checkpoint]', { has: page.locator('input[type=radio][value=none]') }).first().getAttribute('data-checkpoint');
  await principal.rate(id, 'none');
  const indicator = page.locator('[data-indicator]', { has: page.locator(`[data-checkpoint="${id}"]`) }).first();
  await indicator.locator('[data-evidence-of] > summary').click();
  await indicator.locator('[data-evidence-new]').fill('材料');
  await page.keyboard.press('Enter');
  await indicator.locator('[data-evidence] summary').first().click();
  await page.locator(`[data-rectify="${id}"] summary`).click();
  await page.locator(`[data-rectify="${id}"] [data-rectify-add]`).click();
  await page.locator(`[data-rectify="${id}"] [data-field=problem]`).waitFor();
  await principal.declareNotApplicable(await other(page, id), '没有');
  return { principal, id };
}

/** Another checkpoint of the section. */
const other = (page, id) => page.locator(`[data-checkpoint]:not([data-checkpoint="${id}"])`).last().getAttribute('data-checkpoint');

/** One field of each kind, by what marks it. */
async function kinds(page) {
  return page.locator(FIELDS).evaluateAll((fields) => {
    const seen = new Map();
    for (const field of fields.filter((each) => each.offsetParent)) {
      const mark = [...field.attributes].map(({ name, value }) => (name === 'data-field' || name === 'name' ? `${name}=${value}` : name))
        .filter((name) => name.startsWith('data-') || name.startsWith('name=')).sort().join(' ') || field.type;
      if (!seen.has(mark)) seen.set(mark, fields.indexOf(field));
    }
    return [...seen];
  });
}

async function harmless(page, what) {
  const seen = await page.evaluate(() => ({
    title: document.title, scripts: document.querySelectorAll('main script, main svg[onload], main img, dialog script, dialog img').length,
    wide: document.documentElement.scrollWidth > innerWidth, lang: document.documentElement.lang,
  }));
  assert.deepEqual({ ...seen, title: '' }, { title: '', scripts: 0, wide: false, lang: 'zh-CN' }, what);
  assert.match(seen.title, /对标自评/, what);
}

test('every text through every field of the answering page', () => inBrowser(() => served(''), {}, async ({ page }) => {
  const { principal, id } = await unfold(page);
  const fields = await kinds(page);
  assert.ok(fields.length >= 8, `fields: ${fields.map(([mark]) => mark)}`);
  for (const { what, text } of HOSTILE) {
    // The field for finding stands first and comes last: where nothing is found, there is no other.
    for (const [mark] of [...fields].reverse()) {
      const place = (await kinds(page)).find(([each]) => each === mark)?.[1];
      if (place === undefined) continue;
      const field = page.locator(FIELDS).nth(place);
      await field.fill(text);
      await field.blur();
    }
    await page.locator('input[type=search]').first().fill('');
    await page.keyboard.press('Enter');
    await page.locator('[data-found]').waitFor({ state: 'detached' });
    await page.locator(`[data-checkpoint="${id}"]`).waitFor();
    await principal.listed();
    await harmless(page, what);
  }
  const note = page.locator(`[data-checkpoint="${id}"] textarea[data-note]`);
  await note.fill('=1+1<b>粗</b>');
  await note.blur();
  await principal.waitSaved();
  await principal.reload();
  assert.equal((await principal.answerOf(id)).note, '=1+1<b>粗</b>');
}));

test('every text as the name of a school, in and out of files', () => inBrowser(() => served(''), {}, async ({ page }) => {
  const { principal, id } = await unfold(page);
  await principal.results();
  const { bytes } = await principal.export('json');
  await principal.home();
  for (const [number, { what, text }] of HOSTILE.filter((each) => each.text.trim()).entries()) {
    const data = JSON.parse(bytes);
    delete data.receipt;
    Object.assign(data, { id: `x${Math.random()}` });
    Object.assign(data.subject, { id: `y${Math.random()}`, name: `${text}${number}`, region: text, code: text });
    for (const answer of data.answers) answer.note = text;
    for (const each of data.evidence) Object.assign(each, { title: text, number: text, kept_at: text, link: text });
    for (const each of data.rectifications) Object.assign(each, { problem: text, cause: text, unit: text, person: text });
    await principal.choose({ name: `${text.slice(0, 40).replaceAll(/[/\0]/g, '_')}.json`, bytes: Buffer.from(JSON.stringify(data)) });
    await harmless(page, what);
    const take = page.locator('dialog[open] [data-import-take="take"]');
    if (text.includes('\ud800')) {
      // JSON.stringify writes it as an escape, and text can't hold it.
      assert.match(await principal.dialogText(), /读不下去/, what);
      await principal.escape();
      continue;
    }
    await take.click();
    await principal.on('answer');
    await harmless(page, what);
    // A hundred thousand characters are no name, but they must not harm either.
    if (text.length > 200) continue;
    await principal.results();
    await harmless(page, what);
    const { name } = await principal.export('csv');
    assert.doesNotMatch(name, /[<>:"/\\|?*\u0000-\u001f\u202a-\u202e]/, what);
    await principal.home();
    await harmless(page, what);
    await page.locator('[data-assessment] [data-delete]').last().click();
    await page.locator('dialog[open]').waitFor();
    await harmless(page, what);
    await principal.escape();
  }
  const made = await principal.backUp();
  assert.equal(JSON.parse(made.bytes).receipt, made.receipt);
  await principal.choose({ name: '备份.json', bytes: made.bytes });
  await harmless(page, 'the preview of them all');
  await principal.escape();
  assert.ok(id);
}));
