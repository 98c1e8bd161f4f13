// The national standard and what plans share: numbers computed from counts, two verdicts for a combined school, facts that
// are asked first, settings, and an answer to one plan offered to another.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ARTEFACTS, inBrowser, objections, served } from './harness.mjs';
import { Principal } from './principal.mjs';

const STANDARD = 'youzhijunheng-2017';
const PREFECTURE = 'chuxiong-2023';
const SCHOOL = { name: '楚雄市东华九年一贯制学校', kind: 'nine-year', region: '云南省/楚雄州/楚雄市' };

/** 教督〔2012〕3号 gives this very school: 166 and 210 pupils share 23,226 ㎡, 58.50 and 64.35 each. */
const COUNTS = {
  'pupils@primary': '166', 'pupils@junior': '210', 'teaching_auxiliary_area@': '23226', 'indoor_sports_area@': '0',
};

async function count(page, [name, text]) {
  const [metric, stage] = name.split('@');
  const field = page.locator(`input[data-count="${metric}"]${stage ? `[data-stage=${stage}]` : ''}`).first();
  await field.fill(text);
  await field.blur();
}

for (const [name, open] of Object.entries(ARTEFACTS)) {
  test(`${name}: a nine-year school gets two verdicts under the national standard`, () => inBrowser(open, {}, async ({ page, shot }) => {
    const principal = new Principal(page);
    await principal.on('home');
    await principal.start({ plan: STANDARD, ...SCHOOL });
    await principal.goTo('一');
    for (const entry of Object.entries(COUNTS)) await count(page, entry);
    const area = principal.checkpoint('1.4.1');
    await area.locator('xpath=self::*[@data-outcome="met"]').waitFor();
    await area.filter({ hasText: '小学：实际 58.5 ㎡/生' }).filter({ hasText: '初中：实际 64.35 ㎡/生' }).waitFor();
    assert.equal(await area.locator('input[data-count="teaching_auxiliary_area"]').count(), 1, 'a total of the whole school is asked once');

    // 9 of 166 is over 4.2 a hundred, 10 of 210 is not 5.3, nor is it 85 % of it.
    await count(page, ['higher_degree_teachers@primary', '9']);
    await count(page, ['higher_degree_teachers@junior', '9']);
    const teachers = principal.checkpoint('1.1.1');
    await teachers.locator('xpath=self::*[@data-outcome="not-met"]').waitFor();
    await teachers.filter({ hasText: '再增加 3 人就达到' }).waitFor();
    const barriers = await objections(page, 'computed numbers');
    await shot('standard-answer');

    await principal.results();
    const part = (stage) => page.locator(`[data-part="一"][data-stage=${stage}]`);
    assert.equal(await part('primary').getAttribute('data-outcome'), 'incomplete');
    assert.equal(await part('junior').getAttribute('data-outcome'), 'fail');
    assert.equal(await page.locator('.headline').getAttribute('data-outcome'), 'fail');
    assert.equal(await page.locator('[data-score]:not([data-score=""])').count(), 0, 'the standard gives no score');
    barriers.push(...await objections(page, 'the outcome'));
    await shot('standard-results');

    await principal.answering();
    await principal.goTo('一');
    await count(page, ['higher_degree_teachers@junior', '12']);
    await principal.results();
    await page.locator('.headline[data-outcome=incomplete]').waitFor();
    await principal.reload();
    assert.equal(await part('junior').getAttribute('data-outcome'), 'incomplete');
    assert.deepEqual(barriers, []);
  }));
}

test('a school of which a fact is unknown is asked for it, and may say otherwise later', () => inBrowser(() => served(''), {}, async ({ page }) => {
  const principal = new Principal(page);
  await principal.on('home');
  await principal.start({ plan: PREFECTURE, ...SCHOOL });
  await principal.goTo('四');
  const row = principal.checkpoint('（十二）.7');
  const fact = row.locator('[data-fact="fact-boarding"]');
  const outcome = (word) => row.locator(`xpath=self::*[@data-outcome="${word}"]`).waitFor();
  await outcome('unanswered');
  await row.getByText('寄宿制学校吗？').waitFor();
  assert.ok(await row.locator('.answer').isHidden(), 'nothing to rate before it is known whether it applies');
  await fact.locator('label').nth(1).click();
  await outcome('not-applicable');
  assert.deepEqual(await objections(page, 'a fact that is asked'), []);
  await fact.locator('label').nth(0).click();
  await outcome('unanswered');
  await fact.waitFor();
  await principal.rate('（十二）.7', 'full');
  await principal.waitSaved();
  await principal.reload();
  assert.equal((await principal.answerOf('（十二）.7')).level, 'full');
  assert.equal(await fact.count(), 0, 'what is known is not asked again');
  await page.getByRole('button', { name: '撤销' }).waitFor();
}));

test('an answer to the same duty in another plan is offered with its day, and taken by a click', () => inBrowser(() => served(''), {}, async ({ page }) => {
  const principal = new Principal(page);
  await principal.on('home');
  await principal.start({ plan: PREFECTURE, ...SCHOOL });
  await principal.goTo('五');
  await principal.rate('（十七）.9', 'yes');
  await principal.note('（十七）.9', '招生公告写明不设重点班');
  await principal.home();
  await principal.start({ plan: STANDARD, ...SCHOOL });
  await principal.goTo('否决');
  const row = principal.checkpoint('否决3.2');
  assert.equal((await principal.answerOf('否决3.2')).level, '', 'never copied by itself');
  assert.match(await row.locator('[data-offer]').innerText(), /《楚雄州义务教育优质均衡发展实施方案》里 \d{4}年\d{1,2}月\d{1,2}日 自评为“是”/);
  await row.locator('[data-offer] button').click();
  await row.locator('input[value=yes]:checked').waitFor({ state: 'attached' });
  await page.waitForFunction(([css, note]) => document.querySelector(css).value === note,
    ['[data-checkpoint="否决3.2"] textarea[data-note]', '招生公告写明不设重点班']);
  await row.locator('[data-offer]').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '撤销' }).click();
  await row.locator('[data-offer]').waitFor();
  await row.locator('input[type=radio]:checked').waitFor({ state: 'detached' });
  assert.equal((await principal.answerOf('否决3.2')).level, '');
}));

test('a setting is asked once for the whole plan and judges at once', () => inBrowser(() => served(''), {}, async ({ page }) => {
  const principal = new Principal(page);
  await principal.on('home');
  await principal.start({ plan: PREFECTURE, name: '楚雄市', kind: 'county', region: SCHOOL.region });
  await page.locator('details.settings > summary').click();
  const year = page.locator('[data-setting=own_year] input');
  await year.fill('20');
  await page.locator('[data-setting=own_year] .problem').waitFor();
  await year.fill('2025');
  await year.blur();
  await principal.goTo('一');
  await principal.rate('（一）.2', 'no');
  await principal.checkpoint('（一）.2').locator('xpath=self::*[@data-outcome="not-met"]').waitFor();
  await principal.waitSaved();
  await principal.reload();
  await page.locator('details.settings > summary').click();
  assert.equal(await year.inputValue(), '2025');
  await year.fill('2030');
  await year.blur();
  await principal.checkpoint('（一）.2').locator('xpath=self::*[@data-outcome="not-due"]').waitFor();
}));
