// Both artefacts as such: they start anywhere, say what to do where they cannot, and keep to their policy.
// What the page is for is tested by first-light.test.mjs.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { parse } from 'acorn';
import { ARTEFACTS, dist, doubleClicked, inBrowser, objections, served, top } from './harness.mjs';
import { targetFeatures } from './wasm.mjs';

/** What Chromium 96 knows; `browser.md` of the design says why nothing beyond. */
const ALLOWED_FEATURES = ['bulk-memory', 'bulk-memory-opt', 'call-indirect-overlong', 'multivalue', 'mutable-globals',
  'nontrapping-fptoint', 'reference-types', 'sign-ext'];
// What the first load may weigh, and where it has to stop: office writers linked in would pass that at once.
const FIRST_LOAD_BUDGET_KB = 240;
const FIRST_LOAD_STOP_KB = 300;
const FOREIGN = 'https://example.org/';

const isPolicyReport = (message) => /Content Security Policy/.test(message);
const files = readdirSync(dist);
const started = (page) => page.locator('main[data-route]').waitFor();

for (const [name, open] of [...Object.entries(ARTEFACTS), ['dist in a sub-folder', () => served('/schools/自评')]]) {
  test(`${name}: starts without an error`, async () => {
    await inBrowser(open, {}, async ({ page, watch }) => {
      await started(page);
      await page.locator('#boot').waitFor({ state: 'detached' });
      await page.waitForLoadState('networkidle');
      assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
      assert.match(await page.title(), /对标自评/);
      assert.deepEqual(watch.warnings, []);
      assert.deepEqual(await objections(page, 'the first screen'), []);
    });
  });
}

