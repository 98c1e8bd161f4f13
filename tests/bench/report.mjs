// The tables of what was measured: as printed, and as they stand in the README.

import { ratio, short, table } from './figures.mjs';

const RIVALS = { floor: 'page by hand', survey: 'survey-js-ui', formio: '@formio/js' };
const MB = 1024 * 1024;
/** So many bytes of a feature are told in the README. */
const HEAVY = 20_000;
/** How the budgets of single tasks begin. */
const LONGEST = 'longest task, ';

/** Each task with the medians and p95 of all, at one speed, and ours held against each. */
export function taskRows(results, rate) {
  const figure = (task, who) => results.tasks[task][who]?.[rate];
  const cell = (seen) => (seen ? `${short(seen.median)} (${short(seen.p95)})` : '—');
  const row = (task) => [task, cell(figure(task, 'ours')), ...Object.keys(RIVALS).map((who) => cell(figure(task, who))),
    Object.keys(RIVALS).map((who) => ratio(figure(task, 'ours')?.median, figure(task, who)?.median)).join(' · ')];
  return [['task', 'ours', ...Object.values(RIVALS), 'ours ÷ each'], ...Object.keys(results.tasks).map(row)];
}

export function memoryRows({ memory }) {
  const cell = (who, key, unit) => `${short(memory[who].start[key] / unit)} → ${short(memory[who].after[key] / unit)}`;
  const whos = ['ours', ...Object.keys(RIVALS).filter((who) => memory[who])];
  return [['', ...whos], ...[['JavaScript heap', 'heap', MB], ['the browser’s own heap', 'browser', MB], ['wasm', 'wasm', MB], ['nodes', 'nodes', 1]]
    .map(([name, key, unit]) => [name, ...whos.map((who) => cell(who, key, unit))])];
}

/** The table of ratios, with its date and machine. */
export function forReadme(results) {
  const { date, machine, runs, tasks, bytes, memory, features } = results;
  const rows = [];
  // What only ours can do stands in results.json.
  const row = (name, of, unit) => {
    const held = Object.keys(RIVALS).map((who) => ratio(of('ours'), of(who)));
    if (held.some((each) => each !== '—')) rows.push([name, `${short(of('ours'))} ${unit}`.trim(), ...held]);
  };
  row('first load, brotli', (who) => bytes[who].total / 1024, 'KB');
  for (const task of Object.keys(tasks)) {
    for (const rate of [1, 4]) row(`${task}, ${rate}×`, (who) => tasks[task][who]?.[rate]?.median, 'ms');
  }
  row('JavaScript heap after 300 answers', (who) => memory[who].after.heap / MB, 'MB');
  row('nodes after 300 answers', (who) => memory[who].after.nodes, '');
  const isHeavy = ({ first, rest }) => first + rest >= HEAVY;
  const weighed = ({ name, first, rest }) => `${name} ${short(first / 1024)} and ${short(rest / 1024)}`;
  const isTask = ({ name }) => name.startsWith(LONGEST);
  const said = (value, unit) => `${short(value)} ${unit}`.trim();
  const budget = ({ name, value, bound, unit, floor, passes }) => [name, said(value, unit), `≤ ${said(bound, unit)}`, passes ? 'pass' : 'falls short', floor === undefined ? '' : said(floor, unit)];
  const byHand = (floor) => (floor ? ` (by hand ${short(floor)} ms)` : '');
  const long = results.budgets.filter((each) => isTask(each) && !each.passes).map(({ name, value, floor }) => `${name.slice(LONGEST.length)} ${short(value)} ms${byHand(floor)}`);
  return `${date}, ${machine.processor}, ${machine.cores} cores, ${machine.browser}; medians of ${runs} runs. Ours in figures; then ours ÷ each of the others.\n\n`
    + `${table([['task', 'ours', ...Object.values(RIVALS).map((name) => `÷ ${name}`)], ...rows])}\n\n`
    + `${table([['budget', 'measured', 'bound', '', 'page by hand'], ...results.budgets.filter((each) => !isTask(each)).map(budget)])}\n\n`
    + `Unpacked, the modules of the first load and of the rest weigh, in KB: ${features.filter(isHeavy).map(weighed).join('; ')}.\n\n`
    + (long.length > 0 ? `Tasks that keep the page longer than 50 ms: ${long.join('; ')}.` : 'No task keeps the page longer than 50 ms.');
}
