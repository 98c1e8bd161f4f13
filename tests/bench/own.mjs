// What only our page does: starting with nothing kept, from the file, undo, results, finding, and the papers of the largest plan.

import { doubleClicked } from '../e2e/harness.mjs';
import { Principal } from '../e2e/principal.mjs';
import { RATES } from './journey.mjs';
import { COUNTY, OPEN } from './questions.mjs';
import { Stage } from './stage.mjs';

const SETTLE_MS = 1500;
const TYPED_MS = 600;
const UNDONE = 100;
const UNDO = '.status .steps button';
const HOME = 'main[data-route=home] [data-plan]';

/** Starts the largest assessment by hand and goes to the open chapter. */
export const enterOurs = (url, county = COUNTY, chapter = OPEN) => async (stage) => {
  await stage.page.goto(url);
  const principal = new Principal(stage.page);
  await principal.on('home');
  await principal.start(county);
  await principal.goTo(chapter);
  await principal.waitSaved();
};

/** The same page as one file; and either with nothing kept, at its home. */
export async function starts(subject, url, runs, notes) {
  const { url: file } = await doubleClicked('duibiao.html');
  const visits = [
    ['ready, from the single file', subject.ready, enterOurs(file)],
    ['home, with nothing kept', HOME, (stage) => stage.page.goto(url)],
    ['home, from the single file', HOME, (stage) => stage.page.goto(file)],
  ];
  for (const [task, ready, enter] of visits) {
    const stage = await Stage.open(ready);
    try {
      await enter(stage);
      await stage.reload();
      for (let run = 0; run < runs; run += 1) {
        for (const rate of RATES) {
          const took = await stage.reload(rate);
          await stage.page.waitForTimeout(SETTLE_MS * (rate === 1 ? 1 : 2));
          notes.add(task, rate, took, await stage.longest(0));
        }
      }
    } finally {
      await stage.close();
    }
  }
}

/** Clicks a button that writes a file; how long until it has arrived, and the longest task of it. */
async function written(stage, format) {
  const since = await stage.now();
  const arriving = stage.page.waitForEvent('download');
  await stage.page.evaluate((id) => document.querySelector(`[data-export="${id}"]`).click(), format);
  const download = await arriving;
  await download.path();
  return { took: await stage.now() - since, task: await stage.longest(since, SETTLE_MS) };
}

/** Undo, finding, results and papers, of an assessment in which 300 answers stand. */
export async function ownTasks(subject, url, runs, notes) {
  const stage = await Stage.open(subject.ready);
  const { page } = stage;
  const add = (task, rate, { took, task: longest }) => notes.add(task, rate, took, longest);
  const chosen = () => page.evaluate(() => [...document.querySelectorAll('.indicators input:checked')].map(({ name, value }) => `${name}=${value}`).join());
  try {
    await enterOurs(url)(stage);
    await page.evaluate(([group, count]) => window.probe.answerAll(group, 0, count), [subject.row, 3 * UNDONE]);
    for (let run = 0; run < runs; run += 1) {
      for (const rate of RATES) {
        await stage.reload(rate);
        await page.waitForTimeout(SETTLE_MS * rate);
        const before = await chosen();
        await page.evaluate(([group, count]) => window.probe.answerAll(group, 1, count), [subject.row, UNDONE]);
        const since = await stage.now();
        const took = await page.evaluate(([button, count]) => window.probe.press(button, count), [UNDO, UNDONE]);
        notes.add('undo 100 edits', rate, took, await stage.longest(since));
        if (await chosen() !== before) throw new Error('undo did not lead back');
        const { known, painted, task } = await found(stage);
        notes.add('find among all checkpoints', rate, known);
        notes.add('find → painted', rate, painted, task);
        add('open the results', rate, await stage.timed('header nav a[href^="#/r/"]', { selector: 'main[data-route=results] [data-export=xlsx]' }, SETTLE_MS));
        add('write the xlsx', rate, await written(stage, 'xlsx'));
        add('open the report', rate, await stage.timed('header nav a[href^="#/b/"]', { selector: 'main [data-export=docx]' }, SETTLE_MS));
        add('write the docx', rate, await written(stage, 'docx'));
        await stage.timed('header nav a[href^="#/a/"]', { selector: 'main[data-route=answer] h1' });
        await page.evaluate((chapter) => document.querySelector(`nav a[data-section="${chapter}"]`).click(), OPEN);
        await page.waitForTimeout(SETTLE_MS);
      }
    }
  } finally {
    await stage.close();
  }
}

/** Comes to the field and looks for initials, the first time, when the index is made as well; when it was known, when painted, the longest task. */
export async function found(stage) {
  const since = await stage.now();
  await stage.page.locator('[data-find]').focus();
  // As long as a hand takes to four letters.
  await stage.page.waitForTimeout(TYPED_MS);
  const [known, painted] = await stage.page.evaluate(() => {
    const field = document.querySelector('[data-find]');
    field.value = 'xxjy';
    const start = performance.now();
    field.dispatchEvent(new Event('change', { bubbles: true }));
    const took = performance.now() - start;
    return window.probe.painted({ selector: '[data-found]' }).then((at) => [took, at - start]);
  });
  const task = await stage.longest(since, SETTLE_MS);
  await stage.page.locator('[data-clear-find]').click();
  await stage.page.locator('[data-found]').waitFor({ state: 'detached' });
  return { known, painted, task };
}
