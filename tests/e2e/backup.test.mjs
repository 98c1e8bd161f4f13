// Everything in one file, put back in another browser; and the same assessment here and in a file, put together.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ARTEFACTS, inBrowser, objections, served } from './harness.mjs';
import { Principal } from './principal.mjs';

const SCHOOL = { plan: 'lvchun-2022', name: '绿春县大兴小学', kind: 'primary', region: '云南省/红河州/绿春县' };
const DIALOG = 'dialog[open]';

const file = (bytes, name = '文件.json') => ({ name, bytes: Buffer.from(bytes) });

/** The rated checkpoints of the section that is open, with the levels of each. */
async function rated(page) {
  return page.locator('[data-checkpoint]').evaluateAll((rows) => rows
    .map((row) => [row.dataset.checkpoint, [...row.querySelectorAll('input[type=radio]')].map((radio) => radio.value)])
    .filter(([, levels]) => levels.length));
}

async function begin(page) {
  const principal = new Principal(page);
  await principal.on('home');
  await principal.start(SCHOOL);
  return principal;
}

const goOn = async (principal) => {
  await principal.home();
  await principal.page.locator('[data-assessment] a.button.primary').first().click();
  await principal.on('answer');
};

/** Answers that a restore has to bring back. */
async function filled(page) {
  const principal = await begin(page);
  const all = await rated(page);
  for (const [id, levels] of all.slice(0, 3)) await principal.rate(id, levels[0]);
  await principal.note(all[0][0], '=1+1，见档案室3号柜');
  await principal.waitSaved();
  return { principal, ids: all.slice(0, 3) };
}

for (const [name, open] of Object.entries(ARTEFACTS)) {
  test(`${name}: a backup made here is put back in another browser, with the same receipt`, async () => {
    let made;
    let ids;
    await inBrowser(open, {}, async ({ page, shot }) => {
      const { principal, ids: all } = await filled(page);
      ids = all;
      await principal.home();
      await page.locator('[data-since]', { hasText: '还没有备份过，已有 3 项作答' }).waitFor();
      made = await principal.backUp();
      assert.match(made.name, /^对标自评-备份-\d{4}-\d\d-\d\d\.json$/);
      assert.equal(JSON.parse(made.bytes).receipt, made.receipt);
      await page.locator('[data-since="0"]').waitFor();
      await shot('backup-made');
      await goOn(principal);
      await principal.rate(ids[0][0], ids[0][1][1]);
      await principal.home();
      await page.locator('[data-since="1"]', { hasText: '1 项作答' }).waitFor();
      assert.deepEqual(await objections(page, 'home with its backup'), []);
    });
    await inBrowser(open, {}, async ({ page, shot }) => {
      const principal = new Principal(page);
      await principal.on('home');
      await page.locator('[data-another]').click();
      assert.match(await principal.dialogText(), /备份到文件[\s\S]*U盘[\s\S]*从备份恢复/);
      assert.deepEqual(await objections(page, 'another computer'), []);
      await shot('another-computer');
      await principal.escape();
      await principal.choose(file(made.bytes, '(1).json.bin'));
      const text = await principal.dialogText();
      assert.match(text, /自评 1 份，作答 3 条/);
      assert.match(text, /新的[\s\S]*加进来/);
      assert.equal(await page.locator(`${DIALOG} [data-backup-receipt]`).innerText(), made.receipt);
      assert.deepEqual(await objections(page, 'restore preview'), []);
      await shot('restore-preview');
      assert.equal(await page.locator('[data-assessment]').count(), 0, 'nothing changes before it is confirmed');
      await page.locator(`${DIALOG} [data-restore-confirm]`).click();
      await page.locator('.notice', { hasText: made.receipt }).waitFor();
      await principal.reload();
      const again = await principal.backUp();
      assert.equal(again.receipt, made.receipt, 'the same wherever it is');
      await goOn(principal);
      assert.equal((await principal.answerOf(ids[0][0])).level, ids[0][1][0]);
      assert.equal((await principal.answerOf(ids[0][0])).note, '=1+1，见档案室3号柜');
      // Once more: everything is here.
      await principal.choose(file(made.bytes));
      assert.match(await principal.dialogText(), /完全一样，不用恢复/);
      await principal.escape();
    });
  });
}

