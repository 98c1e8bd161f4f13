// The first part of trunk's post_build hook: takes the rest of the page out of the page's module, so that the first load
// stays small. What belongs to the rest says src/ui/rest.rs; how it comes back, src/platform/rest_load.js.
//
// Starts anew from what cargo built (with relocations, see src/build.rs), because a module can only be split before
// wasm-bindgen has worked on it. Replaces trunk's app-….js and app-…_bg.wasm, and adds rest-….wasm.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GLUE, MODULE, replaceOne, theFile } from './built.mjs';

const { TRUNK_STAGING_DIR: dist, TRUNK_PROFILE: profile } = process.env;
const inDist = (name) => join(dist, name);
const scratch = mkdtempSync(join(tmpdir(), 'duibiao-split-'));
const inScratch = (name) => join(scratch, name);

// What a tool complains about is seen when it fails.
const run = (command, ...args) => execFileSync(command, args, { encoding: 'utf8', stdio: 'pipe', maxBuffer: 2 ** 26 });
const checksum = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
// What trunk would do, once more after the branches are laid anew; and functions of like names stand beside each other,
// which are mostly one function for several types: a static host sends five KB less.
const OPTIMISE = ['-Oz', '--flatten', '--rereloop', '-Oz', '-Oz', '--reorder-functions-by-name'];
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
const name = `rest-${createHash('sha256').update(rest).digest('hex').slice(0, 16)}.wasm`;
writeFileSync(inDist(name), rest);

optimise(inScratch('app_bg.wasm'), inDist(theFile(dist, MODULE).name));

const load = replaceOne(readFileSync('src/platform/rest_load.js', 'utf8'), /const REST = .*;/, 'the name of the rest',
  () => `const REST = ${JSON.stringify({ name, integrity: checksum(rest) })};`);
const glue = replaceOne(readFileSync(inScratch('app.js'), 'utf8'), /^import \* as (\w+) from "\.\/__wasm_split\.js";?$/m, 'the import of the rest',
  (line, imported) => `${load}const ${imported} = { __wasm_split_load_rest };`);

// The page names its script by checksum.
const before = theFile(dist, GLUE);
const html = readFileSync(inDist('index.html'), 'utf8');
if (!html.includes(checksum(before.bytes))) throw new Error(`index.html does not name ${before.name} by its checksum`);
writeFileSync(inDist('index.html'), html.replaceAll(checksum(before.bytes), checksum(glue)));
writeFileSync(inDist(before.name), glue);

rmSync(scratch, { recursive: true });
