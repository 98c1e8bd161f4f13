// Where the page meets the world: files that are no good, typed numbers, input methods, steps back, stores that refuse
// or are damaged, the keyboard alone, small screens and large text, other colours. Over http; the rules are not proven here.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { inBrowser, objections, served } from './harness.mjs';
import { Principal } from './principal.mjs';

const COUNTY = { plan: 'lvchun-2022', kind: 'county', name: '绿春县教育体育局', region: '云南省/红河州/绿春县' };
// All three stand in the section that a county sees first.
const [PERCENT, OTHER_PERCENT, RATED] = ['目标1.1', '目标2.1', '目标3.1'];

const http = () => served('');
const file = (text, name = '自评数据.json') => ({ name, bytes: Buffer.isBuffer(text) ? text : Buffer.from(text) });

/** A county at its first section, in a fresh browser. */
function atWork(title, work, options = {}) {
  test(title, () => inBrowser(http, options, async (visit) => {
    const principal = new Principal(visit.page);
    await principal.on('home');
    await principal.start(COUNTY);
    await work(principal, visit);
  }));
}

/** Two answers, and the file of them. */
async function answeredAndExported(principal) {
  await principal.rate(RATED, 'most');
  await principal.type(PERCENT, '95');
  await principal.results();
  return (await principal.export('json')).bytes.toString('utf8');
}

/** What stands in the three rows, judged. */
async function answers(principal) {
  // What follows from an answer is judged one frame after it shows, and shows a little later.
  await principal.page.evaluate(async () => {
    for (let frames = 0; frames < 2; frames += 1) await new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
  });
  await principal.page.waitForFunction((ids) => ids.every((id) => {
    const row = document.querySelector(`[data-checkpoint="${id}"]`);
    if (!row?.dataset.outcome) return false;
    const isAnswered = [...row.querySelectorAll('input[type=radio]:checked, input[data-metric]')].some((field) => field.value);
    return (row.dataset.outcome !== 'unanswered') === isAnswered;
  }), [PERCENT, OTHER_PERCENT, RATED]);
  const all = {};
  for (const id of [PERCENT, OTHER_PERCENT, RATED]) all[id] = await principal.answerOf(id);
  return all;
}