test('an old backup takes nothing away, and a restore is taken back as one step', () => inBrowser(() => served(''), {}, async ({ page, shot }) => {
  const { principal, ids } = await filled(page);
  const made = await principal.backUp();
  await goOn(principal);
  const [[one, levels], [two, others]] = ids;
  await principal.rate(one, levels[1]);
  await principal.rate(two, others[1]);
  await principal.waitSaved();
  await principal.choose(file(made.bytes));
  assert.match(await principal.dialogText(), /这里更新（2 处）[\s\S]*保留这里的/);
  await shot('restore-older');
  await page.locator(`${DIALOG} [data-restoring="backup"]`).check();
  await page.locator(DIALOG, { hasText: '用备份的' }).waitFor();
  await page.locator(`${DIALOG} [data-restore-confirm]`).click();
  await page.locator('.notice', { hasText: '已恢复' }).waitFor();
  await goOn(principal);
  assert.equal((await principal.answerOf(one)).level, levels[0]);
  await principal.home();
  await page.locator('.notice button', { hasText: '撤销' }).click();
  await page.locator('.notice', { hasText: '已撤销' }).waitFor();
  await goOn(principal);
  assert.equal((await principal.answerOf(one)).level, levels[1]);
  assert.equal((await principal.answerOf(two)).level, others[1]);
  await principal.waitSaved();
  await principal.reload();
  assert.equal((await principal.answerOf(two)).level, others[1], 'and it stays so');
}));

test('a damaged or newer backup is refused with its reasons, and changes nothing', () => inBrowser(() => served(''), {}, async ({ page }) => {
  const { principal } = await filled(page);
  const { bytes } = await principal.backUp();
  const before = await principal.kept();
  const spoilt = (spoil) => { const data = JSON.parse(bytes); spoil(data); return file(JSON.stringify(data)); };
  const bad = [
    [file(bytes.subarray(0, bytes.length / 2)), /文件不完整/],
    [spoilt((data) => { data.version = 9; }), /来自更新的程序/],
    [spoilt((data) => { data.assessments[0].version = 99; }), /来自更新的程序/],
    [spoilt((data) => { data.subjects = []; data.made = '昨天'; }), /备份里没有它/],
    [spoilt((data) => { data.preferences = Array(10_001).fill({}); }), /最多能读 10000 条/],
    [file('['.repeat(100_000)), /不是本程序的文件/],
    [file(`{"format":"duibiao-backup","a":${'['.repeat(100_000)}`), /嵌套超过 128 层/],
  ];
  for (const [chosen, sentence] of bad) {
    await principal.choose(chosen);
    assert.match(await principal.dialogText(), sentence);
    assert.match(await principal.dialogText(), /现有内容没有任何改动/);
    await principal.escape();
  }
  assert.deepEqual(await principal.kept(), before);
}));

/** A file of what is here, then other answers here and in the file. */
async function diverged(page) {
  const { principal, ids } = await filled(page);
  await principal.results();
  const { bytes } = await principal.export('json');
  const theirs = JSON.parse(bytes);
  const later = (answer, level) => {
    const { checkpoint, seq, copy, at } = answer;
    const edit = { seq: seq + 1000, copy: 'elsewhere', at: '2099-01-01T00:00:00Z' };
    theirs.answer_history.push({ checkpoint, history: [{ level: answer.level, seq, copy, at }, { level, ...edit }] });
    Object.assign(answer, { level, ...edit });
  };
  Object.assign(theirs, { version: 3, answer_history: [] });
  const [[one, ones], [two, twos]] = ids;
  const of = (id) => theirs.answers.find((answer) => answer.checkpoint === id);
  later(of(one), ones[1]);
  later(of(two), twos[1]);
  delete theirs.receipt;
  await goOn(principal);
  // Both changed the second; only here was the third changed.
  await principal.rate(two, twos.at(-1));
  await principal.rate(ids[2][0], ids[2][1][1]);
  await principal.waitSaved();
  return { principal, ids, chosen: file(JSON.stringify(theirs)) };
}

