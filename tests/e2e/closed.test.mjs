// Closed: what both artefacts allow themselves is what the design says to the letter, and a whole journey asks nobody.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ARTEFACTS, dist, inBrowser, served } from './harness.mjs';
import { Principal } from './principal.mjs';

const SCHOOL = { plan: 'lvchun-2022', kind: 'primary', name: '绿春县大兴小学' };
const isPolicyReport = (message) => /Content Security Policy|violates the following|Refused to/.test(message);

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const read = (name) => readFileSync(join(dist, name), 'utf8');
const glue = () => read(readdirSync(dist).find((name) => /^app-[^_]*\.js$/.test(name)));

/** Another host, that would answer: what is refused is refused by the policy. Nothing may reach it. */
async function withNeighbour(open, test) {
  const reached = [];
  const { url: foreign, server, close } = await served('');
  server.on('request', (request) => reached.push(request.url));
  server.on('upgrade', (request) => reached.push(request.url));
  try {
    await inBrowser(open, { allow: isPolicyReport }, async (visit) => {
      await test(visit, foreign);
      assert.deepEqual(reached, []);
      // The driver lists requests that were refused among those that were made.
      visit.watch.foreign.splice(0, visit.watch.foreign.length, ...visit.watch.foreign.filter((asked) => !asked.startsWith(foreign)));
    });
  } finally {
    close();
  }
}

/** A page taken apart: its tags, and what stands in its scripts and styles. What is packed in it is left out. */
function takenApart(html) {
  const packed = /<script type="application\/octet-stream"[^>]*>[^<]*<\/script>/g;
  const bare = html.replace(packed, '');
  const inside = (tag) => [...bare.matchAll(new RegExp(`<${tag}([^>]*)>([^]*?)</${tag}>`, 'g'))].map(([, attributes, text]) => ({ attributes, text }));
  const tags = bare.replace(/(<(script|style)[^>]*>)[^]*?<\/\2>/g, '$1').replace(/<!--[^]*?-->/g, '').match(/<[a-z][^>]*>/gi);
  return { tags, scripts: inside('script').filter(({ attributes }) => !/\bsrc=/.test(attributes)), styles: inside('style') };
}

const POLICIES = {
  'index.html': ({ scripts }) => `default-src 'none'; script-src 'self' ${scripts.map(({ text }) => hash(text)).join(' ')} 'wasm-unsafe-eval'; connect-src 'self'; `
    + "style-src 'self'; img-src 'self' data:; manifest-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'",
  'duibiao.html': ({ scripts, styles }) => `default-src 'none'; script-src ${scripts.map(({ text }) => hash(text)).join(' ')} 'wasm-unsafe-eval'; `
    + `style-src ${hash(styles[0].text)}; img-src data:; worker-src blob:; base-uri 'none'; form-action 'none'`,
};

