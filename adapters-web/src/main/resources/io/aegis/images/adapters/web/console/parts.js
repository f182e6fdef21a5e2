/* What several views are made of. */

import { Trouble } from './api.js';
import { h } from './dom.js';
import { ago, bytes, exact, familiar, visible, words } from './format.js';

/** A time by its distance, the exact one on pointing. */
export function time(at, none = 'never') {
  return at == null
    ? h('span', { class: 'quiet' }, none)
    : h('time', { datetime: at, title: exact(at) }, ago(at));
}

/** Distances grow while a page is looked at. */
export function refreshTimes(root) {
  for (const element of root.querySelectorAll('time')) {
    const text = ago(element.dateTime);
    if (element.textContent !== text) element.textContent = text;
  }
}

export function size(count) {
  return h('span', { class: 'number', title: count == null ? 'unknown' : `${count.toLocaleString('en')} bytes` }, bytes(count));
}

export function digest(text, what = 'digest') {
  if (text == null) return h('span', { class: 'quiet', title: 'It was loaded from an archive, or built here.' }, 'none');
  return h(
    'span',
    { class: 'digest' },
    h('code', { title: text }, text.replace(/^(sha\d+:)(.{12}).*$/, '$2')),
    copyButton(text, what),
  );
}

export function copyButton(text, what) {
  const copy = async (event) => {
    const button = event.currentTarget;
    await navigator.clipboard?.writeText(text).then(
      () => (button.textContent = 'copied'),
      () => (button.textContent = 'not allowed'),
    );
    setTimeout(() => (button.textContent = 'copy'), 1500);
  };
  return h('button', { type: 'button', class: 'copy', 'aria-label': `Copy the ${what} ${text}`, on: { click: copy } }, 'copy');
}

export function imageHref(reference) {
  return `#/image?${new URLSearchParams({ ref: reference })}`;
}

/** An image by its name, its registry and path less loud. */
export function image(reference) {
  const name = familiar(reference);
  const cut = name.lastIndexOf('/') + 1;
  return h(
    'a',
    { class: 'image', href: imageHref(reference), title: reference },
    h('span', { class: 'where' }, name.slice(0, cut)),
    h('bdi', {}, name.slice(cut)),
  );
}

/** On whose behalf; each part leads to all that happened for it. */
export function by({ execution_id: execution, tenant_id: tenant }) {
  if (execution == null && tenant == null) return h('span', { class: 'quiet' }, '–');
  const link = (name, value) =>
    h('a', { class: 'who', href: `#/audit?${new URLSearchParams({ [name]: value })}`, title: `${name} ${value}` }, h('bdi', {}, value));
  return h(
    'span',
    { class: 'by' },
    execution != null && link('execution', execution),
    tenant != null && h('span', { class: 'of' }, execution == null ? null : ' of ', link('tenant', tenant)),
  );
}

export function badge(kind, text) {
  return h('span', { class: `badge ${kind}` }, text);
}

const OUTCOMES = {
  started: ['plain', 'pull started'],
  Cached: ['good', 'ready, was here'],
  Downloaded: ['good', 'ready, downloaded'],
  failed: ['bad', 'failed'],
  added: ['plain', 'came onto the node'],
  removed: ['plain', 'left the node'],
};

export function outcome(name) {
  const [kind, text] = OUTCOMES[name] ?? ['plain', name];
  return badge(kind, text);
}

export const outcomes = Object.fromEntries(Object.entries(OUTCOMES).map(([name, [, text]]) => [name, text]));

/** Why it failed, and what to do. */
export function failure(what) {
  return h(
    'div',
    { class: 'failure' },
    h('p', { class: 'kind' }, badge('bad', words(what.class)), what.retryable && h('span', { class: 'quiet' }, ' a retry can help')),
    h('p', {}, h('bdi', {}, what.message)),
    h('p', { class: 'remedy' }, h('strong', {}, 'What to do: '), h('bdi', {}, what.remedy)),
  );
}

/**
 * Columns are `{ name, cell, number, sort, quiet }`; on a narrow page each row becomes a card, which is why the roles are told.
 */
export function table({ label, columns, rows, rowKey, sorted, sort }) {
  const head = ({ name, sort: by, number }) =>
    h(
      'th',
      {
        role: 'columnheader',
        scope: 'col',
        class: number && 'number',
        'aria-sort': by && sorted?.by === by ? (sorted.down ? 'descending' : 'ascending') : null,
      },
      by ? h('button', { type: 'button', class: 'sort', on: { click: () => sort(by) } }, name, arrow(sorted, by)) : name,
    );
  const cell = (row) => ({ name, cell: content, number, wide, first }) =>
    h(
      'td',
      { role: 'cell', class: [number && 'number', wide && 'wide', first && 'first'].filter(Boolean).join(' ') || null },
      h('span', { class: 'label', 'aria-hidden': 'true' }, name),
      h('div', { class: 'value' }, content(row)),
    );
  return h(
    'div',
    { class: 'scroll' },
    h(
      'table',
      { role: 'table', 'aria-label': label },
      h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, columns.map(head))),
      h('tbody', { role: 'rowgroup' }, rows.map((row) => h('tr', { role: 'row', key: rowKey(row) }, columns.map(cell(row))))),
    ),
  );
}

function arrow(sorted, by) {
  return h('span', { class: 'arrow', 'aria-hidden': 'true' }, sorted?.by === by ? (sorted.down ? '↓' : '↑') : ' ');
}

export function facts(...pairs) {
  return h(
    'dl',
    { class: 'facts' },
    pairs.filter(Boolean).map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
  );
}

export function empty(title, ...text) {
  return h('div', { class: 'empty' }, h('p', { class: 'title' }, title), h('p', {}, text));
}

export function loading() {
  return h('p', { class: 'loading', key: 'loading' }, 'Loading …');
}

export function troubled(broken, retry) {
  const known =
    broken instanceof Trouble
      ? broken
      : new Trouble('This page met a defect of its own', visible(broken?.message ?? broken), 'Reload the page, and please report it.');
  return h(
    'div',
    { class: 'trouble', role: 'alert', key: 'trouble' },
    h('p', { class: 'title' }, known.title),
    h('p', {}, h('bdi', {}, known.why)),
    h('p', { class: 'remedy' }, h('strong', {}, 'What to do: '), h('bdi', {}, known.next)),
    h('button', { type: 'button', on: { click: retry } }, 'Try again'),
  );
}

export function field(label, control, more) {
  return h('label', { class: ['field', more].filter(Boolean).join(' ') }, h('span', {}, label), control);
}

export function select(attributes, options, chosen) {
  return h(
    'select',
    attributes,
    Object.entries(options).map(([value, text]) => h('option', { value, selected: value === chosen }, text)),
  );
}

export function meter(label, part, whole, kind = '') {
  const bar = h('progress', { class: kind, max: Math.max(whole, 1), 'aria-label': label });
  bar.setAttribute('value', Math.min(part, whole));
  return bar;
}
