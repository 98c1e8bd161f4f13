// Plans of the user's own in a real browser: added from a file, answered, brought up to date, backed up, and taken out again.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ARTEFACTS, dist, inBrowser, objections, served } from './harness.mjs';
import { Principal } from './principal.mjs';

const DIALOG = 'dialog[open]';
const SCHOOL = { plan: 'demo-2026', name: '示范县第一小学', kind: 'primary', region: '云南省/示范州/示范县' };

/** A plan as its author writes it, of this edition, with so many points that are rated. */
function plan({ id = 'demo-2026', edition = '1', points = 2 } = {}) {
  const point = (no) => `
[[indicators.checkpoints]]
id = "1.${no}"
text = "每学期开展第${no}次心理健康教育活动"
kind = "rated"
audience = ["primary", "junior"]
`;
  return `# 示范县自己的计划
id = "${id}"
title = "示范县教育工作要点"
issuer = "示范县教育体育局"
period = "2026"
region = "云南省/示范州/示范县"
jurisdiction = "county"
edition = "${edition}"

[[sections]]
no = "一"
title = "心理健康教育"

[[indicators]]
no = "1"
section = ["一"]
title = "心理健康教育活动"
lead = ["县教体局"]
deadline = { text = "2026年底", date = 2026-12-31 }
${Array.from({ length: points }, (_, place) => point(place + 1)).join('')}`;
}

const file = (text, name = '要点.toml') => ({ name, bytes: Buffer.from(text) });

/** Chooses a plan file and adds it; its page opens. */
async function add(principal, text, name) {
  await principal.choose(file(text, name));
  await principal.page.locator(`${DIALOG} [data-add-plan]`).click();
  await principal.on('plan');
}

for (const [name, open] of Object.entries(ARTEFACTS)) {
  test(`${name}: a plan of one's own is added from a file, answered, and still there`, () => inBrowser(open, {}, async ({ page, shot }) => {
    const principal = new Principal(page);
    await principal.on('home');
    // As a chat program hands it on.
    await principal.choose(file(plan(), '要点(1).toml.bin'));
    assert.match(await principal.dialogText(), /示范县教育工作要点[\s\S]*示范县教育体育局[\s\S]*2 个观测点[\s\S]*小学/);
    assert.deepEqual(await objections(page, 'a plan in a file'), []);
    await shot('own-plan-dialog');
    await principal.escape();
    assert.equal(await page.locator('[data-plan="demo-2026"]').count(), 0, 'nothing changes before it is added');
    await add(principal, plan());
    await page.locator('main h1', { hasText: '示范县教育工作要点' }).waitFor();
    assert.deepEqual(await objections(page, 'the page of an own plan'), []);
    await shot('own-plan-page');
    await principal.home();
    await page.locator('details.group[open]', { hasText: '自己添加的计划' }).locator('[data-plan="demo-2026"]').waitFor();
    await shot('own-plan-home');
    await principal.start(SCHOOL);
    await principal.rate('1.1', 'full');
    await principal.waitSaved();
    await principal.reload();
    await principal.on('answer');
    assert.ok(await page.locator('[data-checkpoint="1.1"] input[value=full]').isChecked());
    await principal.results();
    const { bytes } = await principal.export('json');
    assert.equal(JSON.parse(bytes).plan.id, 'demo-2026');
    // What is answered is not taken out.
    await page.goto(`${page.url().split('#')[0]}#/plan/demo-2026`);
    await principal.on('plan');
    await page.locator('[data-in-use]', { hasText: '1 份自评' }).waitFor();
    assert.equal(await page.locator('[data-remove-plan]').count(), 0);
  }));
}

test('everything wrong in a plan file is told at once, and nothing changes', () => inBrowser(() => served(''), {}, async ({ page }) => {
  const principal = new Principal(page);
  await principal.on('home');
  const bad = plan().replace('jurisdiction = "county"', 'jurisdiction = "town"').replaceAll('"junior"]', '"nobody"]').replace('date = 2026-12-31', 'date = "soon"');
  await principal.choose(file(bad));
  const text = await principal.dialogText();
  assert.match(text, /town/);
  assert.equal(text.match(/nobody/g).length, 2);
  assert.match(text, /soon[\s\S]*没有任何改动/);
  await principal.escape();
  await principal.choose(file(plan().replace('title = "心', 'title = 心')));
  assert.match(await principal.dialogText(), /第 ?12 ?行/);
  await principal.escape();
  const shipped = JSON.parse(readFileSync(join(dist, 'plans', 'qingyuan-2019.json'), 'utf8'));
  await principal.choose(file(JSON.stringify({ ...shipped, title: '另一份要点' }), '要点.json'));
  assert.match(await principal.dialogText(), /编号“qingyuan-2019”与自带的计划/);
  assert.equal(await page.locator(`${DIALOG} [data-add-plan]`).count(), 0);
  await principal.escape();
  await principal.choose(file(JSON.stringify(shipped), '要点.json'));
  assert.match(await principal.dialogText(), /本机已经有了，内容完全一样/);
}));