for (const [name, policy] of Object.entries(POLICIES)) {
  test(`${name}: its policy is the design's, it comes before all that it rules, and nothing in it needs more`, () => {
    const html = read(name);
    const page = takenApart(html);
    const [tag, ...others] = page.tags.filter((tag) => /http-equiv="Content-Security-Policy"/.test(tag));
    assert.deepEqual(others, []);
    assert.equal(tag.match(/content="([^"]*)"/)[1], policy(page));
    const ruled = page.tags.findIndex((tag) => /^<(script|style|link|img|base)\b/.test(tag));
    assert.ok(page.tags.indexOf(tag) < ruled);

    assert.deepEqual(page.tags.filter((tag) => /\s(style|on\w+)=/.test(tag)), [], 'no style and no code in attributes');
    assert.deepEqual(page.tags.filter((tag) => /^<(iframe|frame|object|embed|form|base)\b/.test(tag)), []);
    const addresses = page.tags.flatMap((tag) => [...tag.matchAll(/\s(?:href|src|action|srcset)="([^"]*)"/g)].map(([, address]) => address));
    assert.deepEqual(addresses.filter((address) => /^(?:[a-z]+:)?\/\//i.test(address)), [], 'nothing of another host');
    const beyond = addresses.filter((address) => !/^(?:data:|\.\/|icons\/|manifest\.webmanifest$)/.test(address));
    assert.deepEqual(beyond, []);
    assert.equal(page.styles.filter(({ text }) => /@import|url\(\s*['"]?(?!data:|#)/.test(text)).length, 0);
  });
}

test('no script makes code of text, or names another host', () => {
  const start = takenApart(read('index.html')).scripts.map(({ text }) => text);
  const scripts = { glue: glue(), 'worker.js': read('worker.js'), 'sw.js': read('sw.js'), 'the start of the page': start.join('\n') };
  for (const [name, text] of Object.entries(scripts)) {
    assert.deepEqual(text.match(/\beval\s*\(|\bnew Function\b|\bFunction\s*\(\s*['"`]|document\.write|importScripts/g), null, name);
    assert.deepEqual((text.match(/\b(?:https?|wss?):\/\/[^'"`\s]*/g) ?? []).filter((url) => !url.startsWith('http://www.w3.org/')), [], name);
  }
  assert.ok(read('duibiao.html').includes(glue()), 'the single file runs the same glue');
});

for (const [name, open] of Object.entries(ARTEFACTS)) {
  test(`${name}: frames, forms, pictures and connections to elsewhere are refused`, async () => {
    await withNeighbour(open, async ({ page }, foreign) => {
      const principal = new Principal(page);
      await principal.on('home');
      const address = page.url();
      const directives = ['base-uri', 'connect-src', 'form-action', 'frame-src', 'img-src', 'media-src', 'object-src',
        'script-src-elem', 'style-src-attr', 'style-src-elem'];
      await page.evaluate(async (foreign) => {
        window.refused = new Set();
        document.addEventListener('securitypolicyviolation', (event) => window.refused.add(event.effectiveDirective));
        const add = (tag, attributes) => {
          const element = Object.assign(document.createElement(tag), attributes);
          document.body.append(element);
          return element;
        };
        add('iframe', { src: foreign });
        add('object', { data: foreign });
        add('img', { src: `${foreign}a.png` });
        add('audio', { src: `${foreign}a.mp3` });
        add('script', { src: `${foreign}a.js` });
        add('link', { rel: 'stylesheet', href: `${foreign}a.css` });
        add('base', { href: foreign });
        add('p', {}).setAttribute('style', 'color: red');
        add('form', { action: foreign, method: 'post' }).submit();
        try { new WebSocket(foreign.replace('http', 'ws')); } catch { /* told by the event */ }
        try { new EventSource(foreign); } catch { /* likewise */ }
        navigator.sendBeacon(foreign, 'x');
        await new Promise((done) => { setTimeout(done, 500); });
      }, foreign);
      await page.waitForFunction((count) => window.refused.size >= count, directives.length).catch(() => {});
      assert.deepEqual(await page.evaluate(() => [...window.refused].sort()), directives);
      assert.equal(page.url(), address);
    });
  });

  test(`${name}: the page's own worker reaches nobody`, async () => {
    await withNeighbour(open, async ({ page }, foreign) => {
      const principal = new Principal(page);
      await principal.choose({ name: '通知.txt', bytes: Buffer.from('各校：请于周五前上报。') });
      const [worker, ...others] = page.workers();
      assert.deepEqual(others, []);
      assert.match(worker.url(), /^blob:/);
      const tried = await worker.evaluate(async (foreign) => {
        const failed = (error) => error.name;
        // In a callback of its own: the driver's calls are free of the policy.
        const evaluated = await new Promise((done) => setTimeout(() => { try { done(`ran ${eval('1')}`); } catch (error) { done(error.name); } }));
        const script = await new Promise((done) => setTimeout(() => { try { importScripts(`${foreign}a.js`); done('ran'); } catch (error) { done(error.name); } }));
        const asked = await new Promise((done) => {
          const request = new XMLHttpRequest();
          request.onload = () => done('answered');
          request.onerror = () => done('refused');
          request.open('GET', foreign);
          request.send();
        });
        const nested = await new Promise((done) => {
          try {
            const inner = new Worker(URL.createObjectURL(new Blob([`fetch('${foreign}').then(() => postMessage('answered'), (error) => postMessage(error.name))`])));
            inner.onmessage = ({ data }) => done(data);
            inner.onerror = () => done('not started');
          } catch (error) { done(error.name); }
        });
        return { fetched: await fetch(foreign).then(() => 'answered', failed), asked, evaluated, script, nested };
      }, foreign);
      assert.deepEqual(tried, { fetched: 'TypeError', asked: 'refused', evaluated: 'EvalError', script: 'NetworkError', nested: 'TypeError' });
    });
  });

  test(`${name}: from the first start to the exported file nothing is asked of anyone`, async () => {
    await inBrowser(open, {}, async ({ page, watch }) => {
      const principal = new Principal(page);
      await principal.start({ ...SCHOOL, region: '云南省/红河州/绿春县' });
      const [rated] = await page.locator('[data-checkpoint]:has(input[value=part])').evaluateAll((rows) => rows.map((row) => row.dataset.checkpoint));
      await principal.rate(rated, 'part');
      await principal.waitSaved();
      await principal.reload();
      for (const [hash, route] of [['z', 'rectify'], ['d', 'sheet']]) {
        await page.locator(`header nav a[href^="#/${hash}/"]`).click();
        await principal.on(route);
      }
      await principal.results();
      const { bytes, name: file } = await principal.export('json');
      await principal.export('csv');
      await principal.choose({ name: file, bytes });
      await principal.escape();
      await page.locator(`[data-plan="${SCHOOL.plan}"] a[href^="#/plan/"]`).first().click();
      await principal.on('plan');
      await principal.switchLanguage();
      assert.deepEqual(watch.foreign, []);
      const asked = watch.requests.filter((url) => !/^(?:blob|data):/.test(url));
      const home = page.url().split('#')[0];
      const files = asked.filter((url) => url !== home);
      if (name === 'single file') assert.deepEqual(files, []);
      else assert.deepEqual(files.filter((url) => !url.startsWith(home)), []);
    });
  });
}
