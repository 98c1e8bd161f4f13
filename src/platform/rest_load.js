// How the rest of the page arrives: a second module that shares the first one's memory and functions. Put at the head of
// the first one's glue by .dev/split.mjs, which names the file; called by the code around `src/ui/rest.rs`.

const REST = { name: '', integrity: '' };
let rest;

/** A file that stands in the page, in the single file; else nothing. */
async function unpacked(name) {
  const asset = document.querySelector(`script[data-asset="${name}"]`);
  if (!asset) return undefined;
  const zipped = atob(asset.textContent);
  const packed = new Uint8Array(zipped.length);
  // Many times as fast as `Uint8Array.from`, which takes a text apart into characters first.
  for (let at = 0; at < zipped.length; at += 1) packed[at] = zipped.charCodeAt(at);
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

/** A file beside the page. By its checksum, so that one that was cut, or is of another build, is not taken. */
async function fetched({ name, integrity }) {
  const answer = await fetch(new URL(name, import.meta.url), { integrity });
  if (!answer.ok) throw new Error(`${name}: status ${answer.status}`);
  return answer.arrayBuffer();
}

async function start() {
  const bytes = await unpacked('rest.wasm') || await fetched(REST);
  await WebAssembly.instantiate(bytes, { __wasm_split: wasm });
}

/** Tells the first module whether the rest is there. What failed is tried anew by the next call. */
async function __wasm_split_load_rest(callback, data) {
  rest = rest || start();
  const here = await rest.then(() => true, (error) => {
    console.error(error);
    rest = undefined;
    return false;
  });
  wasm.__indirect_function_table.get(callback)(data, here);
}
