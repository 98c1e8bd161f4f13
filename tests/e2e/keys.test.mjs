// Answering without a mouse: single keys from checkpoint to checkpoint, their help and their switch; 全部达成 with its way
// back; 待复核 with a word why; a percentage that is asked about and taken.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inBrowser, objections, served } from './harness.mjs';
import { Principal } from './principal.mjs';

const SCHOOL = { plan: 'lvchun-2022', name: '绿春县第一小学', kind: 'primary' };

/** A principal in front of the first checkpoint of a school's plan. */
async function atWork(page, who = SCHOOL) {
  const principal = new Principal(page);
  await principal.on('home');
  await principal.start(who);
  await page.locator('[data-checkpoint]').first().waitFor();
  return principal;
}

/** The checkpoint that the focus is in, whether its row itself has it, and whether that row is seen below the sticky line. */
async function focus(page) {
  return page.evaluate(() => {
    const row = document.activeElement.closest('[data-checkpoint]');
    const box = document.activeElement.getBoundingClientRect();
    const line = document.querySelector('.status').getBoundingClientRect().bottom;
    return {
      checkpoint: row?.dataset.checkpoint ?? '', isRow: row === document.activeElement,
      isSeen: box.top >= line && box.top < window.innerHeight,
    };
  });
}

async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

test('single keys lead from checkpoint to checkpoint and answer there', () => inBrowser(() => served(''), {}, async ({ page, shot }) => {
  const principal = await atWork(page);
  const ids = await page.locator('[data-checkpoint]').evaluateAll((rows) => rows.map((row) => row.dataset.checkpoint));
  assert.ok(ids.length >= 4, 'the section is long enough to walk');

  // In by a click on the text, or by Tab: the row takes the focus.
  await principal.checkpoint(ids[0]).locator('.asks .text').click();
  assert.equal((await focus(page)).checkpoint, ids[0]);
  for (const id of ids.slice(1)) {
    await press(page, 'j');
    assert.deepEqual(await focus(page), { checkpoint: id, isRow: true, isSeen: true }, id);
  }
  await press(page, 'j');
  assert.equal((await focus(page)).checkpoint, ids.at(-1), 'the last stays the last');
  for (const id of ids.slice(0, -1).reverse()) {
    await press(page, 'ArrowUp');
    assert.deepEqual(await focus(page), { checkpoint: id, isRow: true, isSeen: true }, id);
  }
  await press(page, 'ArrowDown', 'k', 'k');
  assert.equal((await focus(page)).checkpoint, ids[0]);

  const rated = await page.locator('[data-checkpoint]:has(.level input)').first().getAttribute('data-checkpoint');
  for (let step = 0; step < ids.indexOf(rated); step += 1) await press(page, 'j');
  assert.match(await page.locator('.told').innerText(), /^1 \S+ .+ {2}2 /, 'each level is told with its digit');
  const levels = await principal.checkpoint(rated).locator('.level input').evaluateAll((all) => all.map((each) => each.value));
  await press(page, '2');
  assert.equal((await principal.answerOf(rated)).level, levels[1]);
  await press(page, '1');
  assert.equal((await principal.answerOf(rated)).level, levels[0]);
  await press(page, '9', '0', 'Backspace', 'Control+1');
  assert.equal((await principal.answerOf(rated)).level, levels[0], 'no such level, no such key');
  assert.deepEqual(await focus(page), { checkpoint: rated, isRow: true, isSeen: true }, 'rating keeps the focus');
  assert.deepEqual(await objections(page, 'a row in focus'), []);
  await shot('keys-row');

  // On a level the arrows stay the browser's own, the letters still lead on, and the meaning is told.
  await press(page, 'Tab');
  const meaning = await principal.checkpoint(rated).locator('.level input').first().getAttribute('title');
  await page.waitForFunction((wanted) => document.querySelector('.told')?.innerText === wanted, meaning);
  await press(page, 'ArrowRight');
  assert.equal((await principal.answerOf(rated)).level, levels[1]);
  await page.waitForFunction((before) => ![undefined, before].includes(document.querySelector('.told')?.innerText), meaning);
  await press(page, 'Escape');
  await page.locator('.told').waitFor({ state: 'detached' });

  await press(page, 'n');
  await page.keyboard.type('j1n? 见3号盒');
  const { note, level } = await principal.answerOf(rated);
  assert.deepEqual({ note, level }, { note: 'j1n? 见3号盒', level: levels[1] }, 'in a field keys are letters');
  await principal.waitSaved();
  await principal.reload();
  assert.equal((await principal.answerOf(rated)).level, levels[1]);
}));

