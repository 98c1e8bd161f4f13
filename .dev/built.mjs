// What the parts of trunk's post_build hook do with the files that trunk has built.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The one file of a folder whose name fits; none or several is a build we do not understand. */
export function theFile(folder, pattern) {
  const found = readdirSync(folder).filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`${folder} should hold one ${pattern}, it has: ${found.join(', ') || 'none'}`);
  return { name: found[0], bytes: readFileSync(join(folder, found[0])) };
}

/** Replaces the one match of `pattern`; none or several is a text we do not understand. */
export function replaceOne(text, pattern, what, replacement) {
  const found = [...text.matchAll(new RegExp(pattern, `g${pattern.flags}`))].length;
  if (found !== 1) throw new Error(`${found} of what should be there once: ${what}`);
  return text.replace(pattern, replacement);
}

export const GLUE = /^app-[^_]*\.js$/;
export const MODULE = /^app-.*_bg\.wasm$/;
export const REST = /^rest-.*\.wasm$/;
export const STYLE = /^style-.*\.css$/;

// What trunk would do, once more after the branches are laid anew; and functions of like names stand beside each other,
// which are mostly one function for several types: a static host sends five KB less.
// Nothing of ours lies in the lowest KB of memory: the end of the stack is there.
export const OPTIMISE = ['--low-memory-unused', '-Oz', '--flatten', '--rereloop', '-Oz', '-Oz', '--reorder-functions-by-name'];
