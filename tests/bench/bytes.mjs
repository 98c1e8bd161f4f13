// Bytes as a static host sends them, brotli at its best: of the first load, of what comes later, and by feature.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { dist } from '../e2e/harness.mjs';
import { Stage } from './stage.mjs';

const REST = '**/rest-*.wasm';

export function weigh(file) {
  const bytes = readFileSync(file);
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  return { raw: bytes.length, brotli: brotli.length };
}

/** What a page fetched until the first answer was possible, by the names of files below `folder`, which `url` serves. */
async function fetched(stage, url) {
  await stage.reload();
  const urls = await stage.page.evaluate(() => [location.href, ...performance.getEntriesByType('resource')
    .filter(({ startTime, responseStatus }) => startTime < window.probe.ready.built && responseStatus === 200).map(({ name }) => name)]);
  const inside = urls.filter((each) => each.startsWith(url)).map((each) => decodeURI(each.slice(url.length).split(/[?#]/)[0]) || 'index.html');
  return [...new Set(inside)];
}

const weighed = (folder, names) => Object.fromEntries(names.map((name) => [name, weigh(join(folder, name))]));

/** The first load; of ours with its rest kept away, which proves that the first answer does not wait for it. */
export async function firstLoad(subject, enter, url, folder) {
  const stage = await Stage.open(subject.ready);
  try {
    await enter(stage);
    await stage.page.route(REST, (route) => route.abort());
    return weighed(folder, await fetched(stage, url));
  } finally {
    await stage.close();
  }
}

/** What of dist comes later, if at all; and the single file. */
export function laterLoads(first) {
  const names = readdirSync(dist, { recursive: true }).map(String).filter((name) => /\.[a-z]+$/.test(name) && !name.endsWith('.html') && !(name in first));
  const single = join(dist, 'duibiao.html');
  return { later: weighed(dist, names.sort()), single: existsSync(single) ? weigh(single) : undefined };
}

export const total = (weights, unit = 'brotli') => Object.values(weights).reduce((sum, weight) => sum + weight[unit], 0);
