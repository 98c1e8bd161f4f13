// Several tabs of one browser: one writes of a subject and the others read along; a turn is handed over, taken from a
// frozen tab, and passes on by itself when a tab is closed. No edit of any of them is lost. Over http, from the single
// file, and where the browser has no locks.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ARTEFACTS, inBrowser, objections, served } from './harness.mjs';
import { Principal } from './principal.mjs';

const COUNTY = { plan: 'lvchun-2022', kind: 'county', name: '绿春县教育体育局', region: '云南省/红河州/绿春县' };
const [PERCENT, RATED] = ['目标1.1', '目标3.1'];

/** A second tab at the address of the first. */
async function beside(principal) {
  const page = await principal.page.context().newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(principal.page.url());
  const second = new Principal(page);
  await second.on('answer');
  return second;
}

const banner = ({ page }) => page.locator('[data-tabs] [data-take-over]');
const field = ({ page }) => page.locator(`[data-checkpoint="${PERCENT}"] input[data-metric]`);
const level = ({ page }, id) => page.locator(`[data-checkpoint="${RATED}"] input[value="${id}"]`);
const says = (principal, id) => principal.page.locator(`[data-checkpoint="${RATED}"] input[value="${id}"]:checked`).waitFor();
const reads = (principal) => principal.page.locator(`[data-checkpoint="${RATED}"] fieldset.answer:disabled`).waitFor();
const writes = (principal) => principal.page.locator(`[data-checkpoint="${RATED}"] fieldset.answer:enabled`).waitFor();

for (const [artefact, open] of Object.entries(ARTEFACTS)) {
  test(`${artefact}: the second tab reads along, takes over, and nothing of either is lost`, () => inBrowser(open, {}, async ({ page }) => {
    const first = new Principal(page);
    await first.on('home');
    await first.start(COUNTY);
    await first.rate(RATED, 'part');

    const second = await beside(first);
    await banner(second).waitFor();
    await reads(second);
    await says(second, 'part');
    assert.deepEqual(await objections(second.page, 'reading along'), []);

    // What is written there shows here, in the middle of typing too.
    await field(first).pressSequentially('95');
    await second.page.waitForFunction(([css]) => document.querySelector(css).value === '95', [`[data-checkpoint="${PERCENT}"] input[data-metric]`]);

    // Typed and not yet left: the first writes it down before it lets go.
    const note = first.page.locator(`[data-checkpoint="${RATED}"] textarea[data-note]`);
    await note.pressSequentially('核对过台账');
    await banner(second).click();
    await writes(second);
    await reads(first);
    await second.page.waitForFunction(([css]) => document.querySelector(css).value === '核对过台账', [`[data-checkpoint="${RATED}"] textarea[data-note]`]);
    await second.rate(RATED, 'full');
    await says(first, 'full');

    // The one that writes is closed: the other writes again by itself, with all that was written.
    await second.page.close();
    await writes(first);
    await banner(first).waitFor({ state: 'detached' });
    await first.page.reload();
    await first.on('answer');
    await says(first, 'full');
    assert.equal(await field(first).inputValue(), '95');
  }));
}

test('two plans of one subject share one sheet, and one tab writes it', () => inBrowser(() => served(''), {}, async ({ page }) => {
  const first = new Principal(page);
  await first.on('home');
  await first.openStartForm('lvchun-2022');
  await first.fillStartForm({ ...COUNTY, plans: ['lvchun-2022', 'youzhijunheng-2017'] });
  await first.submitStartForm();
  await first.on('answer');
  await first.home();
  const links = page.locator('[data-assessment] a[href^="#/a/"]');
  await links.nth(1).waitFor();
  const rows = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  const [one, other] = [...new Set(rows)];
  assert.notEqual(other, undefined, 'there are two assessments');
  await page.goto(page.url().replace(/#.*$/, one));
  await first.on('answer');
  const tab = await page.context().newPage();
  await tab.goto(page.url().replace(/#.*$/, other));
  const second = new Principal(tab);
  await second.on('answer');
  await banner(second).waitFor();
  // Of another subject, nobody waits for anybody.
  await second.home();
  await second.page.locator('[data-tabs]').waitFor({ state: 'detached' });
}));

test('a tab that is frozen loses its turn', () => inBrowser(() => served(''), {}, async ({ page, context }) => {
  const first = new Principal(page);
  await first.on('home');
  await first.start(COUNTY);
  await first.rate(RATED, 'part');
  const second = await beside(first);
  await banner(second).waitFor();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Debugger.enable');
  await devtools.send('Debugger.pause');
  page.evaluate(() => 1).catch(() => {});
  await banner(second).click();
  await writes(second);
  await second.rate(RATED, 'full');
  await devtools.send('Debugger.resume');
  await devtools.detach();
  await reads(first);
  await says(first, 'full');
}));

test('without locks, a renewed note does their work', () => inBrowser(() => served(''), {
  before: (_, context) => context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })),
}, async ({ page }) => {
  const first = new Principal(page);
  await first.on('home');
  await first.start(COUNTY);
  await first.rate(RATED, 'part');
  const second = await beside(first);
  await banner(second).waitFor();
  await banner(second).click();
  await writes(second);
  await reads(first);
  await second.rate(RATED, 'full');
  await says(first, 'full');
}));

test('a tab with an older program stops writing and asks to be reopened', () => inBrowser(() => served(''), {}, async ({ page }) => {
  const first = new Principal(page);
  await first.on('home');
  await first.start(COUNTY);
  await first.rate(RATED, 'part');
  await page.evaluate(() => {
    const tabs = new BroadcastChannel('duibiao');
    tabs.postMessage('here\n999.0.0 (later)');
    tabs.close();
  });
  await page.locator('[data-tabs] [data-reopen]').waitFor();
  await reads(first);
  await level(first, 'full').click({ force: true }).catch(() => {});
  await page.locator('[data-reopen]').click();
  await first.on('answer');
  await says(first, 'part');
  await writes(first);
}));
