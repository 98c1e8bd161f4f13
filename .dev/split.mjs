// The first part of trunk's post_build hook: takes the rest of the page out of the page's module, so that the first load
// stays small. What belongs to the rest says src/ui/rest.rs; how it comes back, src/platform/rest_load.js.
//
// Starts anew from what cargo built (with relocations, see src/build.rs), because a module can only be split before
// wasm-bindgen has worked on it. Replaces trunk's app-….js, app-…_bg.wasm and style-….css, and adds rest-….wasm.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GLUE, MODULE, OPTIMISE, STYLE, replaceOne, theFile } from './built.mjs';
import { compact, slimmed, trimmed } from './slim.mjs';

const { TRUNK_STAGING_DIR: dist, TRUNK_PROFILE: profile } = process.env;
const inDist = (name) => join(dist, name);
const scratch = mkdtempSync(join(tmpdir(), 'duibiao-split-'));
const inScratch = (name) => join(scratch, name);

// What a tool complains about is seen when it fails.
const run = (command, ...args) => execFileSync(command, args, { encoding: 'utf8', stdio: 'pipe', maxBuffer: 2 ** 26 });
/** A host may keep what it gets by such a name for ever: another content, another name. */
const named = (name, bytes) => name.replace(/-[0-9a-f]*(?=[._])/, `-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`);
const checksum = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
/** In the release only. */
const optimise = (from, to) => (profile === 'release' ? run('wasm-opt', ...OPTIMISE, from, '-o', to) : copyFileSync(from, to));

const { target_directory: target } = JSON.parse(run('cargo', 'metadata', '--format-version', '1', '--no-deps', '--offline'));
run('wasm-split-cli', '--out-name', 'app', join(target, 'wasm32-unknown-unknown', profile, 'app.wasm'), scratch);
// The rest finds memory and functions by the linker's own names: these are kept.
run('wasm-bindgen', '--target', 'web', '--no-typescript', '--keep-lld-exports', '--out-dir', scratch, '--out-name', 'app', inScratch('app.wasm'));

const parts = readdirSync(scratch).filter((name) => /^(split|chunk)_/.test(name));
if (parts.join() !== 'split_rest.wasm') throw new Error(`one rest is expected, not: ${parts.join(', ') || 'none'}`);
optimise(inScratch('split_rest.wasm'), inScratch('rest.wasm'));
const rest = readFileSync(inScratch('rest.wasm'));
const name = named('rest-.wasm', rest);
writeFileSync(inDist(name), rest);

const needed = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(inScratch('split_rest.wasm')))).map((item) => item.name);
const slim = slimmed(readFileSync(inScratch('app_bg.wasm')), readFileSync(inScratch('app.js'), 'utf8'), needed);
writeFileSync(inScratch('slim.wasm'), slim.module);
optimise(inScratch('slim.wasm'), inScratch('app.opt.wasm'));
const module = readFileSync(inScratch('app.opt.wasm'));

const load = replaceOne(readFileSync('src/platform/rest_load.js', 'utf8'), /const REST = .*;/, 'the name of the rest',
  () => `const REST = ${JSON.stringify({ name, integrity: checksum(rest) })};`);
const linked = replaceOne(slim.glue, /^import \* as (\w+) from "\.\/__wasm_split\.js";?$/m, 'the import of the rest',
  (line, imported) => `${load}const ${imported} = { __wasm_split_load_rest };`);
const glue = trimmed(linked, module);
const style = compact(theFile(dist, STYLE).bytes.toString('utf8'));

// The page names them all; its script and its style by checksum, too.
let html = readFileSync(inDist('index.html'), 'utf8');
for (const [kind, made] of [[MODULE, module], [GLUE, glue], [STYLE, style]]) {
  const { name, bytes } = theFile(dist, kind);
  if (kind !== MODULE && !html.includes(checksum(bytes))) throw new Error(`index.html does not name ${name} by its checksum`);
  html = html.replaceAll(checksum(bytes), checksum(made)).replaceAll(name, named(name, made));
  rmSync(inDist(name));
  writeFileSync(inDist(named(name, made)), made);
}
writeFileSync(inDist('index.html'), html);

rmSync(scratch, { recursive: true });