const records = (kept) => Object.keys(kept).filter((key) => !/\/(preference|journal|snapshot)\//.test(key)).sort();

atWork('files that are no good are told in a sentence, and nothing changes', async (principal) => {
  const json = await answeredAndExported(principal);
  const changed = (change) => { const data = JSON.parse(json); change(data); return JSON.stringify(data); };
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  const folder = mkdtempSync(join(tmpdir(), 'duibiao-large-'));
  const large = join(folder, '自评数据.json');
  writeFileSync(large, Buffer.alloc(50 * 1024 * 1024, 'a'));
  const bad = [
    ['a picture', file(png, '自评数据.json'), /不是文本文件/],
    ['plain text', file('各校：请于周五前上报。', '通知.txt'), /不是本程序的文件/],
    ['a truncated file', file(json.slice(0, json.length / 2)), /文件不完整/],
    ['a newer version', file(changed((data) => { data.version = 99; })), /来自更新的程序/],
    ['an unknown plan', file(changed((data) => { data.plan.id = 'honghe-2030'; })), /没有找到计划“honghe-2030”/],
    ['a level that does not exist', file(changed((data) => { data.answers[0].level = 'great'; })), /等级“great”不在可选之列/],
    ['50 MB of text', { path: large }, /文件有 50 MB/],
    ['an empty file', file(''), /文件不完整|文件是空的/],
    // 自评 as a Chinese Windows program writes it.
    ['GBK', file(Buffer.concat([Buffer.from('{"format":"'), Buffer.from([0xd7, 0xd4, 0xc6, 0xc0]), Buffer.from('"}')])), /GB18030（GBK）编码的文本[\s\S]*UTF-8/],
  ];
  const before = await principal.kept();
  for (const [what, chosen, sentence] of bad) {
    await principal.choose(chosen);
    const text = await principal.dialogText();
    assert.match(text, sentence, what);
    assert.match(text, /现有内容没有任何改动/, what);
    assert.doesNotMatch(text, /undefined|Error|panick|[{}]/, what);
    await principal.escape();
    assert.equal(await principal.page.locator('[data-assessment]').count(), 1, what);
  }
  assert.deepEqual(await principal.kept(), before);
  rmSync(folder, { recursive: true });
// The plan that is not there is asked for, and the browser tells of it.
}, { allow: (message) => message.includes('404') });

atWork('where the worker does not start, assessments still go out, and a file that cannot be looked at is told', async (principal) => {
  const { page } = principal;
  await principal.rate(RATED, 'most');
  await principal.results();
  await page.route('**/worker*', (route) => route.abort());
  const { bytes } = await principal.export('json');
  const data = JSON.parse(bytes);
  assert.equal(data.answers[0].level, 'most');
  assert.equal(data.receipt, undefined, 'nobody has read it back');
  await page.getByText('没有回执码').waitFor();
  await page.locator('[data-export="csv"]').click();
  await page.getByText('自评数据仍可照常导出').waitFor();
  await principal.choose(file(bytes));
  assert.match(await principal.dialogText(), /这个文件还没有打开/);
  await principal.escape();

  await page.unroute('**/worker*');
  await principal.choose(file(bytes));
  assert.match(await principal.dialogText(), /完全一样/, 'it is as good as any');
}, { keep: false, allow: (message) => /Failed to load resource/.test(message) });

atWork('the same file again is told; another copy is kept beside or takes the place', async (principal) => {
  const { page } = principal;
  const json = await answeredAndExported(principal);
  await principal.choose(file(json));
  assert.match(await principal.dialogText(), /完全一样，不用再导入/);
  await principal.escape();

  // An older copy: another level, and a number more is here by now.
  await page.locator('[data-assessment] a.button.primary').click();
  await principal.on('answer');
  await principal.rate(RATED, 'none');
  await principal.type(OTHER_PERCENT, '88');
  await principal.choose(file(json));
  assert.match(await principal.dialogText(), /本机已经有了，内容不同/);
  await principal.escape();
  await principal.import(file(json), 'both');
  assert.equal((await principal.answerOf(RATED)).level, 'most', 'the copy');
  assert.deepEqual((await principal.answerOf(OTHER_PERCENT)).numbers, ['']);
  await principal.home();
  await page.locator('[data-assessment]').nth(1).waitFor();
  assert.equal(await page.locator('[data-assessment]').count(), 2);

  await principal.import(file(json), 'theirs');
  assert.equal((await principal.answerOf(RATED)).level, 'most', 'the file takes the place of what was here');
  assert.deepEqual((await principal.answerOf(OTHER_PERCENT)).numbers, [''], 'what the file does not have is gone');
  await principal.reload();
  assert.equal((await principal.answerOf(RATED)).level, 'most');
  assert.deepEqual((await principal.answerOf(PERCENT)).numbers, ['95']);
  await principal.choose(file(json));
  assert.match(await principal.dialogText(), /完全一样/, 'taken in, it is the same');
  await principal.escape();
  assert.equal(await page.locator('[data-assessment]').count(), 2);
});

atWork('a file dropped while answering leaves the answering as it was', async (principal) => {
  const { page } = principal;
  const json = await answeredAndExported(principal);
  await principal.answering();
  const drop = (text) => page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], '自评数据.json'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true, bubbles: true }));
  }, text);
  await principal.note(RATED, '看文件之前');
  await drop(json);
  await page.locator('dialog[open]').waitFor();
  await principal.escape();
  await principal.note(RATED, '看文件之后');
  await principal.rate(RATED, 'part');
  await principal.waitSaved();
  await principal.reload();
  const { level, note } = await principal.answerOf(RATED);
  assert.deepEqual({ level, note }, { level: 'part', note: '看文件之后' });

  await drop(json);
  await principal.quick('theirs');
  await page.locator('dialog[open] [data-import-take="chosen"]').click();
  await page.locator('dialog[open]').waitFor({ state: 'hidden' });
  await page.locator(`[data-checkpoint="${RATED}"] input[value="most"]:checked`).waitFor({ state: 'attached' });
  await principal.rate(RATED, 'full');
  await principal.reload();
  assert.equal((await principal.answerOf(RATED)).level, 'full', 'answering goes on where the file was taken in');
});

