// The rest of the page comes after the first screen (src/ui/rest.rs). Here: it is there when it is needed, and where it can't
// be had the page says so, keeps everything, and takes it up when it can.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ARTEFACTS, dist, inBrowser, objections, served } from './harness.mjs';
import { Principal } from './principal.mjs';

const REST = readdirSync(dist).find((name) => /^rest-[0-9a-f]{16}\.wasm$/.test(name));
const SCHOOL = { plan: 'lvchun-2022', kind: 'primary', name: '绿春县大兴小学' };
const FAILED = '这一部分没有加载出来，已填的内容都还在';
const sub = () => served('/schools/自评');

const isRest = (url) => url.pathname.endsWith(REST);
const wholeRest = () => readFileSync(join(dist, REST));
/** What a browser says by itself of a file that is not there or not whole, and our own word on it. */
const aboutTheRest = (message) => /Failed to load resource|Failed to find a valid digest|Failed to fetch|rest-[0-9a-f]+\.wasm/.test(message);

for (const [name, open] of [...Object.entries(ARTEFACTS), ['dist in a sub-folder', sub]]) {
  test(`${name}: the rest comes by itself, once, and is there without the network`, async () => {
    const asked = [];
    // The page's own: the service worker asks once more for what it keeps, by then or later.
    const before = (page) => page.on('request', (request) => asked.push(request.url()));
    await inBrowser(open, { before }, async ({ page, context }) => {
      const principal = new Principal(page);
      await principal.start(SCHOOL);
      await principal.waitSaved();
      assert.equal(asked.filter((url) => url.endsWith(REST)).length, name === 'single file' ? 0 : 1);
      // What is kept for offline use is still being fetched; cut off there, it would be told in the console.
      if (name !== 'single file') await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
      await context.setOffline(true);
      await principal.results();
      await page.locator('main .headline [data-grade]').waitFor();
    });
  });
}

test('dist: what is asked for before the rest is here happens when it comes', async () => {
  let deliver;
  const waiting = new Promise((done) => { deliver = done; });
  const before = (page) => page.route(isRest, async (route) => { await waiting; await route.continue(); });
  await inBrowser(ARTEFACTS['dist over http'], { before }, async ({ page }) => {
    const principal = new Principal(page);
    await principal.on('home');
    await page.locator(`[data-plan="${SCHOOL.plan}"] button`).click();
    await page.locator('.notices').getByText('正在打开').waitFor();
    assert.equal(await page.locator('dialog[open]').count(), 0);
    deliver();
    await page.locator('dialog[open] input[name=name]').waitFor();
    assert.equal(await page.locator('.notices').innerText(), '');
  });
});

test('dist: who has gone on before the rest is here meets nothing from before, and of two wishes the last', async () => {
  let deliver;
  const waiting = new Promise((done) => { deliver = done; });
  const before = (page) => page.route(isRest, async (route) => { await waiting; await route.continue(); });
  await inBrowser(ARTEFACTS['dist over http'], { before }, async ({ page }) => {
    const principal = new Principal(page);
    await principal.on('home');
    const begin = (plan) => page.locator(`[data-plan="${plan}"] button`).click();
    const chosen = page.locator('dialog[open] input[name=plan]:checked');
    await begin(SCHOOL.plan);
    await begin('banan-2021');
    deliver();
    await chosen.first().waitFor();
    assert.equal(await chosen.first().inputValue(), 'banan-2021');
  });
  const again = new Promise((done) => { deliver = done; });
  const held = (page) => page.route(isRest, async (route) => { await again; await route.continue(); });
  await inBrowser(ARTEFACTS['dist over http'], { before: held }, async ({ page }) => {
    const principal = new Principal(page);
    await principal.on('home');
    await page.locator(`[data-plan="${SCHOOL.plan}"] button`).click();
    await page.locator('.notices').getByText('正在打开').waitFor();
    await page.evaluate(() => { window.location.hash = '#/kept'; });
    await page.locator('main[data-route=kept]').waitFor();
    deliver();
    await page.locator('[data-clear]').waitFor();
    await page.locator('.notices:empty, .notices:not(:has(.notice))').waitFor({ state: 'attached' });
    assert.equal(await page.locator('dialog[open]').count(), 0);
  });
});

const spoilt = {
  'is not there': (route) => route.fulfill({ status: 404, body: 'not here' }),
  'was cut': (route) => route.fulfill({ body: wholeRest().subarray(0, 50_000), contentType: 'application/wasm' }),
  'is of another build': (route) => route.fulfill({ body: readFileSync(join(dist, 'worker_bg.wasm')), contentType: 'application/wasm' }),
  'cannot be reached': (route) => route.abort(),
};
for (const [what, spoil] of Object.entries(spoilt)) {
  test(`dist: a rest that ${what} is told in words, and taken up when it can be had`, async () => {
    await inBrowser(ARTEFACTS['dist over http'], { allow: aboutTheRest, keep: false }, async ({ page, shot }) => {
      const principal = new Principal(page);
      await principal.start(SCHOOL);
      const id = await page.locator('[data-checkpoint]:has(input[type=radio][value=full])').first().getAttribute('data-checkpoint');
      await principal.rate(id, 'full');
      await principal.waitSaved();
      const answer = await principal.answerOf(id);

      await page.route(isRest, spoil);
      await page.reload();
      await principal.on('answer');
      await page.locator('.work').getByText(FAILED).waitFor();
      await page.locator('nav.tabs a').last().click();
      await page.locator('main[data-route=report]').getByText(FAILED).waitFor();
      assert.deepEqual(await objections(page, 'without the rest'), []);
      await shot(`without-the-rest`);
      await page.locator('main [data-try-again]').click();
      await page.locator('main').getByText(FAILED).waitFor();

      await page.locator('nav.tabs a').first().click();
      await principal.on('answer');
      assert.deepEqual(await principal.answerOf(id), { ...answer, outcome: '' }, 'answering goes on, though nobody judges');
      await page.locator('header a[href="#/"]').click();
      await principal.on('home');
      await page.locator(`[data-plan="${SCHOOL.plan}"] button`).click();
      await page.locator('.notices').getByText(FAILED).waitFor();

      await page.unroute(isRest);
      await page.locator(`[data-plan="${SCHOOL.plan}"] button`).click();
      await page.locator('dialog[open] input[name=name]').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('[data-assessment] a').nth(1).click();
      await principal.on('results');
      await page.locator('nav.tabs a').first().click();
      await page.locator(`[data-checkpoint="${id}"][data-outcome="met"]`).waitFor();
    });
  });
}
