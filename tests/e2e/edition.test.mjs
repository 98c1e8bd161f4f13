// A plan's new edition in a real browser: told in one line, held against what was answered, taken over in one step.
//
// A newer program is played by other texts of the plan and of its row in the catalogue.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { dist, inBrowser, objections, served } from './harness.mjs';
import { Principal } from './principal.mjs';

const PLAN = 'lvchun-2022';
const SCHOOL = { plan: PLAN, kind: 'primary', name: '绿春县大兴小学', region: '云南省/红河州/绿春县' };
const SECTION = '三/（一）/1';

const json = (name) => JSON.parse(readFileSync(join(dist, 'plans', name), 'utf8'));

/** The plan as a later edition has it: two answered points other, two gone, one new, and one other that nobody answers. */
function second() {
  const plan = json(`${PLAN}.json`);
  plan.edition = '2023-1';
  const of = (id) => plan.indicators.find((indicator) => indicator.checkpoints.some((each) => each.id === id));
  const point = (id) => of(id).checkpoints.find((each) => each.id === id);
  point('2.1').text = '习近平新时代中国特色社会主义思想进校园、进教材、进课堂、进师生头脑，每学期至少专题学习两次';
  point('4.6').targets[0].value = '2';
  point('4.6').deadline = { text: '2023年底', date: '2023-12-31' };
  point('6.8').text = '有党员教师成为育人模范';
  point('2.3').audience = ['county'];
  for (const gone of ['2.2', '4.5']) of(gone).checkpoints = of(gone).checkpoints.filter((each) => each.id !== gone);
  of('2.1').checkpoints.push({ ...structuredClone(point('2.11')), id: '2.12', text: '每学年向教职工报告学习情况' });
  return plan;
}

/** The texts of both, as a program of each edition brings them. */
function editions() {
  const catalogue = json('catalogue.json');
  Object.assign(catalogue.find((row) => row.id === PLAN), { edition: '2023-1', hash: '2222222222222222' });
  let newer = false;
  const answers = (route, text) => (newer ? route.fulfill({ contentType: 'application/json', body: JSON.stringify(text) }) : route.continue());
  return {
    play: async (_, context) => {
      await context.route(`**/plans/${PLAN}.json`, (route) => answers(route, second()));
      await context.route('**/plans/catalogue.json', (route) => answers(route, catalogue));
    },
    renew: () => { newer = true; },
  };
}

const line = (page) => page.locator('main [data-edition]');
const dialog = (page) => page.locator('dialog.edition[open]');
const aside = (page) => page.locator('main [data-aside]');
const reviewed = (page) => page.locator('[data-checkpoint]', { has: page.locator('.asks .tag.review') })
  .evaluateAll((rows) => rows.map((row) => row.dataset.checkpoint));

/** Waits until these are marked 待复核, in this order. */
async function marked(page, ids) {
  for (let left = 40; left > 0; left -= 1) {
    if ((await reviewed(page)).join() === ids.join()) return;
    await page.waitForTimeout(100);
  }
  assert.deepEqual(await reviewed(page), ids);
}

/** A school that answered the first edition; then a program with the second comes. */
async function answered(page, known = true) {
  const principal = new Principal(page);
  await principal.on('home');
  await principal.start(SCHOOL);
  await principal.goTo(SECTION);
  await principal.rate('2.1', 'full');
  await principal.rate('2.2', 'most');
  await principal.note('2.2', '见党建档案3号盒');
  await principal.rate('2.3', 'full');
  await principal.rate('2.11', 'full');
  await principal.type('4.5', '96');
  await principal.type('4.6', '1');
  await principal.waitSaved();
  assert.equal(await line(page).count(), 0, 'it is the edition that is answered');
  // What the edition says is kept beside: until it is there.
  if (known) await wordings(page, 1);
  return principal;
}

/** How many editions' texts lie in the mirror. */
async function wordings(page, count) {
  const kept = () => page.evaluate(() => new Promise((done) => {
    const opening = indexedDB.open('duibiao');
    opening.onsuccess = () => {
      const asking = opening.result.transaction('kept').objectStore('kept').getAllKeys(IDBKeyRange.bound('duibiao/wording/', 'duibiao/wording0'));
      asking.onsuccess = () => { opening.result.close(); done(asking.result.length); };
    };
  }));
  for (let left = 40; left > 0 && (await kept()) !== count; left -= 1) await page.waitForTimeout(100);
  assert.equal(await kept(), count);
}

