// Times the core: by criterion on this machine (core.rs), and the same tasks as wasm in the browser (core_page.rs).

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { served, top } from '../e2e/harness.mjs';
import { percentile } from './figures.mjs';
import { Stage } from './stage.mjs';

const run = (command, ...args) => execFileSync(command, args, { cwd: top, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 26 });
/** So long one measurement takes at least. */
const LEAST_MS = 100;

/** Microseconds by task. */
export function coreOnHost(say) {
  say('the core on this machine, by criterion');
  const lines = run('cargo', 'bench', '--quiet', '--bench', 'core', '--', '--warm-up-time', '1', '--measurement-time', '3', '--output-format', 'bencher').split('\n');
  const found = lines.map((line) => line.match(/^test (.+?) \.\.\. bench:\s+([\d,]+) ns\/iter/)).filter(Boolean);
  return Object.fromEntries(found.map(([, name, time]) => [name, Number(time.replaceAll(',', '')) / 1000]));
}

function build(folder) {
  run('cargo', 'build', '--quiet', '--release', '--offline', '--target', 'wasm32-unknown-unknown', '--features', 'bench', '--bin', 'core_page');
  const { target_directory: target } = JSON.parse(run('cargo', 'metadata', '--format-version', '1', '--no-deps', '--offline'));
  run('wasm-bindgen', '--target', 'web', '--no-typescript', '--out-dir', folder, '--out-name', 'core', join(target, 'wasm32-unknown-unknown', 'release', 'core_page.wasm'));
  run('wasm-opt', '-Oz', join(folder, 'core_bg.wasm'), '-o', join(folder, 'core_bg.wasm'));
  writeFileSync(join(folder, 'index.html'), '<!DOCTYPE html><meta charset="utf-8"><script type="module">import start, * as core from "./core.js"; await start(); window.core = core; document.documentElement.dataset.ready = "";</script>');
}

/** Microseconds by task, the median of the runs. */
export async function coreInPage(say, runs) {
  say('the core in the browser');
  const folder = mkdtempSync(join(tmpdir(), 'duibiao-core-'));
  let server;
  let stage;
  try {
    build(folder);
    server = await served('', folder);
    stage = await Stage.open('html[data-ready]');
    await stage.page.goto(server.url);
    await stage.page.waitForFunction(() => window.probe.ready);
    const all = await stage.page.evaluate(([count, least]) => {
      const timed = (place, times) => {
        const start = performance.now();
        window.core.run(place, times);
        return performance.now() - start;
      };
      const tasks = [];
      for (let place = 0; window.core.name(place) !== undefined; place += 1) {
        let times = 1;
        while (timed(place, times) < least) times *= 2;
        tasks.push([window.core.name(place), Array.from({ length: count }, () => (timed(place, times) / times) * 1000)]);
      }
      return tasks;
    }, [runs, LEAST_MS]);
    return Object.fromEntries(all.map(([name, values]) => [name, percentile(values, 50)]));
  } finally {
    await stage?.close();
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
