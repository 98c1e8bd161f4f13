// Figures out of measurements: medians, p95, ratios, and the tables they are printed in. Knows no browser.

/** The value that so many of a hundred do not exceed, by nearest rank: of 7 runs, p95 is the worst. */
export function percentile(values, percent) {
  if (values.length === 0) return undefined;
  const ranked = [...values].sort((one, other) => one - other);
  return ranked[Math.max(0, Math.ceil((percent / 100) * ranked.length) - 1)];
}

/** What is kept of a row of measurements. */
export function summary(values) {
  return { median: percentile(values, 50), p95: percentile(values, 95), values: values.map((value) => Number(value.toFixed(2))) };
}

/** A figure as one reads it: three digits, no more. */
export function short(value) {
  if (value === undefined || Number.isNaN(value)) return '—';
  if (Math.abs(value) >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(Math.abs(value) >= 10 ? 3 : 2)));
}

/** Ours held against theirs; `—` where either has no counterpart. */
export function ratio(ours, theirs) {
  return ours === undefined || theirs === undefined || theirs === 0 ? '—' : short(ours / theirs);
}

/** A character of an East Asian script takes two columns of a terminal. */
const width = (text) => [...text].reduce((sum, character) => sum + (/[\u2e80-\uffdc]/.test(character) ? 2 : 1), 0);

/** Rows of cells as a Markdown table; the first row is its head, figures stand at the right. */
export function table([head, ...rows]) {
  const all = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(4, ...all.map((row) => width(row[column]))));
  const pad = (cell, column) => {
    const space = ' '.repeat(widths[column] - width(cell));
    return column === 0 ? cell + space : space + cell;
  };
  const line = (row) => `| ${row.map(pad).join(' | ')} |`;
  const rule = `| ${widths.map((size, column) => (column === 0 ? '-'.repeat(size) : `${'-'.repeat(size - 1)}:`)).join(' | ')} |`;
  return [line(all[0]), rule, ...all.slice(1).map(line)].join('\n');
}

/** The text with what stands between its two markers replaced. */
export function between(text, name, inside) {
  const [from, to] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [start, end] = [text.indexOf(from), text.indexOf(to)];
  if (start < 0 || end < start) throw new Error(`the markers ${from} … ${to} are missing`);
  return `${text.slice(0, start + from.length)}\n${inside}\n${text.slice(end)}`;
}
