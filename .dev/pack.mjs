// The second part of trunk's post_build hook: gives index.html its content policy and writes duibiao.html, the same page in one file.
//
// The same input gives the same bytes: sorted names, no times. Builds nothing itself; sizes are printed, not judged.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { GLUE, MODULE, REST, STYLE, replaceOne, theFile } from './built.mjs';

const dist = process.env.TRUNK_STAGING_DIR ?? 'dist';
const inDist = (name) => join(dist, name);
const POLICY_TAG = /<meta http-equiv="Content-Security-Policy" content="[^"]*">/;

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const inlineScripts = (html) => [...html.matchAll(/<script(?![^>]*\b(?:src|data-asset)\b)[^>]*>([^]*?)<\/script>/g)].map((match) => match[1]);

function withPolicy(html, rules) {
  const policy = Object.entries(rules).map(([name, sources]) => [name, ...sources].join(' ')).join('; ');
  return replaceOne(html, POLICY_TAG, 'the policy tag', () => `<meta http-equiv="Content-Security-Policy" content="${policy}">`);
}

/** What stands between two tags must not end them. */
function safeInside(tag, text) {
  if (text.toLowerCase().includes(`</${tag}`) || text.includes('<!--')) throw new Error(`text that would end its <${tag}>`);
  return text;
}

// But for trying things out, zopfli looks longer for the shortest gzip: the file is a twentieth smaller.
const tools = process.env.DUIBIAO_TOOLS ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'duibiao', 'tools');
const zopfli = process.env.TRUNK_PROFILE === 'debug' ? undefined : createRequire(join(tools, 'tool.js'))('@gfx/zopfli');
const gzip = async (bytes) => (zopfli ? Buffer.from(await zopfli.gzipAsync(bytes, { numiterations: 5 })) : gzipSync(bytes, { level: 9 }));

/** Bytes as the page and the worker unpack them: gzip, then base64. */
async function packed(bytes) {
  const zipped = await gzip(bytes);
  zipped[9] = 255; // the system it was made on: none
  return zipped.toString('base64');
}

const asset = async (name, bytes) => `<script type="application/octet-stream" data-asset="${name}">${await packed(bytes)}</script>\n`;

/** The page's own module, after its glue: unpacks it (by rest_load.js), starts it, says so as trunk's own start does. */
const START = `
const bytes = await unpacked('app.wasm');
document.querySelector('[data-asset="app.wasm"]').remove();
await __wbg_init({ module_or_path: bytes });
dispatchEvent(new CustomEvent('TrunkApplicationStarted'));
`;

// Browsers ignore a checksum on this kind of preload, and complain about it.
const built = readFileSync(inDist('index.html'), 'utf8').replace(/<link rel="preload"[^>]*>/g, (link) => link.replace(/ integrity="[^"]*"/, ''));
const style = theFile(dist, STYLE);
const glue = theFile(dist, GLUE);
const module = theFile(dist, MODULE);
const rest = theFile(dist, REST);
const icon = readFileSync(inDist('icons/icon.svg'));
const workerGlue = theFile(dist, /^worker\.js$/);
const workerModule = theFile(dist, /^worker_bg\.wasm$/);
const plans = readdirSync(inDist('plans')).filter((name) => name.endsWith('.json')).sort();

const page = withPolicy(built, {
  'default-src': ["'none'"],
  'script-src': ["'self'", ...inlineScripts(built).map(hash), "'wasm-unsafe-eval'"],
  'connect-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'manifest-src': ["'self'"],
  'worker-src': ["'self'", 'blob:'],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
});
writeFileSync(inDist('index.html'), page);

const css = safeInside('style', style.bytes.toString('utf8'));
if (/url\(\s*['"]?(?!data:|#)/.test(css)) throw new Error('the style sheet names a file, which the single file would miss');
const glueText = safeInside('script', glue.bytes.toString('utf8'));
if (/^\s*import\b/m.test(glueText)) throw new Error('the glue imports another script, which the single file would miss');

const assets = (await Promise.all([
  asset('app.wasm', module.bytes),
  asset('rest.wasm', rest.bytes),
  ...plans.map((name) => asset(`plans/${name}`, readFileSync(inDist(join('plans', name))))),
  asset('worker.js', workerGlue.bytes),
  asset('worker_bg.wasm', workerModule.bytes),
])).join('');

let single = built.replace(/<link rel="(?:modulepreload|preload)"[^>]*>\s*/g, '');
single = replaceOne(single, /<link rel="stylesheet"[^>]*>/, 'the style sheet', () => `<style>${css}</style>`);
single = replaceOne(single, /<link rel="manifest"[^>]*>\s*/, 'the manifest', '');
single = replaceOne(single, /<link rel="icon"[^>]* sizes="32x32">\s*/, 'the small icon', '');
single = replaceOne(single, /<link rel="icon"[^>]*>/, 'the icon', () => `<link rel="icon" href="data:image/svg+xml;base64,${icon.toString('base64')}">`);
single = replaceOne(single, /<script type="module"[^>]*>[^]*?<\/script>/, 'the start script', '');
single = replaceOne(single, /<\/body>/, 'the end of the body', () => `${assets}<script type="module">${glueText}${safeInside('script', START)}</script>\n</body>`);
single = withPolicy(single, {
  'default-src': ["'none'"],
  'script-src': [...inlineScripts(single).map(hash), "'wasm-unsafe-eval'"],
  'style-src': [hash(css)],
  'img-src': ['data:'],
  'worker-src': ['blob:'],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
});
writeFileSync(inDist('duibiao.html'), single);

const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
const brotli = (bytes) => brotliCompressSync(bytes).length;
const first = [['index.html', Buffer.from(page)], ['style', style.bytes], ['glue', glue.bytes], ['module', module.bytes]];
for (const [name, bytes] of first) console.log(`  ${name.padEnd(12)}${kilobytes(bytes.length).padStart(10)}${kilobytes(brotli(bytes)).padStart(10)} brotli`);
const sum = (size) => kilobytes(first.reduce((total, [, bytes]) => total + size(bytes), 0));
console.log(`  first load  ${sum((bytes) => bytes.length).padStart(10)}${sum(brotli).padStart(10)} brotli`);
for (const [name, bytes, when] of [['rest', rest.bytes, 'when idle'], ['worker', workerModule.bytes, 'on first use']]) {
  console.log(`  ${name.padEnd(12)}${kilobytes(bytes.length).padStart(10)}${kilobytes(brotli(bytes)).padStart(10)} brotli, ${when}`);
}
console.log(`  duibiao.html${kilobytes(Buffer.byteLength(single)).padStart(10)}`);
