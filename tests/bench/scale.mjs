// The made plan of 3,000 checkpoints beside the largest real one: to open, to answer, to find.

import { journey } from './journey.mjs';
import { MADE, enterMade } from './made.mjs';
import { found } from './own.mjs';
import { Stage } from './stage.mjs';

async function finding(subject, enter, runs) {
  const stage = await Stage.open(subject.ready);
  const seen = [];
  try {
    await enter(stage);
    for (let run = 0; run < runs; run += 1) {
      await stage.reload();
      await stage.page.locator('[data-find]').waitFor();
      await stage.page.waitForTimeout(1500);
      seen.push((await found(stage)).known);
    }
  } finally {
    await stage.close();
  }
  return seen;
}

/** By shape: what the journey noted, and the times of finding. */
export async function scale(subject, url, runs, say) {
  const shapes = {};
  for (const [shape, { plan, chapter, last, first }] of Object.entries(MADE)) {
    say(`3000 checkpoints, ${shape}`);
    const enter = enterMade(url, plan, chapter);
    const made = { ...subject, jump: last && `nav a[data-section="${last}"]`, jumped: { selector: `.indicators [data-checkpoint="${first}"]` }, back: `nav a[data-section="${chapter}"]` };
    shapes[shape] = { notes: await journey(made, enter, runs), found: await finding(made, enter, runs) };
  }
  return shapes;
}