test('a new edition is told, looked at by keyboard, taken over, taken back, and stays', () => {
  const plans = editions();
  return inBrowser(() => served(''), { keep: false, before: plans.play }, async ({ page, context, shot }) => {
    const principal = await answered(page);
    plans.renew();
    await principal.reload();
    await principal.goTo(SECTION);
    await line(page).waitFor();
    assert.match(await line(page).innerText(), /这份计划有了新版，与本单位有关的：改动 3 项，删去 3 项，新增 1 项。/);
    const barriers = await objections(page, 'the line');
    await shot('edition-line');

    await line(page).getByRole('button', { name: '查看新版' }).focus();
    await page.keyboard.press('Enter');
    await dialog(page).filter({ hasText: '作答时是 2022-2 版，现在是 2023-1 版' }).waitFor();
    const of = (id) => dialog(page).locator(`[data-of="${id}"]`);
    assert.match(await of('2.1').innerText(), /已作答[\s\S]*内容[\s\S]*原来[\s\S]*进师生头脑\n[\s\S]*现在[\s\S]*每学期至少专题学习两次/);
    assert.match(await of('4.6').innerText(), /目标值[\s\S]*原来 ≥ 1 次[\s\S]*现在 ≥ 2 次[\s\S]*完成时限[\s\S]*原来 2022年底[\s\S]*现在 2023年底/);
    assert.match(await of('2.2').innerText(), /中华优秀传统文化[\s\S]*已作答/);
    assert.match(await of('4.5').innerText(), /已作答/, 'by a number');
    assert.equal(await of('2.12').getAttribute('data-revised'), 'added');
    barriers.push(...await objections(page, 'the dialog'));
    await shot('edition-dialog');
    await principal.escape();
    assert.deepEqual(await reviewed(page), [], 'nothing changed by looking');
    await principal.results();
    await page.locator('.approval').getByText('请先点页面上方的“查看新版”，核对改动').waitFor();
    await principal.answering();
    await principal.goTo(SECTION);

    const tab = await context.newPage();
    await tab.goto(page.url());
    await line(tab).waitFor();

    await line(page).getByRole('button', { name: '查看新版' }).press('Enter');
    await dialog(page).locator('[data-edition-take]').focus();
    await page.keyboard.press('Enter');
    await marked(page, ['2.1', '4.6']);
    await line(page).waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
    assert.match(await page.locator('.notice').innerText(), /已采用新版，2 项标为待复核，3 项作答留存。/);
    assert.match(await principal.checkpoint('4.6').locator('[data-review-why]').inputValue(), /计划新版改了目标值（原为“≥ 1 次”）、完成时限（原为“2022年底/);
    await aside(page).locator('summary').press('Enter');
    const kept = (id) => aside(page).locator(`[data-kept-aside="${id}"]`);
    assert.match(await kept('2.2').innerText(), /中华优秀传统文化[\s\S]*2022-2 版[\s\S]*作答 基本达成[\s\S]*说明 见党建档案3号盒/);
    assert.match(await kept('4.5').innerText(), /必读法律学习考核的教职员工覆盖率[\s\S]*作答 已完成必读法律学习考核的教职员工数 96 人/);
    assert.match(await kept('2.3').innerText(), /五史/);
    barriers.push(...await objections(page, 'kept aside'));
    await shot('edition-aside');
    // The other tab reads along.
    await line(tab).waitFor({ state: 'detached' });
    await aside(tab).waitFor();
    await tab.close();

    await page.locator('.notice button', { hasText: '撤销' }).click();
    await marked(page, []);
    await line(page).waitFor();
    assert.equal((await principal.answerOf('2.1')).level, 'full');
    await page.getByRole('button', { name: '重做' }).click();
    await marked(page, ['2.1', '4.6']);
    await principal.waitSaved();
    await principal.reload();
    await principal.goTo(SECTION);
    await marked(page, ['2.1', '4.6']);
    await aside(page).waitFor();
    assert.equal(await line(page).count(), 0);

    // It goes out: in the table, and in a file that opens elsewhere.
    await principal.results();
    const table = (await principal.export('csv')).bytes.toString('utf8');
    assert.match(table, /留存的作答（2022-2 版）,,2 [^,]*,\[2\.2\],中华优秀传统文化[^,]*,,,,基本达成/);
    const file = await principal.export('json');
    const data = JSON.parse(file.bytes);
    assert.equal(data.version, 4);
    assert.equal(data.answers.find((answer) => answer.checkpoint === '4.5').aside.said, '已完成必读法律学习考核的教职员工数 96 人');
    await principal.remove();
    await principal.import(file);
    await aside(page).waitFor();

    await principal.switchLanguage();
    await aside(page).getByText('Answers kept aside: 3').waitFor();
    assert.deepEqual(barriers, []);
  });
});

test('where nobody knows the old edition, that is said, and all answers can be marked', () => {
  const plans = editions();
  return inBrowser(() => served(''), { keep: false, before: plans.play }, async ({ page, shot }) => {
    const principal = await answered(page);
    await page.evaluate(() => new Promise((done) => {
      const opening = indexedDB.open('duibiao');
      opening.onsuccess = () => {
        const transaction = opening.result.transaction('kept', 'readwrite');
        transaction.objectStore('kept').delete(IDBKeyRange.bound('duibiao/wording/', 'duibiao/wording0'));
        transaction.oncomplete = () => { opening.result.close(); done(); };
      };
    }));
    plans.renew();
    await principal.reload();
    await principal.goTo(SECTION);
    await line(page).getByText('作答时的版本没有保存在这台电脑上').waitFor();
    await line(page).getByRole('button', { name: '查看新版' }).click();
    await dialog(page).filter({ hasText: '把已作答的 3 项都标为“待复核”' }).waitFor();
    await shot('edition-unknown');
    await dialog(page).locator('[data-edition-take]').click();
    await marked(page, ['2.1', '2.11', '4.6']);
    await aside(page).waitFor();
  });
});