atWork('typed numbers are read as meant, or asked about in words, and stay as typed', async (principal) => {
  const { page } = principal;
  const row = principal.checkpoint(PERCENT);
  const problem = row.locator('.problem');
  await principal.type(PERCENT, '９５％');
  assert.equal(await problem.innerText(), '', 'full-width is read');
  assert.equal((await principal.answerOf(PERCENT)).outcome.length > 0, true);

  await principal.type(PERCENT, '0.95');
  assert.match(await row.locator('.question').innerText(), /是 95% 吗？/);
  await row.locator('.question button').click();
  await row.locator('.question').waitFor({ state: 'detached' });
  await page.waitForFunction((css) => document.querySelector(css).value === '95', `[data-checkpoint="${PERCENT}"] input[data-metric]`);

  for (const [typed, sentence] of [['0,95', /逗号的位置不对/], ['很多', /要填数字/], ['abc', /要填数字/], ['-3', /不能是负数/]]) {
    await principal.type(PERCENT, typed);
    await problem.filter({ hasText: sentence }).waitFor();
    await row.locator('input[data-metric][aria-invalid=true]').waitFor();
    await principal.waitSaved();
    await principal.reload();
    assert.deepEqual((await principal.answerOf(PERCENT)).numbers, [typed], 'as typed, after a reload');
    assert.match(await problem.innerText(), sentence, typed);
  }

  // What stands there comes back by a file as well.
  await principal.type(PERCENT, '0,95');
  await principal.results();
  const { bytes } = await principal.export('json');
  await principal.remove();
  await principal.choose(file(bytes));
  assert.match(await principal.dialogText(), /“0,95”不是有效数字。原文已照样保留/);
  await page.locator('dialog[open] [data-import-take="take"]').click();
  await principal.on('answer');
  assert.deepEqual((await principal.answerOf(PERCENT)).numbers, ['0,95']);
});

atWork('a Chinese input method loses and doubles nothing', async (principal, { context }) => {
  const { page } = principal;
  const keys = await context.newCDPSession(page);
  const note = principal.checkpoint(RATED).locator('textarea[data-note]');
  await note.focus();
  const compose = async (letters, text) => {
    for (let end = 1; end <= letters.length; end++) {
      await keys.send('Input.imeSetComposition', { text: letters.slice(0, end), selectionStart: end, selectionEnd: end });
      await page.waitForTimeout(60);
    }
    await keys.send('Input.insertText', { text });
  };
  await compose("zhi'du", '制度');
  await compose("yi'shang'qiang", '已上墙');
  await page.keyboard.type(', 3号盒');
  // Left in the middle of a word: what stands in the field is what is kept.
  assert.equal(await note.inputValue(), '制度已上墙, 3号盒');
  await page.waitForTimeout(500);
  await principal.waitSaved();
  await principal.reload();
  assert.equal((await principal.answerOf(RATED)).note, '制度已上墙, 3号盒');

  await note.focus();
  await page.keyboard.press('End');
  await compose('wan', '完');
  await note.blur();
  await principal.reload();
  assert.equal((await principal.answerOf(RATED)).note, '制度已上墙, 3号盒完');
});

test('a year waits for the input method to be done', () => inBrowser(http, {}, async ({ page, context }) => {
  const principal = new Principal(page);
  await principal.on('home');
  await principal.start({ plan: 'chuxiong-2023', kind: 'county', name: '楚雄市教育体育局', region: '云南省/楚雄州/楚雄市' });
  const keys = await context.newCDPSession(page);
  const year = page.locator('[data-setting=own_year] input');
  const open = () => page.locator('details.settings > summary').click();
  await open();
  await year.focus();
  await keys.send('Input.imeSetComposition', { text: 'er', selectionStart: 2, selectionEnd: 2 });
  await page.waitForTimeout(200);
  assert.equal(await page.locator('[data-setting=own_year] .problem').count(), 0, 'half a word is no year yet');
  await keys.send('Input.insertText', { text: '2026' });
  await year.blur();
  await principal.waitSaved();
  await principal.reload();
  await open();
  assert.equal(await year.inputValue(), '2026');
}));

