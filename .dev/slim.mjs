// What of a module and its glue is only there because the tools can't know better: long names between the two, ways in
// that nothing takes, glue for what the module no longer asks, and in the style sheet what is there to be read. Some nine KB
// of the first load, as a static host sends it.
//
// Reads wasm no further than its tables of imports and exports; used by split.mjs around wasm-opt.

const encode = new TextEncoder();
const decode = new TextDecoder();
const IMPORTS = 2;
const EXPORTS = 7;
/** Whether a name is one that wasm-bindgen made, with a checksum. */
const IS_MADE = /^(?:__wb|wasm_bindgen__).*_h?[0-9a-f]{16}(?:_\d+)?$/;

/** A number as wasm writes it. */
function written(number) {
  const bytes = [];
  do {
    bytes.push((number & 127) | (number > 127 ? 128 : 0));
    number >>>= 7;
  } while (number);
  return bytes;
}

/** Reads on from a place. */
function reader(bytes, at = 0) {
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  };
  const take = (length) => bytes.subarray(at, (at += length));
  return { number, take, text: () => decode.decode(take(number())), byte: () => bytes[at++], at: () => at, isAtEnd: () => at >= bytes.length };
}

const text = (words) => { const bytes = encode.encode(words); return [...written(bytes.length), ...bytes]; };

/** What an import is, past its names: limits have an upper end or not. */
function skipKind(from) {
  const limits = () => { const has = from.number(); from.number(); if (has & 1) from.number(); };
  const kind = from.byte();
  if (kind === 0) from.number();
  else if (kind === 1) { from.byte(); limits(); }
  else if (kind === 2) limits();
  else if (kind === 3) from.take(2);
  else throw new Error(`an import of an unknown kind: ${kind}`);
}

/** The table with each entry as `change` gives it; what it gives nothing for is left out. */
function table(bytes, entry) {
  const from = reader(bytes);
  const entries = Array.from({ length: from.number() }, () => entry(from)).filter(Boolean);
  return [...written(entries.length), ...entries.flat()];
}

/** The module with its imports named anew, and only those exports that are wanted. */
function edited(module, rename, isWanted) {
  const rest = (from, bytes, skip) => { const start = from.at(); skip(from); return [...bytes.subarray(start, from.at())]; };
  const edits = {
    [IMPORTS]: (bytes) => table(bytes, (from) => [...text(from.text()), ...text(rename(from.text())), ...rest(from, bytes, skipKind)]),
    [EXPORTS]: (bytes) => table(bytes, (from) => {
      const name = from.text();
      const what = rest(from, bytes, () => { from.byte(); from.number(); });
      return isWanted(name) && [...text(rename(name)), ...what];
    }),
  };
  const from = reader(module, 8);
  const parts = [module.subarray(0, 8)];
  while (!from.isAtEnd()) {
    const id = from.byte();
    const bytes = from.take(from.number());
    const section = edits[id] ? Uint8Array.from(edits[id](bytes)) : bytes;
    parts.push(Uint8Array.from([id, ...written(section.length)]), section);
  }
  return Buffer.concat(parts);
}

/** The module and its glue, with short names between them; the module without what the glue, or `others`, never call. */
export function slimmed(module, glue, others) {
  // Streams that Rust hands to scripts: a crate of leptos' offers them, the page makes none.
  glue = glue.replace(/^export class IntoUnderlying[^]*?^}\nif \(Symbol\.dispose\).*\n/gm, '');
  glue = glue.replace(/^const IntoUnderlying\w+Finalization = [^;]*;\n/gm, '');
  const compiled = new WebAssembly.Module(module);
  const names = [...WebAssembly.Module.imports(compiled), ...WebAssembly.Module.exports(compiled)].map(({ name }) => name);
  const made = [...new Set(names)].filter((name) => IS_MADE.test(name));
  const short = new Map(made.map((name, index) => [name, `i${index.toString(36)}`]));
  glue = glue.replace(/\b(?:__wb|wasm_bindgen__)\w+\b/g, (name) => short.get(name) ?? name);
  const called = new Set([...others, ...[...glue.matchAll(/\bwasm\.(\w+)/g)].map(([, name]) => name)]);
  return { module: edited(module, (name) => short.get(name) ?? name, (name) => called.has(short.get(name) ?? name)), glue };
}

/** A style sheet without what is there to be read; what stands in quotes stays. */
export function compact(css) {
  const bare = css.replace(/\/\*[^]*?\*\//g, '');
  const plain = (text) => text.replace(/\s+/g, ' ').replace(/ ?([{};]) ?/g, '$1').replace(/: /g, ':').replace(/, /g, ',').replace(/;\}/g, '}');
  return bare.split(/("[^"]*"|'[^']*')/).map((text, index) => (index % 2 ? text : plain(text))).join('').trim();
}

/** The glue without what the module, as optimised, does not ask for, and without what is there to be read. */
export function trimmed(glue, module) {
  const asked = new Set(WebAssembly.Module.imports(new WebAssembly.Module(module)).map(({ name }) => name));
  return glue
    .replace(/^ {8}(i[0-9a-z]+): function[^]*?^ {8}\}(?:, arguments\); \})?,\n/gm, (entry, name) => (asked.has(name) ? entry : ''))
    .replace(/^\s*\/\*\*[^]*?\*\/\n/gm, '')
    .replace(/^\s*\/\/.*\n/gm, '')
    .replace(/^\s+/gm, '');
}