for (const [name, open] of Object.entries(ARTEFACTS)) {
  test(`${name}: text never becomes code, and no other host is asked`, async () => {
    await inBrowser(open, { allow: isPolicyReport }, async ({ page }) => {
      await started(page);
      assert.match(await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content'), /^default-src 'none'; script-src /);
      const tried = await page.evaluate(async (foreign) => {
        const script = document.createElement('script');
        script.textContent = 'window.ran = true';
        document.body.append(script);
        // In a callback of its own: the driver's calls are free of the policy.
        const evaluated = await new Promise((done) => setTimeout(() => { try { done(`ran ${eval('1')}`); } catch (error) { done(error.name); } }));
        const fetched = await fetch(foreign).then(() => 'answered', (error) => error.name);
        return { script: window.ran ?? 'blocked', evaluated, fetched };
      }, FOREIGN);
      assert.deepEqual(tried, { script: 'blocked', evaluated: 'EvalError', fetched: 'TypeError' });
    });
  });

  test(`${name}: the worker starts, answers, and is bound by the same policy`, async () => {
    const start = readFileSync(join(top, 'src/platform/worker_start.js'), 'utf8');
    await inBrowser(open, { allow: isPolicyReport }, async ({ page }) => {
      await started(page);
      const said = await page.evaluate(async ({ start, foreign }) => {
        const inPage = (name) => document.querySelector(`script[data-asset="${name}"]`)?.textContent;
        const unpacked = async (text) => {
          const zipped = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
          return new Response(new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
        };
        const beside = async (name) => (await fetch(name)).arrayBuffer();
        const glue = inPage('worker.js') ? await unpacked(inPage('worker.js')) : new TextDecoder().decode(await beside('worker.js'));
        const probe = `
          self.addEventListener('message', async ({ data }) => {
            if (data.foreign === undefined) return;
            const fetched = await fetch(data.foreign).then(() => 'answered', (error) => error.name);
            let evaluated;
            try { evaluated = 'ran ' + eval('1'); } catch (error) { evaluated = error.name; }
            self.postMessage({ fetched, evaluated });
          });`;
        const ask = (worker, question) => new Promise((done, fail) => {
          // How far it is comes before the answer.
          worker.onmessage = ({ data }) => { if (data.step === undefined) done(data); };
          worker.onerror = ({ message }) => fail(new Error(message));
          worker.postMessage(question);
        });
        const blob = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
        const worker = new Worker(blob(`${glue}\n${start}`));
        return {
          first: await ask(worker, { id: 0, wasm: inPage('worker_bg.wasm') ?? await beside('worker_bg.wasm') }),
          refused: await ask(worker, { id: 1, task: 'write', text: '{"cut' }),
          unknown: await ask(worker, { id: 2, task: 'no such task', text: '' }),
          probed: await ask(new Worker(blob(probe)), { foreign }),
        };
      }, { start, foreign: FOREIGN });
      assert.equal(said.first.id, 0);
      assert.ok(said.first.done, `the worker names its build: ${JSON.stringify(said.first)}`);
      assert.ok(said.refused.id === 1 && said.refused.refused, `a truncated file is refused: ${JSON.stringify(said.refused)}`);
      assert.match(said.unknown.refused, /no such task/);
      assert.deepEqual(said.probed, { fetched: 'TypeError', evaluated: 'EvalError' });
    });
  });

  const cannotRun = {
    'no WebAssembly': () => { delete window.WebAssembly; },
    'a kernel that does not know the policy': () => { WebAssembly.Module = function refused() { throw new WebAssembly.CompileError('refused'); }; },
    'compatibility mode': () => { Object.defineProperty(document, 'documentMode', { value: 11 }); },
  };
  for (const [what, breakIt] of Object.entries(cannotRun)) {
    test(`${name}: ${what} gets a sentence`, async () => {
        await inBrowser(open, { before: (page) => page.addInitScript(breakIt), allow: () => true }, async ({ page }) => {
        const boot = page.locator('#boot');
        await boot.getByText('请切换到“极速模式”，或改用 Edge、谷歌浏览器').waitFor();
        await boot.getByText('use Edge or Chrome').waitFor();
      });
    });
  }
}

test('dist: a module that does not arrive gets a sentence', async () => {
  const open = () => served('');
  const blocked = (page) => page.route('**/app-*.wasm', (route) => route.abort());
  await inBrowser(open, { before: blocked, allow: () => true }, async ({ page }) => {
    await page.locator('#boot').getByText('页面没能打开').waitFor();
  });
});

test('dist: a script that does not arrive gets a sentence', async () => {
  const open = () => served('');
  const blocked = (page) => page.route('**/app-*.js', (route) => route.abort());
  await inBrowser(open, { before: blocked, allow: () => true }, async ({ page }) => {
    await page.locator('#boot').getByText('页面没能打开').waitFor();
  });
});

test('dist: opened by double-click, it points to the single file', async () => {
  const open = () => doubleClicked('index.html');
  await inBrowser(open, { allow: () => true }, async ({ page, watch }) => {
    await page.locator('#boot').getByText('请双击 duibiao.html').waitFor();
    watch.foreign.length = 0; // its own files, which file:// refuses
  });
});

test('the single file holds everything, asks for nothing and is made the same again', async () => {
  const html = readFileSync(join(dist, 'duibiao.html'), 'utf8');
  const outside = html.replace(/<script[^>]*>[^]*?<\/script>/g, '').match(/(?:src|href)="(?!data:|#)[^"]*"/g);
  assert.equal(outside, null);
  for (const plan of readdirSync(join(dist, 'plans'))) assert.ok(html.includes(`data-asset="plans/${plan}"`), plan);

  const again = mkdtempSync(join(tmpdir(), 'duibiao-pack-'));
  cpSync(dist, again, { recursive: true });
  execFileSync('node', [join(top, '.dev/pack.mjs')], { env: { ...process.env, TRUNK_STAGING_DIR: again } });
  assert.ok(readFileSync(join(again, 'duibiao.html'), 'utf8') === html, 'the same bytes');
  rmSync(again, { recursive: true });
});

test('the modules ask for no more than the oldest browser we support', () => {
  const modules = files.filter((name) => name.endsWith('.wasm'));
  assert.equal(modules.length, 3); // the page, its rest, the worker
  for (const name of modules) {
    const features = targetFeatures(readFileSync(join(dist, name)));
    assert.ok(features?.length, `${name} says which features it uses (was it stripped?)`);
    assert.deepEqual(features.filter((feature) => !ALLOWED_FEATURES.includes(feature)), [], name);
  }
});

test('the scripts parse as the oldest browser we support reads them', () => {
  const glue = files.find((name) => /^app-.*\.js$/.test(name));
  // ES2020, but for `static {}` or the like, which would be a new floor and should be noticed.
  parse(readFileSync(join(dist, glue), 'utf8'), { ecmaVersion: 2020, sourceType: 'module' });
  parse(readFileSync(join(dist, 'worker.js'), 'utf8'), { ecmaVersion: 2020, sourceType: 'script' });
  parse(readFileSync(join(top, 'src/platform/worker_start.js'), 'utf8'), { ecmaVersion: 2020, sourceType: 'script' });
  for (const file of ['index.html', 'duibiao.html']) {
    const [, check] = readFileSync(join(dist, file), 'utf8').match(/<script>([^]*?)<\/script>/);
    parse(check, { ecmaVersion: 5, sourceType: 'script' });
  }
});

test('the first load stays small', (t) => {
  const first = ['index.html', ...files.filter((name) => /^(app|style)-/.test(name))];
  const bytes = first.reduce((sum, name) => sum + brotliCompressSync(readFileSync(join(dist, name))).length, 0);
  const kb = bytes / 1024;
  const over = kb - FIRST_LOAD_BUDGET_KB;
  t.diagnostic(`first load: ${kb.toFixed(1)} KB under brotli; budget ${FIRST_LOAD_BUDGET_KB}: ${over <= 0 ? 'pass' : `falls short by ${over.toFixed(1)}`}`);
  assert.ok(kb <= FIRST_LOAD_STOP_KB, `${first.join(', ')} weigh ${kb.toFixed(1)} KB under brotli`);
});
