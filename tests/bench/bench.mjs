// The benchmark: .dev/bench [--runs N] [--only PART,…] [--by-feature]
//
// Measures the built page beside a page by hand and two form libraries, in one browser on one machine in one run; prints
// tables and budgets, keeps all numbers in results.json, and writes the table of ratios into the README. A run of a part
// prints only: what stands in the files is always of one whole run.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { browserPath, dist, served, top } from '../e2e/harness.mjs';
import { budgets, told } from './budgets.mjs';
import { firstLoad, laterLoads, total } from './bytes.mjs';
import { coreInPage, coreOnHost } from './core.mjs';
import { byFeature } from './features.mjs';
import { between, percentile, short, summary, table } from './figures.mjs';
import { Notes, journey, memory } from './journey.mjs';
import { enterOurs, ownTasks, starts } from './own.mjs';
import { chapters } from './questions.mjs';
import { forReadme, memoryRows, taskRows } from './report.mjs';
import { writeRivals } from './rivals.mjs';
import { scale } from './scale.mjs';
import { subjects } from './subjects.mjs';

const PARTS = ['bytes', 'tasks', 'memory', 'own', 'scale', 'core'];
const { values: flags } = parseArgs({ options: {
  runs: { type: 'string', default: '7' },
  only: { type: 'string', default: PARTS.join(',') },
  'by-feature': { type: 'boolean', default: false },
} });
const runs = Number(flags.runs);
const parts = flags.only.split(',');
const wanted = (part) => parts.includes(part);
const isWhole = PARTS.every(wanted);
const unknown = parts.filter((part) => !PARTS.includes(part));
if (unknown.length > 0 || !(runs >= 1)) throw new Error(`--only takes ${PARTS.join(', ')}; --runs a number`);

const say = (text) => console.log(`· ${text}`);
const print = (title, rows) => console.log(`\n${title}\n\n${table(rows)}`);

const all = subjects(chapters());
const folder = mkdtempSync(join(tmpdir(), 'duibiao-rivals-'));
writeRivals(folder);
const [ours, theirs] = [await served(''), await served('', folder)];
const url = (who) => (who === 'ours' ? ours.url : `${theirs.url}${who}/`);
const enter = (who) => (who === 'ours' ? enterOurs(ours.url) : (stage) => stage.page.goto(url(who)));

const results = {
  date: new Date().toISOString().slice(0, 10),
  machine: { processor: cpus()[0].model.trim(), cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30), browser: execFileSync(browserPath(), ['--version'], { encoding: 'utf8' }).trim(), node: process.version },
  runs,
  tasks: {},
  longest: {},
};

function take(who, notes) {
  const into = (target, source) => {
    for (const [task, byRate] of Object.entries(source)) {
      (target[task] ??= {})[who] = Object.fromEntries(Object.entries(byRate).map(([rate, values]) => [rate, summary(values)]));
    }
  };
  into(results.tasks, notes.times);
  into(results.longest, notes.tasks);
}

async function measureBytes() {
  results.bytes = {};
  for (const [who, subject] of Object.entries(all)) {
    say(`first load: ${who}`);
    const files = await firstLoad(subject, enter(who), url(who), who === 'ours' ? dist : join(folder, who));
    results.bytes[who] = { files, total: total(files), raw: total(files, 'raw') };
  }
  Object.assign(results.bytes, laterLoads(results.bytes.ours.files));
}

async function measureTasks() {
  for (const [who, subject] of Object.entries(all)) {
    say(`the same tasks: ${who}`);
    take(who, await journey(subject, enter(who), runs));
  }
}

async function measureMemory() {
  results.memory = {};
  for (const [who, subject] of Object.entries(all)) {
    say(`memory: ${who}`);
    const seen = await memory(subject, enter(who), runs);
    const middle = (when) => Object.fromEntries(Object.keys(seen[0][when]).map((key) => [key, percentile(seen.map((each) => each[when][key]), 50)]));
    results.memory[who] = { answered: seen[0].answered, start: middle('start'), after: middle('after') };
  }
}