test('the keys find the next checkpoint however fast they come', () => inBrowser(() => served(''), {}, async ({ page }) => {
  const principal = await atWork(page);
  await principal.goTo(await page.locator('nav.sections li:not(:has(ul)) > a').last().getAttribute('data-section'));
  // How much each of them asks is known once it is judged.
  await page.locator('nav.sections li:not(:has(ul)) > a:not([aria-current]) .count', { hasText: /^0\/3\d$/ }).first().waitFor();
  // In the very task in which the first rows of the longest section appear, the rest of which is yet to come.
  const walked = await page.evaluate(() => new Promise((done) => {
    const rowOf = (element) => element?.closest('.indicators [data-checkpoint]') ?? null;
    const before = document.querySelector('.indicators [data-checkpoint]');
    const walk = new MutationObserver(() => {
      const first = document.querySelector('.indicators [data-checkpoint]');
      if (!first || first === before) return;
      walk.disconnect();
      const there = document.querySelectorAll('.indicators [data-checkpoint]').length;
      first.focus();
      let [at, steps] = [undefined, 0];
      while (rowOf(document.activeElement) !== at) {
        at = rowOf(document.activeElement);
        steps += 1;
        at.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, cancelable: true }));
      }
      done({ there, steps });
    });
    walk.observe(document.querySelector('.indicators'), { childList: true });
    const asked = (link) => Number(link.querySelector('.count').textContent.split('/')[1]);
    const links = [...document.querySelectorAll('nav.sections li:not(:has(ul)) > a:not([aria-current])')];
    links.reduce((most, link) => (asked(link) > asked(most) ? link : most)).click();
  }));
  await principal.listed();
  assert.equal(walked.steps, await page.locator('.indicators [data-checkpoint]').count());
  assert.ok(walked.steps > walked.there, `${walked.there} were there, ${walked.steps} were met`);
}));

test('the help lists the keys and turns them off for good', () => inBrowser(() => served(''), {}, async ({ page, shot }) => {
  const principal = await atWork(page);
  const rows = page.locator('[data-checkpoint]');
  await rows.first().locator('.asks .text').click();
  const first = (await focus(page)).checkpoint;
  await press(page, '?');
  assert.match(await principal.dialogText(), /快捷键[^]*下一个观测点[^]*启用单键快捷键/);
  assert.deepEqual(await objections(page, 'the help'), []);
  await shot('keys-help');
  await principal.escape();
  assert.equal((await focus(page)).checkpoint, first, 'back where one was');

  await press(page, '?');
  await page.locator('[data-single-keys]').uncheck();
  await principal.escape();
  await press(page, 'j', '1', '?');
  assert.equal((await focus(page)).checkpoint, first, 'off is off');
  assert.equal(await page.locator('dialog[open]').count(), 0);
  await principal.reload();
  await page.locator('[data-keys]').click();
  assert.equal(await page.locator('[data-single-keys]').isChecked(), false, 'remembered');
  await page.locator('[data-single-keys]').check();
  await principal.escape();
  await rows.first().locator('.asks .text').click();
  await press(page, 'j');
  assert.notEqual((await focus(page)).checkpoint, first);
  await principal.switchLanguage();
  await page.locator('[data-keys]').click();
  await page.locator('dialog[open]', { hasText: 'Next checkpoint' }).waitFor();
  assert.deepEqual(await objections(page, 'the help in English'), []);
}));

test('全部达成 rates what is open in one step and takes it back in one', () => inBrowser(() => served(''), {}, async ({ page, shot }) => {
  const principal = await atWork(page);
  for (const section of await page.locator('nav.sections li:not(:has(ul)) > a').all()) {
    if (await page.locator('[data-all-met]').count() > 0) break;
    await principal.goTo(await section.getAttribute('data-section'));
  }
  const card = page.locator('.indicator:has([data-all-met])').first();
  // Which of them stand behind a rule is known once they are judged.
  await card.locator('[data-checkpoint]:not([data-outcome])').first().waitFor({ state: 'detached' });
  const ids = await card.locator('[data-checkpoint]:not([data-ruled]):has(.level input)')
    .evaluateAll((rows) => rows.map((row) => row.dataset.checkpoint));
  const levels = async () => {
    const found = [];
    for (const id of ids) found.push((await principal.answerOf(id)).level);
    return found;
  };
  /** Waits until they are rated so. */
  const stand = (wanted) => page.waitForFunction(([ids, wanted]) => ids.every((id, place) => {
    const chosen = document.querySelector(`[data-checkpoint="${id}"] input[type=radio]:checked`);
    return (chosen?.value ?? '') === wanted[place];
  }), [ids, wanted]);
  const [own, ...open] = ids;
  assert.ok(open.length >= 1);
  const second = await principal.checkpoint(own).locator('.level input').last().getAttribute('value');
  await principal.rate(own, second);
  const before = await levels();

  const button = card.locator('[data-all-met]');
  await card.locator('[data-all-met][aria-disabled=false]').waitFor();
  await button.focus();
  await press(page, 'Enter');
  await card.locator('[data-all-met][aria-disabled=true]').waitFor();
  const after = await levels();
  assert.equal(after[0], second, 'what was answered stays');
  assert.ok(after.slice(1).every((level) => ['full', 'yes', 'done'].includes(level)), after.join(' '));
  assert.match(await page.locator('.notice').innerText(), new RegExp(`${open.length} 个`));
  assert.deepEqual(await objections(page, 'all met'), []);
  await shot('all-met');
  await principal.waitSaved();

  // The status line's 撤销 and 重做 are one step each.
  const status = page.locator('.status');
  await status.getByRole('button', { name: '撤销' }).click();
  await stand(before);
  await status.getByRole('button', { name: '重做' }).click();
  await stand(after);

  // The notice takes back just what it told of, whatever came since.
  await principal.note(own, '后来写的');
  await page.locator('.notice').getByRole('button', { name: '撤销' }).click();
  await stand(before);
  assert.equal((await principal.answerOf(own)).note, '后来写的');
  await principal.waitSaved();
  await principal.reload();
  assert.deepEqual(await levels(), before);
}));

