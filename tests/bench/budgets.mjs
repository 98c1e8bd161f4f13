// The budgets, each held against what was measured: pass, or falls short and by what. Decides nothing else.

import { short } from './figures.mjs';

const KB = 1024;
const MB = KB * KB;

/** `floor`: what the page by hand takes for the same, where it can do it. */
const judged = (name, value, bound, unit, floor) => ({ name, value, bound, unit, floor, passes: value !== undefined && value <= bound });
const at = (results, who, task, rate, which) => results.tasks[task]?.[who]?.[rate]?.[which];
const rivals = ['survey', 'formio'];

/** All budgets of which the results know something; a run of a part judges a part. */
export function budgets(results) {
  const ours = (task, rate, which) => at(results, 'ours', task, rate, which);
  const timed = (name, task, which, bound) => judged(name, ours(task, 4, which), bound, 'ms', at(results, 'floor', task, 4, which));
  const best = (task, rate) => Math.min(...rivals.map((who) => at(results, who, task, rate, 'median') ?? Infinity));
  const of = (has, make) => (has === undefined ? [] : make());
  const { bytes, memory, scale } = results;
  return [
    ...of(bytes, () => [
      judged('first load, brotli, with one plan', bytes.ours.total / KB, 240, 'KB'),
      judged('the same, stop line', bytes.ours.total / KB, 300, 'KB'),
      judged('single file', bytes.single.raw / MB, 2.5, 'MB'),
    ]),
    ...of(ours('ready', 1, 'median'), () => [
      ...(Number.isFinite(best('ready', 1)) ? [1, 4].map((rate) => judged(`ready, of the best form library, ${rate}×`, ours('ready', rate, 'median') / best('ready', rate), 0.5, '')) : []),
      timed('ready, 4×, median', 'ready', 'median', 900),
      timed('answer → painted, 4×, p95', 'answer → painted', 'p95', 32),
      timed('answer → stored in both, 4×, p95', 'answer → stored', 'p95', 100),
    ]),
    ...[1, 4].flatMap((rate) => longTasks(results, rate)),
    ...of(memory, () => [judged('JavaScript heap after 300 answers', memory.ours.after.heap / MB, 10, 'MB')]),
    ...of(scale, () => Object.entries(scale.ratios).flatMap(([shape, { open, answer, search }]) => [
      judged(`3000 checkpoints, ${shape}: to open`, open, 2, '× the largest real one'),
      judged(`3000 checkpoints, ${shape}: an answer`, answer, 1.5, '× the largest real one'),
      judged(`3000 checkpoints, ${shape}: search`, search, 50, 'ms'),
    ])),
    ...of(ours('find among all checkpoints', 1, 'median'), () => [judged('search in the largest plan', ours('find among all checkpoints', 1, 'p95'), 50, 'ms')]),
  ];
}

/** The longest task of each step; the median of the runs, so that one hiccup of the machine is none of ours. */
function longTasks(results, rate) {
  const steps = Object.entries(results.longest ?? {}).filter(([, who]) => who.ours?.[rate]);
  return steps.map(([step, who]) => judged(`longest task, ${rate}×: ${step}`, who.ours[rate].median, 50, 'ms', who.floor?.[rate]?.median));
}

export function told({ name, value, bound, unit, passes }) {
  return [name, `${short(value)} ${unit}`.trim(), `≤ ${bound}`, passes ? 'pass' : 'falls short'];
}
