// 审核通过 in a real browser: both tiers of checks, sealing, what is locked, what changes beside it, and opening it again.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inBrowser, objections, served } from './harness.mjs';
import { Principal } from './principal.mjs';

const PLAN = 'chuxiong-2023';
const OTHER = 'banan-2021';
const SCHOOL = { name: '楚雄市紫溪中学', kind: 'senior', region: '云南省/楚雄州/楚雄市' };
/** Shared by both plans. */
const LESSONS = '（十八）.21';
const BY_SECTION = {
  三: { '（八）.7': ['10'], '（八）.8': ['100', '100'], '（八）.13': 'full', '（八）.14': 'part', '（八）.15': 'full', '（九）.11': 'most' },
  五: { '（十四）.11': 'yes' },
  六: { '（十八）.6': 'full', '（十八）.20': 'yes', [LESSONS]: ['许多'], '（十八）.22': ['1'], '（十八）.23': 'full' },
};
const LEFT_OPEN = '（十九）.15';

const row = (page, plan) => page.locator('[data-assessment]', { has: page.locator('.what', { hasText: plan }) });

/** Starts both plans; gives the paths of the answering pages, by plan. */
async function begin(principal, page) {
  await principal.on('home');
  await principal.openStartForm(PLAN);
  await principal.fillStartForm({ ...SCHOOL, plans: [PLAN, OTHER] });
  await principal.submitStartForm();
  await principal.on('answer');
  await principal.home();
  await row(page, '楚雄').waitFor();
  await row(page, '楚雄').locator('a[href^="#/a/"]').click();
  await principal.on('answer');
}

async function answerAll(principal) {
  for (const [section, answers] of Object.entries(BY_SECTION)) {
    await principal.goTo(section);
    for (const [id, answer] of Object.entries(answers)) {
      if (Array.isArray(answer)) await principal.type(id, ...answer);
      else await principal.rate(id, answer);
    }
  }
}

/** Goes from an obstacle to its checkpoint. */
async function mend(principal, page, id) {
  const fold = page.locator('.in-the-way details', { has: page.locator(`[data-obstacle="${id}"]`) });
  if (!(await fold.evaluate((details) => details.open))) await fold.locator('summary').click();
  await fold.locator(`[data-obstacle="${id}"] a`).click();
  await principal.on('answer');
}

/** Waits until an answer is judged, and what stands in the way with it. */
const judged = (principal, id) => principal.checkpoint(id).locator('xpath=self::*[@data-outcome!="unanswered"]').waitFor();

const score = (page) => page.locator('.headline').getAttribute('data-score');
const sealed = (page) => page.locator('[data-sealed]', { hasText: '张明 审核通过，作答已锁定' });

async function sealedSchool(page, barriers, shot) {
  const principal = new Principal(page);
  await begin(principal, page);
  await answerAll(principal);
  await judged(principal, '（十八）.23');
  await principal.results();
  const obstacles = () => page.locator('[data-obstacle]').evaluateAll((lines) => lines.map((line) => line.dataset.obstacle));
  await page.locator('[data-obstacle]').first().waitFor({ state: 'attached' });
  assert.deepEqual((await obstacles()).sort(), [LESSONS, LEFT_OPEN, '（八）.14'].sort());
  assert.equal(await page.locator('[data-approve]').count(), 0, 'nothing can be approved yet');
  barriers.push(...await objections(page, 'what stands in the way'));
  await page.locator('#approval').scrollIntoViewIfNeeded();
  await shot('seal-obstacles');

  await mend(principal, page, LEFT_OPEN);
  await principal.rate(LEFT_OPEN, 'yes');
  await judged(principal, LEFT_OPEN);
  await principal.results();
  await mend(principal, page, LESSONS);
  await principal.type(LESSONS, '1');
  await judged(principal, LESSONS);
  for (const id of ['（八）.14']) {
    await principal.results();
    await mend(principal, page, id);
    await principal.note(id, `${id}正在整改`);
  }
  await principal.results();
  await page.locator('[data-approve]').click();
  await page.locator('form.approve .problem').waitFor();
  await page.locator('[data-field=by]').fill('张明');
  barriers.push(...await objections(page, 'the form'));
  await page.locator('#approval').scrollIntoViewIfNeeded();
  await shot('seal-form');
  await page.locator('[data-approve]').click();
  await page.locator('dialog[open] [data-approve-confirm]').waitFor();
  barriers.push(...await objections(page, 'the question'));
  await shot('seal-question');
  await page.locator('dialog[open] [data-approve-confirm]').click();
  await sealed(page).waitFor();
  return principal;
}