atWork('steps back and forth: a rating, a number, a note', async (principal) => {
  const { page } = principal;
  const [undo, redo] = [page.getByRole('button', { name: '撤销' }), page.getByRole('button', { name: '重做' })];
  assert.ok(await undo.isDisabled() && await redo.isDisabled());
  await principal.rate(RATED, 'most');
  await principal.numbers(PERCENT).first().pressSequentially('95');
  await principal.numbers(PERCENT).first().blur();
  const note = principal.checkpoint(RATED).locator('textarea[data-note]');
  await note.pressSequentially('见3号盒');
  await note.blur();
  const briefs = ['most|95|见3号盒', 'most|95|', 'most||', '||'];
  const fields = [[RATED, 'input[type=radio]:checked'], [PERCENT, 'input[data-metric]'], [RATED, 'textarea[data-note]']];
  const places = fields.map(([id, css]) => `[data-checkpoint="${id}"] ${css}`);
  const shows = (brief) => page.waitForFunction(
    ([all, wanted]) => all.map((css) => document.querySelector(css)?.value ?? '').join('|') === wanted, [places, brief]);
  const stages = [];
  for (const brief of briefs) {
    if (stages.length > 0) await undo.click();
    await shows(brief);
    stages.push(await answers(principal));
  }
  await page.getByRole('button', { name: '撤销', disabled: true }).waitFor();
  for (const [place, brief] of [...briefs.slice(0, -1).entries()].reverse()) {
    await redo.click();
    await shows(brief);
    assert.deepEqual(await answers(principal), stages[place]);
  }
  await page.getByRole('button', { name: '重做', disabled: true }).waitFor();
  await undo.click();
  await shows(briefs[1]);
  await principal.waitSaved();
  await principal.reload();
  assert.deepEqual(await answers(principal), stages[1], 'what was taken back stays so');
});

test('where storage is blocked the page says so, works in memory, and exports', () => inBrowser(http, {
  before: (page) => page.addInitScript(() => {
    const get = () => { throw new DOMException('Access is denied for this document.', 'SecurityError'); };
    for (const store of ['localStorage', 'indexedDB']) Object.defineProperty(window, store, { get });
  }),
}, async ({ page }) => {
  const principal = new Principal(page);
  await principal.on('home');
  const warning = page.locator('.warning[role=alert]');
  assert.match(await warning.innerText(), /浏览器不允许保存，关掉页面内容就没有了/, 'at once');
  await principal.start(COUNTY);
  await principal.rate(RATED, 'most');
  await principal.note(RATED, '只在内存里');
  assert.match(await warning.innerText(), /浏览器不允许保存/);
  await principal.results();
  await principal.answering();
  const { level, note } = await principal.answerOf(RATED);
  assert.deepEqual({ level, note }, { level: 'most', note: '只在内存里' });
  await principal.results();
  const { bytes } = await principal.export('json');
  assert.equal(JSON.parse(bytes).answers[0].note, '只在内存里');
}));

