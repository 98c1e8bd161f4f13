// Reads the names of the features that a wasm module says it uses (its `target_features` section).

/** A list of names, or nothing when the section is not there. */
export function targetFeatures(bytes) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  };
  const text = () => {
    const length = number();
    at += length;
    return Buffer.from(bytes.subarray(at - length, at)).toString('utf8');
  };
  while (at < bytes.length) {
    const kind = number();
    const size = number();
    const end = at + size;
    if (kind === 0 && text() === 'target_features') {
      return Array.from({ length: number() }, () => { at += 1; return text(); });
    }
    at = end;
  }
  return undefined;
}
