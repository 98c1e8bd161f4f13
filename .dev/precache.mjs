// The last part of trunk's post_build hook: gives the service worker (public/sw.js) the list of what it keeps.
//
// The single file is not on the list: it is the same page again. The version is the hash of the list, so that any change
// of any file is a new one; the same input gives the same bytes.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { replaceOne } from './built.mjs';

const dist = process.env.TRUNK_STAGING_DIR ?? 'dist';
const template = fileURLToPath(new URL('../public/sw.js', import.meta.url));
const NOT_KEPT = ['sw.js', 'duibiao.html'];

const named = (entry) => relative(dist, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/');
const found = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(named);
const names = found.filter((name) => !NOT_KEPT.includes(name)).sort();
const checksum = (name) => `sha256-${createHash('sha256').update(readFileSync(join(dist, name))).digest('base64')}`;
// Some hosts answer for index.html with a way to './', which could not open as a page.
const files = Object.fromEntries(names.map((name) => [name === 'index.html' ? './' : name, checksum(name)]));
const list = JSON.stringify(files, null, 1);
const version = createHash('sha256').update(list).digest('hex').slice(0, 12);

let worker = readFileSync(template, 'utf8');
worker = replaceOne(worker, /^const VERSION = '';$/m, 'the version', () => `const VERSION = '${version}';`);
worker = replaceOne(worker, /^const FILES = {};$/m, 'the list of files', () => `const FILES = ${list};`);
writeFileSync(join(dist, 'sw.js'), worker);
console.log(`  kept offline: ${names.length} files, version ${version}`);