test('checked, sealed, locked; a change of the sheet is told beside; unsealed with a reason', () => inBrowser(() => served(''), {}, async ({ page, shot }) => {
  const barriers = [];
  const principal = await sealedSchool(page, barriers, shot);
  const before = await score(page);
  assert.notEqual(before, '');
  await principal.waitSaved();
  await principal.reload();
  await sealed(page).waitFor();
  await page.locator('.headline[data-score]:not([data-score=""])').waitFor();
  assert.equal(await score(page), before);
  for (const field of ['as_of', 'basis']) assert.ok(await page.locator(`[name=${field}]`).isDisabled(), field);
  assert.match(await page.locator('.approval').innerText(), /（八）\.14正在整改[\s\S]*没有影响结果的变化[\s\S]*张明 审核通过并封存/);
  barriers.push(...await objections(page, 'sealed results'));
  await shot('seal-results');

  await principal.answering();
  await sealed(page).waitFor();
  await principal.goTo('六');
  const held = principal.checkpoint('（十八）.6');
  assert.ok(await held.locator('input[type=radio]').first().isDisabled());
  assert.ok(await held.locator('[data-note]').isDisabled());
  await held.focus();
  await page.keyboard.press('4');
  await page.locator('.notice', { hasText: '已封存，不能改' }).waitFor();
  assert.equal((await principal.answerOf('（十八）.6')).level, 'full');
  assert.ok(await page.getByRole('button', { name: '撤销', exact: true }).isDisabled(), 'nothing leads back over a seal');
  // 整改 goes on.
  await principal.goTo('三');
  await page.locator('[data-rectify="（八）.14"] summary').click();
  await page.locator('[data-rectify="（八）.14"] [data-rectify-add]').click();
  await page.locator('[data-rectify="（八）.14"] [data-field=problem]').fill('制度没有落实');
  barriers.push(...await objections(page, 'a sealed answering page'));
  await shot('seal-answer');
  await principal.waitSaved();

  // The same number in another plan.
  await principal.home();
  await row(page, '楚雄').locator('.tag', { hasText: '已封存' }).waitFor();
  await row(page, '楚雄').locator('.done', { hasText: before }).waitFor();
  await shot('seal-home');
  await row(page, '巴南').locator('a[href^="#/a/"]').click();
  await principal.on('answer');
  await page.locator('[data-find]').fill('劳动');
  const shared = page.locator('input[data-metric=labour_lessons_per_week]').first();
  await shared.fill('0');
  await shared.blur();
  await principal.waitSaved();
  await principal.home();
  await row(page, '楚雄').locator('a[href^="#/r/"]').click();
  await principal.on('results');
  await page.locator('[data-differences]').waitFor();
  assert.equal(await score(page), before, 'the figures are those of the seal');
  const differs = await page.locator('.differs').innerText();
  assert.match(differs, /由 1 改为 0/);
  assert.match(differs, /（十八）\.21[\s\S]*由达成变为未达成/);
  barriers.push(...await objections(page, 'differences'));
  await page.locator('.differs').scrollIntoViewIfNeeded();
  await shot('seal-differs');
  await principal.answering();
  await principal.goTo('六');
  assert.deepEqual((await principal.answerOf(LESSONS)).numbers, ['1'], 'as it was sealed');

  // The sheet is the subject's: it shows what it is now, and says what that means for the seal.
  await page.locator('header nav a[href^="#/d/"]').click();
  await principal.on('sheet');
  await page.locator('[data-sheet-sealed]', { hasText: '封存的结果不变' }).waitFor();
  assert.equal(await page.locator('tr[data-key^="labour_lessons_per_week|"] input').inputValue(), '0');
  barriers.push(...await objections(page, 'the sheet of what is sealed'));
  await shot('seal-sheet');
  await page.locator('[data-sheet-sealed] a').click();
  await principal.on('results');

  const table = (await principal.export('csv')).bytes.toString('utf8');
  assert.match(table, /,封存\r\n/);
  assert.match(table, /张明 审核通过/);
  const file = JSON.parse((await principal.export('json')).bytes.toString('utf8'));
  assert.deepEqual([file.version, file.seal.by, file.sealings.length], [3, '张明', 1]);

  await page.locator('[data-unseal]').click();
  await page.locator('dialog[open] [data-field=unseal-by]').fill('李华');
  await page.locator('[data-unseal-confirm]').click();
  await page.locator('dialog[open] .problem').waitFor();
  barriers.push(...await objections(page, 'unsealing'));
  await shot('seal-unseal');
  await page.locator('dialog[open] [data-field=unseal-why]').fill('劳动课时有误');
  await page.locator('[data-unseal-confirm]').click();
  await page.locator('[data-act=unsealed]', { hasText: '李华 解除封存，原因：劳动课时有误' }).waitFor();
  await page.locator('[data-sealed]').waitFor({ state: 'detached' });
  await page.locator(`.headline:not([data-score="${before}"])`).waitFor(); // Now it is as things are.
  await principal.waitSaved();
  await principal.reload();
  await page.locator('[data-act=unsealed]').waitFor();
  await principal.answering();
  await principal.goTo('六');
  await principal.rate('（十八）.6', 'most');
  assert.deepEqual(barriers, []);
}));

test('360 px, English, dark and large text: nothing sticks out', () => inBrowser(() => served(''), {}, async ({ page, shot }) => {
  const barriers = [];
  const principal = await sealedSchool(page, barriers, async () => {});
  await page.setViewportSize({ width: 360, height: 740 });
  const narrow = async (what) => assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), what);
  await narrow('sealed results');
  await page.locator('.approval').scrollIntoViewIfNeeded();
  await shot('seal-360');
  await page.emulateMedia({ colorScheme: 'dark' });
  await principal.switchLanguage();
  await page.locator('[data-sealed]', { hasText: 'Approved by 张明' }).waitFor();
  await narrow('in English');
  barriers.push(...await objections(page, 'English and dark'));
  await page.locator('[data-sealed]').scrollIntoViewIfNeeded();
  await shot('seal-360-en-dark');
  await page.locator('[data-unseal]').click();
  await page.locator('dialog[open] [data-field=unseal-by]').waitFor();
  await narrow('the dialog');
  await shot('seal-360-unseal');
  await principal.escape();
  await page.locator('header nav a[href^="#/d/"]').click();
  await principal.on('sheet');
  await page.locator('[data-sheet-sealed]', { hasText: 'the sealed result stays' }).waitFor();
  await narrow('the sheet of what is sealed');
  barriers.push(...await objections(page, 'the sheet of what is sealed, in English and dark'));
  await shot('seal-360-sheet');
  await principal.results();
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await page.locator('[data-sealed] b').waitFor();
  await page.locator('[data-explained]').first().waitFor();
  assert.ok(await page.locator('[data-unseal]').isHidden(), 'no button on paper');
  await shot('seal-print');
  assert.deepEqual(barriers, []);
}));
