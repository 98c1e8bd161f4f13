// What everyone does, the page and its rivals alike: loads, answers, writes a note, changes the language, jumps, and holds memory.

import { Stage } from './stage.mjs';

export const RATES = [1, 4];
const CLICKS = 5;
const WORDS = 'bench';
/** What a page still does by itself once it is ready. */
const SETTLE_MS = 1500;
const MANY = 300;

/** Measurements by task and speed, and the longest main-thread task of each. */
export class Notes {
  constructor() { this.times = {}; this.tasks = {}; }

  add(task, rate, took, longest) {
    const into = (table, value) => { ((table[task] ??= {})[rate] ??= []).push(value); };
    if (took !== undefined && !Number.isNaN(took)) into(this.times, took);
    if (longest !== undefined) into(this.tasks, longest);
  }
}

/** One subject through all runs at both speeds. `enter(stage)` brings it to the open chapter. */
export async function journey(subject, enter, runs, notes = new Notes()) {
  const stage = await Stage.open(subject.ready);
  try {
    await enter(stage);
    await stage.reload();
    await stage.page.waitForTimeout(SETTLE_MS);
    let row = 0;
    for (let run = 0; run < runs; run += 1) {
      for (const rate of RATES) {
        notes.add('ready', rate, await stage.reload(rate));
        await stage.page.waitForTimeout(SETTLE_MS * (rate === 1 ? 1 : 2));
        notes.add('ready', rate, undefined, await stage.longest(0));
        for (let click = 0; click < CLICKS; click += 1, row += 1) {
          const { painted, local, mirror, task } = await stage.click(stage.page.locator(subject.row).nth(3 * row).locator(subject.choice).nth(1));
          notes.add('answer → painted', rate, painted, task);
          notes.add('answer → stored', rate, subject.hasMirror ? Math.max(local, mirror) : local);
          if (subject.hasMirror) notes.add('answer → in local storage', rate, local);
        }
        await stage.click(stage.page.locator(subject.note).nth(4 * run + rate));
        const since = await stage.now();
        for (const took of await stage.type(WORDS)) notes.add('a key in a note → painted', rate, took);
        notes.add('a key in a note → painted', rate, undefined, await stage.longest(since));
        if (subject.jump) await changeAndJump(stage, subject, rate, notes);
      }
    }
  } finally {
    await stage.close();
  }
  return notes;
}

async function changeAndJump(stage, subject, rate, notes) {
  const changed = await stage.timed(subject.language, subject.switched);
  notes.add('change the language', rate, changed.took, changed.task);
  if (subject.back) await stage.timed(subject.language, { selector: 'html[lang="zh-CN"]' });
  const jumped = await stage.timed(subject.jump, subject.jumped);
  notes.add('jump to the last chapter', rate, jumped.took, jumped.task);
  // The others forget where they were; ours has it in its address.
  if (subject.back) await stage.timed(subject.back, { selector: `${subject.back}[aria-current]` });
}

/** Memory at the start and after many answers, each time in a browser of its own. */
export async function memory(subject, enter, runs) {
  const seen = [];
  for (let run = 0; run < runs; run += 1) {
    const stage = await Stage.open(subject.ready);
    try {
      await enter(stage);
      await stage.reload();
      await stage.page.waitForTimeout(SETTLE_MS);
      const start = await stage.memory();
      const answered = await stage.page.evaluate(([group, count]) => window.probe.answerAll(group, 0, count), [subject.row, MANY]);
      await stage.page.waitForTimeout(SETTLE_MS);
      seen.push({ start, answered, after: await stage.memory() });
    } finally {
      await stage.close();
    }
  }
  return seen;
}