atWork('a full store is told until there is room again, and then everything is kept', async (principal) => {
  const { page } = principal;
  await principal.rate(RATED, 'most');
  await principal.waitSaved();
  const full = (is) => page.evaluate((is) => { window.storeIsFull = is; }, is);
  await full(true);
  await principal.rate(RATED, 'part');
  await principal.type(PERCENT, '95');
  await principal.note(RATED, '满了以后');
  const warning = page.locator('.warning[role=alert]');
  // The other place answers a moment later.
  await warning.getByText(/存储空间已满，新填的内容只存在备用的一处/).waitFor();
  await page.locator('[data-save-state=failed]').first().waitFor();
  const arriving = page.waitForEvent('download');
  await warning.getByRole('button', { name: '马上导出自评数据' }).click();
  await arriving;
  assert.ok(await warning.isVisible(), 'it stays until all is kept');

  await full(false);
  await principal.type(OTHER_PERCENT, '90');
  await principal.waitSaved();
  await warning.waitFor({ state: 'detached' });
  const before = await answers(principal);
  assert.equal(before[RATED].note, '满了以后');
  await principal.reload();
  assert.deepEqual(await answers(principal), before);
}, {
  before: (page) => page.addInitScript(() => {
    const write = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
      if (window.storeIsFull) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      return write.call(this, key, text);
    };
  }),
});

atWork('a damaged record is set aside, and all the rest is there', async (principal) => {
  const { page } = principal;
  await principal.rate(RATED, 'most');
  await principal.type(PERCENT, '95');
  await principal.type(OTHER_PERCENT, '90');
  await principal.waitSaved();
  const before = records(await principal.kept());
  const [key, text] = await page.evaluate((id) => {
    const key = Object.keys(localStorage).find((key) => key.startsWith('duibiao/answer/') && key.endsWith(`/${id}`));
    const text = localStorage.getItem(key).replace('most', 'mosu');
    localStorage.setItem(key, text);
    return [key, text];
  }, RATED);
  await principal.reload();
  await principal.checkpoint(RATED).locator('input[value=most]:checked').waitFor({ state: 'attached' }); // Another place has it.
  const now = await answers(principal);
  assert.deepEqual([now[PERCENT].numbers, now[OTHER_PERCENT].numbers], [['95'], ['90']]);
  const kept = await principal.kept();
  const aside = (key) => key.startsWith('duibiao/set-aside/');
  assert.deepEqual(records(kept).filter((each) => !aside(each)), before, 'each where it was');
  const asides = Object.keys(kept).filter(aside);
  assert.ok(asides.length === 1 && asides[0].endsWith(`/${key}`), 'and one beside');
  assert.equal(kept[asides[0]], text, 'as it was');

  await principal.home();
  const note = page.locator('.home .warning');
  assert.match(await note.innerText(), /有 1 条存档读不出来/);
  const arriving = page.waitForEvent('download');
  await note.getByRole('button').click();
  const [setAside] = JSON.parse(readFileSync(await (await arriving).path(), 'utf8'));
  assert.equal(setAside.key, key);
  assert.match(setAside.text, /mosu/);
});

test('the keyboard alone does', () => inBrowser(http, {}, async ({ page }) => {
  const principal = new Principal(page);
  await principal.on('home');
  const focused = () => page.evaluate(() => {
    const { activeElement: at } = document;
    return { tag: at.tagName, name: at.name ?? '', text: at.innerText?.trim() ?? '', key: at.dataset.checkpoint ?? '' };
  });
  const tabTo = async (wanted, what) => {
    for (let presses = 0; presses < 150; presses++) {
      if (await page.evaluate(wanted)) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`not reached by Tab: ${what}`);
  };
  await page.locator('[data-plan="lvchun-2022"] button').waitFor();
  await page.keyboard.press('Tab');
  assert.equal((await focused()).text, '跳到正文');
  await page.keyboard.press('Enter');
  await tabTo(() => document.activeElement.matches('[data-plan="lvchun-2022"] button'), 'the plan');
  await page.keyboard.press('Enter');
  await page.locator('dialog[open]').waitFor();
  await principal.escape();
  assert.equal((await focused()).text, '开始自评', 'the focus is back at the button');
  await page.keyboard.press('Enter');
  await page.locator('dialog[open]').waitFor();
  await tabTo(() => document.activeElement.name === 'name', 'the name');
  await page.keyboard.type('ABC');
  await page.keyboard.press('Tab');
  assert.equal((await focused()).name, 'kind');
  await page.locator('dialog[open] [name=kind]').selectOption('county'); // The browser's own list.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await principal.on('answer');
  await page.waitForFunction(() => document.activeElement.matches('main h1'));

  await tabTo(() => document.activeElement.matches('input[type=radio]'), 'a rating');
  const before = await page.evaluate(() => location.hash);
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  const chosen = await page.evaluate(() => [document.activeElement.checked, document.activeElement.value]);
  assert.deepEqual(chosen, [true, 'most']);
  assert.equal(await page.evaluate(() => location.hash), before, 'a choice leads nowhere else');
  await principal.waitSaved();

  await page.keyboard.press('Home');
  await page.locator('header.top a.brand').focus();
  await tabTo(() => document.activeElement.matches('header nav a[href^="#/r/"]'), 'the results');
  await page.keyboard.press('Enter');
  await principal.on('results');
  await page.waitForFunction(() => document.activeElement.matches('main h1'));

  await page.locator('header.top a.brand').focus();
  await page.keyboard.press('Enter');
  await principal.on('home');
  await page.locator('[data-assessment]').nth(1).waitFor();
  const begun = await page.locator('[data-assessment]').count();
  assert.equal(begun, 2, 'the county plan and the national standard, both ticked for a school of the county');
  await tabTo(() => document.activeElement.matches('[data-delete]'), 'delete');
  await page.keyboard.press('Enter');
  await page.locator('dialog[open]').waitFor();
  await principal.escape();
  assert.equal(await page.locator('[data-assessment]').count(), begun);
}));