test('another edition takes the place of the one before, and what was answered is held against it', () => inBrowser(() => served(''), {}, async ({ page, shot }) => {
  const principal = new Principal(page);
  await principal.on('home');
  await add(principal, plan());
  await principal.home();
  await principal.start(SCHOOL);
  await principal.rate('1.1', 'full');
  await principal.waitSaved();
  const address = page.url();
  await principal.choose(file(plan({ edition: '2', points: 3 }).replace('开展第1次', '至少开展第1次')));
  assert.match(await principal.dialogText(), /版本 1[\s\S]*版本 2/);
  await page.locator(`${DIALOG} [data-add-plan]`).click();
  await principal.on('plan');
  await page.locator('dl.identity', { hasText: '清单版本2' }).waitFor();
  await page.goto(address);
  await principal.on('answer');
  await page.locator('main [data-edition]').waitFor();
  await page.locator('main [data-edition] button').first().click();
  await page.locator('dialog.edition[open]', { hasText: /每学期开展第1次[\s\S]*每学期至少开展第1次/ }).waitFor();
  await shot('own-plan-edition');
}));

test('a backup takes plans of one’s own along, and brings them to another browser', async () => {
  let made;
  await inBrowser(() => served(''), {}, async ({ page }) => {
    const principal = new Principal(page);
    await principal.on('home');
    await add(principal, plan());
    await principal.home();
    await principal.start(SCHOOL);
    await principal.rate('1.2', 'most');
    await principal.waitSaved();
    made = await principal.backUp();
    assert.equal(JSON.parse(made.bytes).version, 2);
  });
  await inBrowser(() => served(''), {}, async ({ page, shot }) => {
    const principal = new Principal(page);
    await principal.on('home');
    await principal.choose({ name: '备份.json', bytes: made.bytes });
    await page.locator(`${DIALOG} [data-plans]`, { hasText: '示范县教育工作要点' }).waitFor();
    await shot('own-plan-restore');
    await page.locator(`${DIALOG} [data-restore-confirm]`).click();
    await page.locator('.notice', { hasText: made.receipt }).waitFor();
    await page.locator('[data-assessment] a.button.primary').first().click();
    await principal.on('answer');
    assert.ok(await page.locator('[data-checkpoint="1.2"] input[value=most]').isChecked());
  });
});

test('a plan that nothing answers is taken out, brought back, and handed on as a file', () => inBrowser(() => served(''), { width: 360 }, async ({ page, shot }) => {
  const principal = new Principal(page);
  await principal.on('home');
  await add(principal, plan());
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
  await shot('own-plan-360');
  const arriving = page.waitForEvent('download');
  await page.locator('[data-save-plan]').click();
  const download = await arriving;
  assert.match(download.suggestedFilename(), /^示范县教育工作要点-计划-\d{4}-\d\d-\d\d\.json$/);
  const saved = readFileSync(await download.path());
  await page.locator('[data-remove-plan]').click();
  await principal.on('home');
  await page.locator('[data-plan="demo-2026"]').waitFor({ state: 'detached' });
  await page.locator('.notice button').first().click();
  await page.locator('[data-plan="demo-2026"]').waitFor();
  await page.goto(`${page.url().split('#')[0]}#/plan/demo-2026`);
  await principal.on('plan');
  await page.locator('[data-remove-plan]').click();
  await principal.on('home');
  await page.evaluate(() => { location.hash = '#/plan/demo-2026'; });
  await page.getByText('没有找到这份计划').waitFor();
  await principal.choose({ name: '计划.json', bytes: saved });
  await page.locator(`${DIALOG} [data-add-plan]`).click();
  await principal.on('plan');
}));
