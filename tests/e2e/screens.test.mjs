// Every screen as it is handed over: looked at in the two sizes that people have, and by the accessibility checker. The
// pictures stay in tests/output.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inBrowser, objections, served } from './harness.mjs';
import { Principal } from './principal.mjs';

const SIZES = [{ width: 1366, height: 768 }, { width: 360, height: 740 }];
const PLAN = 'lvchun-2022';

/** Goes from screen to screen; `look` is called on each. */
async function walk(principal, look) {
  const { page } = principal;
  const dialog = async (name) => { await page.locator('dialog[open]').waitFor(); await look(name); await principal.escape(); };
  await principal.on('home');
  await page.locator(`[data-plan="${PLAN}"]`).first().waitFor();
  await look('home-empty');
  await page.locator('[data-begin]').click();
  await dialog('start');
  await page.locator(`[data-plan="${PLAN}"] a[href^="#/plan/"]`).first().click();
  await principal.on('plan');
  await look('plan');
  await principal.home();
  await principal.start({ plan: PLAN, kind: 'primary', name: '大兴小学', region: '云南省/红河州/绿春县' });
  await page.locator('[data-evidence-of]').first().waitFor();
  await look('answering-empty');
  await principal.home();
  await page.locator('[data-sample]').click();
  await principal.on('answer');
  await page.locator('.crumb').getByText('示例小学').waitFor();
  await page.locator('[data-evidence-of]').first().waitFor();
  await look('answering');
  await page.locator('[data-keys]').click();
  await dialog('keys');
  await page.locator('[data-find]').fill('安全');
  await page.locator('[data-found]').waitFor();
  await look('found');
  await page.locator('[data-clear-find]').click();
  for (const [name, hash, route] of [['ledger', 'z', 'rectify'], ['sheet', 'd', 'sheet'], ['results', 'r', 'results']]) {
    await page.locator(`header nav a[href^="#/${hash}/"]`).click();
    await principal.on(route);
    await page.locator('main .loading').waitFor({ state: 'detached' });
    await look(name);
  }
  await page.locator('.approval').scrollIntoViewIfNeeded();
  await look('approval');
  await principal.home();
  await look('home');
  await page.locator('[data-assessment] [data-delete]').first().click();
  await dialog('delete');
  await principal.choose({ name: '通知.txt', bytes: Buffer.from('各校：请于周五前上报。') });
  await dialog('bad-file');
}

for (const size of SIZES) {
  test(`every screen at ${size.width}×${size.height}`, () => inBrowser(() => served(''), {
    width: size.width, before: (page) => page.setViewportSize(size),
  }, async ({ page, shot }) => {
    const barriers = [];
    await walk(new Principal(page), async (name) => {
      await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
      await shot(`screen-${name}-${size.width}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} does not scroll sideways`);
      barriers.push(...await objections(page, `${name} at ${size.width}`));
    });
    assert.deepEqual(barriers, []);
  }));
}
