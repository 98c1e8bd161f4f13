// The worker's own start, put behind its glue by worker.rs. A message in, a reply of bytes with the same id out,
// and before it how far it is.

async function unpack(text) {
  const zipped = atob(text);
  const packed = new Uint8Array(zipped.length);
  for (let at = 0; at < zipped.length; at += 1) packed[at] = zipped.charCodeAt(at);
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

// The first message brings the module (from the single file still packed); it is answered with the worker's build.
async function answer({ id, wasm, task, text, bytes }) {
  const tell = (step) => self.postMessage({ id, step });
  if (wasm === undefined) return wasm_bindgen.answer(task, text, bytes || new Uint8Array(0), tell);
  await wasm_bindgen({ module_or_path: typeof wasm === 'string' ? await unpack(wasm) : wasm });
  return new TextEncoder().encode(wasm_bindgen.build());
}

self.onmessage = async ({ data }) => {
  try {
    const done = await answer(data);
    // Handed over, not copied.
    self.postMessage({ id: data.id, done }, [done.buffer]);
  } catch (error) {
    // Our own refusals are thrown as text; anything else is a fault.
    const kind = typeof error === 'string' ? 'refused' : 'crashed';
    self.postMessage({ id: data.id, [kind]: String(error) });
  }
};
