// What everyone is measured with: the checkpoints that the county is asked of the largest plan, as plain data.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist } from '../e2e/harness.mjs';

export const PLAN = 'banan-2021';
export const COUNTY = { plan: PLAN, kind: 'county', name: '巴南区教育委员会', region: '重庆市/巴南区' };
/** The chapter that is open while it is measured, the largest; and the one jumped to. */
export const OPEN = '三';
export const LAST = '四';

/** The levels in English, as the page names them. */
const IN_ENGLISH = {
  full: 'Met', most: 'Mostly met', part: 'Partly met', none: 'Not met', yes: 'Yes', no: 'No',
  done: 'Completed', fitting: 'Finishing', building: 'Under way', preparing: 'Preparing', 'not-begun': 'Not begun',
};

/** The chapters, the open one first: libraries show their first page at once, and none should pay for another. */
export function chapters() {
  const plan = JSON.parse(readFileSync(join(dist, 'plans', `${PLAN}.json`), 'utf8'));
  const levels = (scale) => plan.scales.find(({ id }) => id === scale).levels.map(({ id, name }) => [id, name, IN_ENGLISH[id]]);
  const asked = plan.indicators.flatMap(({ section, title, checkpoints }) => checkpoints
    .filter(({ audience }) => !audience || audience.includes('county'))
    .map(({ id, text, kind, scale }) => ({ chapter: section[0], indicator: title, id, text, ...(kind === 'rated' && { levels: levels(scale) }) })));
  const order = (no) => (no === OPEN ? -1 : plan.sections.findIndex((section) => section.no === no));
  const sections = plan.sections.filter(({ no }) => asked.some(({ chapter }) => chapter === no));
  return sections.sort((one, other) => order(one.no) - order(other.no)).map(({ no, title }) => ({
    no,
    title,
    rows: asked.filter(({ chapter }) => chapter === no).map(({ chapter, ...row }) => row),
  }));
}
