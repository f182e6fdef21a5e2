/* Lines over time, drawn as SVG. What they show is in a table too, for who does not see them. */

import { h } from './dom.js';
import { bytes } from './format.js';

const HIGH = 280;
const LEFT = 74;
const WIDEST = 1450;
const NARROWEST = 300;
const AROUND = 90;
const BOTTOM = 26;
const TOP = 10;

/**
 * `lines` are `{ name, kind, values }` with null where nothing is known, `marks` are `{ name, value, below }` across the whole;
 * `at` are the times of the values.
 */
export function chart({ label, at, lines, marks = [] }) {
  const most = Math.max(1, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)), ...marks.map(({ value }) => value));
  const step = stepOf(most);
  const top = Math.ceil((most * 1.02) / step) * step;
  // As wide as it is shown, so that its text has the page's size.
  const wide = Math.min(WIDEST, Math.max(NARROWEST, document.documentElement.clientWidth - AROUND));
  const x = (index) => LEFT + (index * (wide - LEFT - 8)) / Math.max(1, at.length - 1);
  const y = (value) => TOP + (HIGH - TOP - BOTTOM) * (1 - value / top);
  return h(
    'figure',
    { class: 'chart' },
    h('svg', { viewBox: `0 0 ${wide} ${HIGH}`, role: 'img', 'aria-label': label },
      scale(top, step, y, wide),
      days(at, x, wide < 560 ? 2 : 4),
      marks.map(({ name, value, below }) => [
        h('line', { class: 'mark', x1: LEFT, x2: wide - 8, y1: y(value), y2: y(value) }),
        h('text', { class: 'mark', x: LEFT + 8, y: y(value) + (below ? 16 : -6) }, name),
      ]),
      lines.map(({ kind, values }) => h('path', { class: `drawn ${kind}`, d: drawn(values, x, y) }))),
    h('figcaption', {}, lines.map(({ name, kind }) => h('span', { class: `key ${kind}` }, name))),
  );
}

/** Breaks where nothing is known; a single value is a dot. */
function drawn(values, x, y) {
  return values
    .map((value, index) => {
      if (value == null) return '';
      const point = `${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
      const alone = values[index + 1] == null ? 'h0.1' : '';
      return (index === 0 || values[index - 1] == null ? `M${point}` : `L${point}`) + alone;
    })
    .join('');
}

function scale(top, step, y, wide) {
  const rungs = [];
  for (let value = 0; value <= top; value += step) rungs.push(value);
  return rungs.map((value) => [
    h('line', { class: 'rung', x1: LEFT, x2: wide - 8, y1: y(value), y2: y(value) }),
    h('text', { x: LEFT - 8, y: y(value) + 4, 'text-anchor': 'end' }, value === 0 ? '0' : bytes(value)),
  ]);
}

/** About four rungs, at round numbers of a binary unit. */
function stepOf(most) {
  const unit = 1024 ** Math.floor(Math.log(most / 4 + 1) / Math.log(1024));
  const rough = most / 4 / unit;
  return unit * ([1, 2, 5, 10, 20, 50, 100, 200, 500].find((round) => round >= rough) ?? 1024);
}

function days(at, x, parts) {
  const long = new Date(at.at(-1)) - new Date(at[0]) > 36 * 3_600_000;
  const write = (time) =>
    new Date(time).toLocaleString('en-GB', long ? { day: 'numeric', month: 'short' } : { hour: '2-digit', minute: '2-digit' });
  return Array.from({ length: parts + 1 }, (_, part) => {
    const index = Math.round(((at.length - 1) * part) / parts);
    return h('text', { x: x(index), y: HIGH - 6, 'text-anchor': part === 0 ? 'start' : part === parts ? 'end' : 'middle' }, write(at[index]));
  });
}
