// The figures themselves: node --test tests/bench/figures.test.mjs

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { feature } from './features.mjs';
import { between, percentile, ratio, short, summary, table } from './figures.mjs';

test('percentiles go by nearest rank', () => {
  const runs = [7, 1, 3, 2, 6, 5, 4];
  assert.equal(percentile(runs, 50), 4);
  assert.equal(percentile(runs, 95), 7);
  assert.equal(percentile([], 50), undefined);
  assert.equal(percentile([5], 95), 5);
  assert.deepEqual(summary([2, 1]), { median: 1, p95: 2, values: [2, 1] });
});

test('figures have three digits at most', () => {
  assert.deepEqual([0.1234, 1.26, 12.34, 123.4, 0, undefined].map(short), ['0.12', '1.3', '12.3', '123', '0', '—']);
});

test('a ratio without a counterpart is none', () => {
  assert.equal(ratio(1, 2), '0.5');
  assert.equal(ratio(undefined, 2), '—');
  assert.equal(ratio(1, undefined), '—');
  assert.equal(ratio(1, 0), '—');
});

test('a table has its figures at the right, Chinese counted double', () => {
  assert.equal(table([['task', 'ms'], ['甲', '1']]), '| task |   ms |\n| ---- | ---: |\n| 甲   |    1 |');
});

test('only what stands between the markers is replaced', () => {
  assert.equal(between('a\n<!-- x -->\nold\n<!-- /x -->\nb', 'x', 'new'), 'a\n<!-- x -->\nnew\n<!-- /x -->\nb');
  assert.throws(() => between('a', 'x', 'new'), /missing/);
});

test('a function counts for the module or the crate that it is named after', () => {
  const check = (name, expected) => assert.equal(feature(name), expected, name);
  check('duibiao::ui::rated::Levels::h0123', 'duibiao::ui');
  check('_ZN7duibiao5state8incoming50_$LT$impl$u20$duibiao..state..session..Session$GT$7settled17h1eeed25ee2811fe2E', 'duibiao::state');
  check('<T as tachys::view::any_view::IntoAny>::into_any::rebuild::hc6d6', 'leptos, tachys, reactive_graph');
  check('core::ptr::drop_in_place<duibiao::plan::Plan>', 'duibiao::plan');
  check('_ZN91_$LT$serde_json..ser..Compound$LT$W$C$F$GT$$u20$as$u20$serde_core..ser..SerializeStruct$GT$15serialize_field17h53a3438bb8f54750E', 'serde_json');
  check('<&isize as core[c5930c85a12de822]::fmt::Debug>::fmt', 'other');
  check('main', 'other');
});
