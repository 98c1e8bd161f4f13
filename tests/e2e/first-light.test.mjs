// The main job in a real browser, once over http and once from the single file: start, answer ten checkpoints of
// each kind, reload, see them, results, export, delete, import, see them again.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ARTEFACTS, dist, inBrowser, objections } from './harness.mjs';
import { Principal } from './principal.mjs';

const PLAN = 'lvchun-2022';
const EACH_KIND = 10;
const LEVELS = ['full', 'most', 'part', 'none'];
const COUNTY = { plan: PLAN, kind: 'county', name: '绿春县教育体育局', region: '云南省/红河州/绿春县' };

/** What a county is asked, by kind, at most ten of each; and where each stands. */
function chosen() {
  const plan = JSON.parse(readFileSync(join(dist, 'plans', `${PLAN}.json`), 'utf8'));
  const asked = plan.indicators.flatMap((indicator) => indicator.checkpoints
    .filter(({ audience = [], only, applies }) => audience.includes('county') && !only && !applies)
    .map((checkpoint) => ({ ...checkpoint, section: indicator.section.join('/') })));
  const kindOf = ({ kind, scale, each }) => (each ? 'share' : kind === 'measured' ? 'number' : scale === 'yes-no' ? 'yes-no' : 'rated');
  const kinds = Object.groupBy ? Object.groupBy(asked, kindOf) : asked.reduce((all, one) => ({ ...all, [kindOf(one)]: [...(all[kindOf(one)] ?? []), one] }), {});
  return ['rated', 'yes-no', 'number', 'share'].flatMap((kind) => kinds[kind].slice(0, EACH_KIND).map((checkpoint) => ({ ...checkpoint, answerKind: kind })));
}

const bySection = (checkpoints) => {
  const sections = new Map();
  for (const checkpoint of checkpoints) sections.set(checkpoint.section, [...(sections.get(checkpoint.section) ?? []), checkpoint]);
  return sections;
};

async function answer(principal, { id, answerKind }, index) {
  if (answerKind === 'rated') await principal.rate(id, LEVELS[index % LEVELS.length]);
  else if (answerKind === 'yes-no') await principal.rate(id, index % 2 ? 'no' : 'yes');
  else if (answerKind === 'share') await principal.type(id, '8', '9');
  else {
    // A rate has one field, a computed metric two for each stage: part, then whole.
    await principal.checkpoint(id).waitFor();
    const fields = await principal.numbers(id).count();
    await principal.type(id, ...Array.from({ length: fields }, (_, field) => (field % 2 ? '100' : '95')));
  }
}

/** What stands in every chosen row, section by section. */
async function seen(principal, sections) {
  const answers = {};
  for (const [section, checkpoints] of sections) {
    await principal.goTo(section);
    for (const { id } of checkpoints) {
      // What judges comes later than the row.
      await principal.page.locator(`[data-checkpoint="${id}"][data-outcome]`).waitFor({ state: 'attached' });
      answers[id] = await principal.answerOf(id);
    }
  }
  return answers;
}

for (const [name, open] of Object.entries(ARTEFACTS)) {
  test(`${name}: answered, kept, scored, exported, deleted and brought back`, async (t) => {
    const checkpoints = chosen();
    const sections = bySection(checkpoints);
    await inBrowser(open, {}, async ({ page, shot }) => {
      const principal = new Principal(page);
      const barriers = [];
      const look = async (screen) => barriers.push(...await objections(page, screen));
      await principal.on('home');
      await look( 'home');
      assert.equal(await principal.switchLanguage(), 'en');
      await look( 'home in English');
      assert.equal(await principal.switchLanguage(), 'zh-CN');
      await principal.openStartForm(PLAN);
      await look( 'the start form');
      await principal.escape();

      await principal.start(COUNTY);
      let index = 0;
      for (const [section, inside] of sections) {
        await principal.goTo(section);
        for (const checkpoint of inside) await answer(principal, checkpoint, index++);
      }
      const [first] = checkpoints;
      await principal.goTo(first.section);
      await principal.note(first.id, '见档案柜3号盒，=1+1 也只是文字');
      await principal.waitSaved();
      const before = await seen(principal, sections);
      for (const { id, answerKind } of checkpoints) {
        const { level, numbers } = before[id];
        assert.ok(level || (numbers.length && numbers.every(Boolean)), `${answerKind} ${id} shows its answer`);
      }
      await look( 'answering');
      await shot(`answering-${name.replaceAll(' ', '-')}`);

      await principal.reload();
      assert.deepEqual(await seen(principal, sections), before, 'after a reload');

      await principal.results();
      await look( 'results');
      await shot(`results-${name.replaceAll(' ', '-')}`);
      const score = await page.locator('main [data-score]').first().getAttribute('data-score');
      assert.match(score, /^\d+(\.\d)?$/);
      const json = await principal.export('json');
      const csv = await principal.export('csv');
      assert.match(json.name, /^绿春县教育体育局-.*\.json$/);
      assert.equal(JSON.parse(json.bytes).plan.id, PLAN);
      assert.match(csv.name, /\.csv$/);
      assert.deepEqual([...csv.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'the mark that spreadsheet programs need');
      assert.ok(!/[^\r]\n/.test(csv.bytes.toString('utf8')), 'every line ends as Windows wants it');

      await principal.remove();
      await principal.import({ name: json.name.replace('.json', '(1).json.bin'), bytes: json.bytes });
      assert.deepEqual(await seen(principal, sections), before, 'after delete and import');
      await principal.results();
      assert.equal(await page.locator('main [data-score]').first().getAttribute('data-score'), score);
      assert.deepEqual((await principal.export('csv')).bytes, csv.bytes, 'the same table again');
      assert.deepEqual(barriers, [], 'axe has nothing to object to');
      t.diagnostic(`answered ${checkpoints.length} checkpoints in ${sections.size} sections`);
    });
  });
}