async function measureOwn() {
  const notes = new Notes();
  say('starting with nothing kept, and from the single file');
  await starts(all.ours, ours.url, runs, notes);
  say('undo, results, finding, papers');
  await ownTasks(all.ours, ours.url, runs, notes);
  take('ours', notes);
}

async function measureScale() {
  const shapes = await scale(all.ours, ours.url, runs, say);
  if (!results.tasks.ready) {
    say('the largest real plan, to hold it against');
    take('ours', await journey(all.ours, enter('ours'), runs));
  }
  const real = (task) => results.tasks[task].ours[1].median;
  const ratios = Object.entries(shapes).map(([shape, { notes, found }]) => [shape, {
    open: percentile(notes.times.ready[1], 50) / real('ready'),
    answer: percentile(notes.times['answer → stored'][1], 50) / real('answer → stored'),
    search: percentile(found, 95),
  }]);
  const kept = Object.entries(shapes).map(([shape, { notes, found }]) => [shape, { times: notes.times, longest: notes.tasks, found }]);
  results.scale = { ratios: Object.fromEntries(ratios), shapes: Object.fromEntries(kept) };
}

try {
  if (wanted('bytes')) await measureBytes();
  if (wanted('tasks')) await measureTasks();
  if (wanted('memory')) await measureMemory();
  if (wanted('own')) await measureOwn();
  if (wanted('scale')) await measureScale();
  if (wanted('core')) results.core = { host: coreOnHost(say), page: await coreInPage(say, runs) };
  if (isWhole || flags['by-feature']) results.features = byFeature(say);
} finally {
  ours.close();
  theirs.close();
  rmSync(folder, { recursive: true, force: true });
}

if (results.bytes) {
  const rows = Object.entries(results.bytes.ours.files).map(([name, { raw, brotli }]) => [name, raw, brotli]);
  print('First load, bytes', [['file', 'raw', 'brotli'], ...rows, ['all', results.bytes.ours.raw, results.bytes.ours.total]]);
  print('Later, bytes', [['file', 'raw', 'brotli'], ...Object.entries(results.bytes.later).map(([name, { raw, brotli }]) => [name, raw, brotli])]);
}
for (const rate of [1, 4]) {
  if (Object.keys(results.tasks).length > 0) print(`Median (p95) in ms at ${rate}×, and ours ÷ theirs`, taskRows(results, rate));
}
if (Object.keys(results.longest).length > 0) {
  const cell = (step, who, rate) => short(results.longest[step][who]?.[rate]?.median);
  const whos = Object.keys(all);
  print('Longest task of each step in ms, median, 1× / 4×', [['step', ...whos], ...Object.keys(results.longest).map((step) => [step, ...whos.map((who) => `${cell(step, who, 1)} / ${cell(step, who, 4)}`)])]);
}
if (results.memory) print('Memory in MB, at the start → after 300 answers', memoryRows(results));
if (results.core) print('The core, µs', [['task', 'this machine', 'in the page'], ...Object.keys(results.core.page).map((task) => [task, short(results.core.host[task]), short(results.core.page[task])])]);
if (results.features) print('Code of the first load and of the rest by feature, bytes', [['feature', 'first', 'rest'], ...results.features.map(({ name, first, rest }) => [name, first, rest])]);
results.budgets = budgets(results);
print('Budgets', [['budget', 'measured', 'bound', ''], ...results.budgets.map(told)]);

if (isWhole) {
  const here = (name) => fileURLToPath(new URL(name, import.meta.url));
  writeFileSync(here('results.json'), `${JSON.stringify(results, null, 1)}\n`);
  const readme = join(top, 'README.md');
  writeFileSync(readme, between(readFileSync(readme, 'utf8'), 'bench', forReadme(results)));
  say('kept in tests/bench/results.json, and in the README');
}
