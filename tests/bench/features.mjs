// Which parts of the code weigh what in the first load and in the rest: the same modules made once more with their names kept.
//
// A function counts for the module of ours or the crate that it is named after; what was put inline counts where it went, and
// a function of another crate made for a type of ours counts for that crate.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OPTIMISE } from '../../.dev/built.mjs';
import { top } from '../e2e/harness.mjs';

const run = (command, ...args) => execFileSync(command, args, { cwd: top, encoding: 'utf8', stdio: 'pipe', maxBuffer: 2 ** 26 });

/** What belongs to the language itself. */
const LANGUAGE = ['core', 'alloc', 'std', 'hashbrown', 'dlmalloc', 'compiler_builtins'];
const SIGNALS = ['leptos', 'tachys', 'reactive_graph', 'any_spawner', 'or_poisoned', 'throw_error', 'hydration_context', 'oco_ref', 'either_of', 'leptos_dom'];

const SIGNS = { LT: '<', GT: '>', RF: '&', BP: '*', LP: '(', RP: ')', C: ',', u20: ' ', u27: "'", u5b: '[', u5d: ']', u7b: '{', u7d: '}' };

/** A name as the linker has it (of the rest, whose names no tool has made readable), as one reads it. */
export function readable(name) {
  const crate = name.match(/^_R.*?C(?:s[0-9A-Za-z]*_)?(\d+)(\w+)/);
  if (crate) return `${crate[2].slice(0, Number(crate[1]))}::_`;
  const parts = [];
  for (let rest = name.startsWith('_ZN') ? name.slice(3) : ''; /^\d/.test(rest);) {
    const length = Number.parseInt(rest, 10);
    const text = rest.slice(String(length).length);
    parts.push(text.slice(0, length));
    rest = text.slice(length);
  }
  const plain = (part) => part.replace(/^_\$/, '$').replace(/\$(\w+?)\$/g, (all, sign) => SIGNS[sign] ?? all).replaceAll('..', '::');
  return parts.length > 0 ? parts.map(plain).join('::') : name;
}

/** The feature of a function's name: `<duibiao::ui::live::Live<_> as …>::build` → `duibiao::ui`. */
export function feature(name) {
  // Of a `drop_in_place` what is dropped says more; as does the type before ` as `, where it is not any type.
  const bare = readable(name).replace(/\[[0-9a-f]{8,}\]/g, '').replace(/^core::ptr::drop_in_place(?:::)?</, '');
  const inner = bare.replace(/^<\w+ as /, '').replace(/^(?:<|&|mut |dyn |\[|\()+/, '').replace(/^impl .*? for /, '');
  const [, path] = inner.match(/^((?:[A-Za-z_]\w*::)*[A-Za-z_]\w*)/) ?? [];
  const [crate, module] = (path ?? '').split('::');
  if (crate === 'duibiao' && module) return `duibiao::${module}`;
  if (LANGUAGE.includes(crate) || crate?.startsWith('__')) return 'core, alloc, std';
  if (SIGNALS.includes(crate)) return 'leptos, tachys, reactive_graph';
  return path?.includes('::') ? crate : 'other';
}

/** The sizes of a module's functions by name, and of its other sections. */
export function functions(bytes) {
  let at = 8;
  const number = () => {
    let [value, shift] = [0, 0];
    for (;;) {
      const byte = bytes[at];
      at += 1;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
      shift += 7;
    }
  };
  const text = () => {
    const length = number();
    at += length;
    return bytes.subarray(at - length, at).toString('utf8');
  };
  const [sizes, names, others] = [[], new Map(), {}];
  let imported = 0;
  const IMPORTS = {
    0: () => number(),
    1: () => { at += 1; limits(); },
    2: () => limits(),
    3: () => { at += 2; },
    4: () => { at += 1; number(); },
  };
  const limits = () => {
    const flags = number();
    number();
    if (flags & 1) number();
  };
  while (at < bytes.length) {
    const id = bytes[at];
    at += 1;
    const size = number();
    const end = at + size;
    if (id === 2) {
      for (let left = number(); left > 0; left -= 1) {
        text();
        text();
        const kind = bytes[at];
        at += 1;
        IMPORTS[kind]();
        if (kind === 0) imported += 1;
      }
    } else if (id === 10) {
      for (let left = number(); left > 0; left -= 1) {
        const from = at;
        const length = number();
        at += length;
        sizes.push(at - from);
      }
    } else if (id === 0 && text() === 'name') {
      while (at < end) {
        const part = bytes[at];
        at += 1;
        const until = number() + at;
        if (part === 1) for (let left = number(); left > 0; left -= 1) names.set(number(), text());
        at = until;
      }
    } else if (id === 11) {
      others['data: words and tables'] = size;
    } else if (id === 9) {
      others['tables of functions'] = size;
    }
    at = end;
  }
  return { functions: sizes.map((size, place) => [names.get(place + imported) ?? '', size]), others };
}

/** Bytes by feature of one module. */
function tally(bytes) {
  const { functions: all, others } = functions(bytes);
  const sums = { ...others };
  for (const [name, size] of all) sums[feature(name)] = (sums[feature(name)] ?? 0) + size;
  return sums;
}

/** Makes both modules once more, names kept; the release must have been built before. Largest first. */
export function byFeature(say) {
  say('the modules once more, with names (a minute or two)');
  const scratch = mkdtempSync(join(tmpdir(), 'duibiao-names-'));
  const at = (name) => join(scratch, name);
  try {
    const { target_directory: target } = JSON.parse(run('cargo', 'metadata', '--format-version', '1', '--no-deps', '--offline'));
    run('wasm-split-cli', '--out-name', 'app', join(target, 'wasm32-unknown-unknown', 'release', 'app.wasm'), scratch);
    run('wasm-bindgen', '--target', 'web', '--no-typescript', '--keep-lld-exports', '--out-dir', scratch, '--out-name', 'app', at('app.wasm'));
    const tallied = ['app_bg.wasm', 'split_rest.wasm'].map((name) => {
      run('wasm-opt', ...OPTIMISE, '-g', at(name), '-o', at(`named-${name}`));
      return tally(readFileSync(at(`named-${name}`)));
    });
    const [first, rest] = tallied;
    const names = [...new Set([...Object.keys(first), ...Object.keys(rest)])];
    const rows = names.map((name) => ({ name, first: first[name] ?? 0, rest: rest[name] ?? 0 }));
    return rows.sort((one, other) => other.first + other.rest - one.first - one.rest);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
