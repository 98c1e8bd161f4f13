// Trunk's post_build hook: gives index.html its content policy and writes duibiao.html, the same page in one file.
//
// The same input gives the same bytes: sorted names, no times. Builds nothing itself; sizes are printed, not judged.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const dist = process.env.TRUNK_STAGING_DIR ?? 'dist';
const inDist = (name) => join(dist, name);
const POLICY_TAG = /<meta http-equiv="Content-Security-Policy" content="[^"]*">/;

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const inlineScripts = (html) => [...html.matchAll(/<script(?![^>]*\b(?:src|data-asset)\b)[^>]*>([^]*?)<\/script>/g)].map((match) => match[1]);

/** Replaces the one match of `pattern`; none or several is a page we do not understand. */
function replaceOne(html, pattern, what, replacement) {
  const found = [...html.matchAll(new RegExp(pattern, 'g'))].length;
  if (found !== 1) throw new Error(`index.html has ${found} of: ${what}`);
  return html.replace(pattern, replacement);
}

function withPolicy(html, rules) {
  const policy = Object.entries(rules).map(([name, sources]) => [name, ...sources].join(' ')).join('; ');
  return replaceOne(html, POLICY_TAG, 'the policy tag', () => `<meta http-equiv="Content-Security-Policy" content="${policy}">`);
}

/** What stands between two tags must not end them. */
function safeInside(tag, text) {
  if (text.toLowerCase().includes(`</${tag}`) || text.includes('<!--')) throw new Error(`text that would end its <${tag}>`);
  return text;
}

/** Bytes as the page and the worker unpack them: gzip, then base64. */
function packed(bytes) {
  const zipped = gzipSync(bytes, { level: 9 });
  zipped[9] = 255; // the system it was made on: none
  return zipped.toString('base64');
}

const asset = (name, bytes) => `<script type="application/octet-stream" data-asset="${name}">${packed(bytes)}</script>\n`;

/** The page's own module, after its glue: unpacks it, starts it, says so as trunk's own start does. */
const START = `
const packed = Uint8Array.from(atob(document.querySelector('[data-asset="app.wasm"]').textContent), (c) => c.charCodeAt(0));
const bytes = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
document.querySelector('[data-asset="app.wasm"]').remove();
await __wbg_init({ module_or_path: bytes });
dispatchEvent(new CustomEvent('TrunkApplicationStarted'));
`;

const names = readdirSync(dist).sort();
function theFile(pattern) {
  const found = names.filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`dist should hold one ${pattern}, it has: ${found.join(', ') || 'none'}`);
  return { name: found[0], bytes: readFileSync(inDist(found[0])) };
}

// Browsers ignore a checksum on this kind of preload, and complain about it.
const built = readFileSync(inDist('index.html'), 'utf8').replace(/<link rel="preload"[^>]*>/g, (link) => link.replace(/ integrity="[^"]*"/, ''));
const style = theFile(/^style-.*\.css$/);
const glue = theFile(/^(app|duibiao)-[^_]*\.js$/);
const module = theFile(/^(app|duibiao)-.*_bg\.wasm$/);
const icon = theFile(/^icon-.*\.svg$/);
const workerGlue = theFile(/^worker\.js$/);
const workerModule = theFile(/^worker_bg\.wasm$/);
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

const assets = [
  asset('app.wasm', module.bytes),
  ...plans.map((name) => asset(`plans/${name}`, readFileSync(inDist(join('plans', name))))),
  asset('worker.js', workerGlue.bytes),
  asset('worker_bg.wasm', workerModule.bytes),
].join('');

let single = built.replace(/<link rel="(?:modulepreload|preload)"[^>]*>\s*/g, '');
single = replaceOne(single, /<link rel="stylesheet"[^>]*>/, 'the style sheet', () => `<style>${css}</style>`);
single = replaceOne(single, /<link rel="icon"[^>]*>/, 'the icon', () => `<link rel="icon" href="data:image/svg+xml;base64,${icon.bytes.toString('base64')}">`);
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
console.log(`  worker      ${kilobytes(workerModule.bytes.length).padStart(10)}${kilobytes(brotli(workerModule.bytes)).padStart(10)} brotli, on first use`);
console.log(`  duibiao.html${kilobytes(Buffer.byteLength(single)).padStart(10)}`);