test('an answer is marked 待复核 with a word why', () => inBrowser(() => served(''), {}, async ({ page, shot }) => {
  const principal = await atWork(page);
  const row = page.locator('[data-checkpoint]').first();
  await row.locator('[data-review]').check();
  await row.locator('.tag.review').waitFor();
  const why = row.locator('[data-review-why]');

  // As a Chinese input method types: nothing is passed on before the word is chosen, nothing twice.
  await why.focus();
  const browser = await page.context().newCDPSession(page);
  await browser.send('Input.imeSetComposition', { text: "ren'shu", selectionStart: 7, selectionEnd: 7 });
  await browser.send('Input.insertText', { text: '人数' });
  await page.keyboard.type('待核');
  await why.blur();
  assert.equal(await why.inputValue(), '人数待核');
  assert.deepEqual(await objections(page, '待复核'), []);
  await shot('review');
  await principal.waitSaved();
  await principal.reload();
  assert.equal(await why.inputValue(), '人数待核');
  assert.equal(await row.locator('.tag.review').innerText(), '待复核');

  await row.locator('[data-review]').uncheck();
  await row.locator('.tag.review').waitFor({ state: 'detached' });
  await page.locator('.status').getByRole('button', { name: '撤销' }).click();
  assert.equal(await why.inputValue(), '人数待核', 'the mark comes back with its word');
}));

test('a percentage over 100 is asked about, and taken', () => inBrowser(() => served(''), {}, async ({ page, shot }) => {
  const principal = await atWork(page, { plan: 'lvchun-2022', name: '绿春县', kind: 'county' });
  const percent = page.locator('[data-checkpoint]:has(.number input[data-metric]):has(.unit:text-is("%"))');
  for (const section of await page.locator('nav.sections li:not(:has(ul)) > a').all()) {
    if (await percent.count() > 0) break;
    await principal.goTo(await section.getAttribute('data-section'));
  }
  const row = percent.first();
  const field = row.locator('input[data-metric]').first();
  await field.fill('120');
  await row.getByText('数值超过 100%，请核对').waitFor();
  assert.notEqual(await row.getAttribute('data-outcome'), 'unanswered', 'it is taken as it stands');
  assert.deepEqual(await objections(page, 'over 100 %'), []);
  await shot('over-100');
  await field.fill('100');
  await row.getByText('请核对').waitFor({ state: 'detached' });
  assert.equal(await field.inputValue(), '100');
}));

test('all of it fits a narrow screen, in dark and in English', () => inBrowser(() => served(''), {
  width: 360, before: (page) => page.emulateMedia({ colorScheme: 'dark' }),
}, async ({ page, shot }) => {
  const principal = await atWork(page);
  await principal.switchLanguage();
  const row = page.locator('[data-checkpoint]').first();
  await row.locator('[data-review]').check();
  await page.keyboard.press('j');
  assert.notEqual((await focus(page)).checkpoint, await row.getAttribute('data-checkpoint'));
  assert.deepEqual(await objections(page, 'a narrow list'), []);
  const isWide = () => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  assert.equal(await isWide(), false);
  await shot('keys-narrow');
  await page.locator('[data-keys]').click();
  await page.locator('dialog[open]').waitFor();
  assert.deepEqual(await objections(page, 'the help on a narrow screen'), []);
  assert.equal(await isWide(), false);
  await shot('keys-help-narrow');
}));