const SCREENS = [['a phone', 360, ''], ['large text', 1280, '32px'], ['a phone with the large letters of the page', 360, 'large'],
  ['a phone with large text', 360, '32px']];

for (const [what, width, size] of SCREENS) {
  atWork(`nothing runs over the edge or gets in the way: ${what}`, async (principal, { shot }) => {
    const { page } = principal;
    if (size === 'large') await page.getByRole('button', { name: '大字' }).click();
    else if (size) await page.evaluate((size) => { document.documentElement.style.fontSize = size; }, size);
    await principal.type(PERCENT, '0,95');
    await principal.rate(RATED, 'part');
    const wide = [];
    const measure = async (screen) => {
      if (width > 360) wide.push(...await objections(page, screen));
      const found = await page.evaluate(() => {
        const root = document.documentElement;
        if (root.scrollWidth <= window.innerWidth) return null;
        const over = [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > window.innerWidth + 1);
        return `${root.scrollWidth} of ${window.innerWidth}: ${over.slice(0, 4).map((each) => `${each.tagName}.${each.className}`).join(', ')}`;
      });
      if (found) { wide.push(`${screen}: ${found}`); await shot(`wide-${width}-${size}-${screen}`); }
    };
    await measure('answering');
    await principal.results();
    await measure('results');
    await principal.home();
    await measure('home');
    await principal.openStartForm(COUNTY.plan);
    await measure('the start form');
    assert.deepEqual(wide, []);
  }, { width });
}

for (const [what, media] of [['dark', { colorScheme: 'dark' }], ['forced colours', { forcedColors: 'active' }], ['English', {}]]) {
  atWork(`axe has nothing to object to: ${what}`, async (principal) => {
    const { page } = principal;
    const barriers = [];
    const look = async (screen) => barriers.push(...await objections(page, `${what}, ${screen}`));
    await page.emulateMedia(media);
    if (what === 'English') assert.equal(await principal.switchLanguage(), 'en');
    await principal.type(PERCENT, '0.95');
    await principal.type(OTHER_PERCENT, '0,95');
    await principal.rate(RATED, 'none');
    await principal.declareNotApplicable('目标4.1', ' ');
    await look('answering');
    await principal.results();
    await look('results');
    await principal.home();
    await look('home');
    await principal.choose(file('{"format":"duibiao-assessment","version":99}'));
    await look('a file that is no good');
    await principal.escape();
    await page.locator('[data-delete]').click();
    await page.locator('dialog[open]').waitFor();
    await look('delete');
    await principal.escape();
    await principal.openStartForm(COUNTY.plan);
    await page.locator('dialog[open] [type=submit]').click();
    await look('the start form with its problem');
    assert.deepEqual(barriers, []);
  });
}