test('the same assessment in a file: compare, choose one by one, take back', () => inBrowser(() => served(''), {}, async ({ page, shot }) => {
  const { principal, ids, chosen } = await diverged(page);
  const [[one, ones], [two, twos], [three, threes]] = ids;
  await principal.choose(chosen);
  assert.match(await page.locator(`${DIALOG} [data-compared]`).innerText(), /文件里更新的 1 项，这里更新的 1 项，两边都改过的 1 项/);
  await shot('compare');
  await page.locator(`${DIALOG} [data-one-by-one]`).click();
  const row = (id) => page.locator(`${DIALOG} [data-difference="${id}"]`);
  await row(two).locator('[data-side=mine]').check();
  await page.locator(`${DIALOG} .outcome`, { hasText: '1 项用文件的，2 项保留这里的' }).waitFor();
  assert.deepEqual(await objections(page, 'compare and choose'), []);
  await row(two).scrollIntoViewIfNeeded();
  await shot('choose');
  await page.locator(`${DIALOG} [data-import-take="chosen"]`).click();
  await principal.on('answer');
  const levels = async () => Promise.all([one, two, three].map(async (id) => (await principal.answerOf(id)).level));
  assert.deepEqual(await levels(), [ones[1], twos.at(-1), threes[1]]);
  await page.locator('.notice button', { hasText: '撤销' }).click();
  await page.locator('.notice', { hasText: '已撤销' }).waitFor();
  await principal.on('home');
  await goOn(principal);
  assert.deepEqual(await levels(), [ones[0], twos.at(-1), threes[1]]);
  await principal.waitSaved();
  await principal.reload();
  assert.deepEqual(await levels(), [ones[0], twos.at(-1), threes[1]], 'and it stays so');
}));

test('cancelled, nothing changes; all from here, nothing changes; kept both, there are two', () => inBrowser(() => served(''), {}, async ({ page }) => {
  const { principal, chosen } = await diverged(page);
  await principal.home();
  const before = await principal.kept();
  await principal.choose(chosen);
  await principal.quick('theirs');
  await page.locator(`${DIALOG} [data-cancel]`).click();
  await page.locator(DIALOG).waitFor({ state: 'hidden' });
  assert.deepEqual(await principal.kept(), before);
  await principal.choose(chosen);
  await principal.quick('mine');
  await page.locator(`${DIALOG} [data-import-take="chosen"]`, { hasText: '保留这里的，不改动' }).click();
  await page.locator('.notice', { hasText: '没有改动' }).waitFor();
  assert.deepEqual(await principal.kept(), before);
  await principal.import(chosen, 'both');
  await principal.home();
  assert.equal(await page.locator('[data-assessment]').count(), 2);
  await page.locator('.card h3', { hasText: '绿春县大兴小学（副本）' }).waitFor();
}));

test('360 px, dark, English, large: the previews fit and axe is content', () => inBrowser(() => served(''), { width: 360 }, async ({ page, shot }) => {
  const { principal, chosen } = await diverged(page);
  const barriers = [];
  const fits = async (screen) => {
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${screen} fits`);
    barriers.push(...await objections(page, screen));
    await shot(`backup-360-${screen}`);
  };
  const { bytes } = await principal.backUp();
  await fits('home');
  await goOn(principal);
  await principal.choose(chosen);
  await page.locator(`${DIALOG} [data-one-by-one]`).click();
  await fits('compare');
  await principal.escape();
  await page.emulateMedia({ colorScheme: 'dark' });
  await principal.switchLanguage();
  await principal.choose(chosen);
  await page.locator(`${DIALOG} [data-one-by-one]`).click();
  await fits('compare-dark-en');
  await principal.escape();
  await principal.choose(file(bytes));
  await fits('restore-dark-en');
  await principal.escape();
  assert.deepEqual(barriers, []);
}));
