/* What failed, why, and what to do about it. */

import { get } from './api.js';
import { h } from './dom.js';
import { duration, words } from './format.js';
import { by, empty, failure, image, table, time } from './parts.js';

const LATEST = 200;

export default {
  name: 'Failures',
  title: () => 'Failures',

  load: ({ signal }) => get(`/v1/audit?outcome=failed&limit=${LATEST}`, { signal }),

  concerns: (event) => event.type.endsWith('Failed'),

  render(visit) {
    const { events, next } = visit.data;
    if (events.length === 0) return empty('Nothing has failed.', 'When something does, this tells why, and what to do.');
    const wanted = visit.parameters.class;
    const shown = wanted ? events.filter(({ data }) => data.failure.class === wanted) : events;
    return [
      classes(visit, events),
      shown.length === 0 ? empty('None of this class.', 'Choose another one, or all.') : list(shown),
      next != null && h('p', { class: 'quiet' }, `These are the latest ${LATEST}. `, h('a', { href: '#/audit?outcome=failed' }, 'The audit'), ' has the others.'),
    ];
  },
};

function classes(visit, events) {
  const counts = new Map();
  for (const { data } of events) counts.set(data.failure.class, (counts.get(data.failure.class) ?? 0) + 1);
  const wanted = visit.parameters.class ?? '';
  const choice = (name, text, number) =>
    h('li', { key: name }, h('button', {
      type: 'button', 'aria-pressed': String(wanted === name), on: { click: () => visit.set({ class: name }) },
    }, text, h('span', { class: 'count' }, String(number))));
  return h(
    'ul',
    { class: 'choices', 'aria-label': 'Classes of failures' },
    choice('', 'All', events.length),
    [...counts].sort(([, one], [, other]) => other - one).map(([name, number]) => choice(name, words(name), number)),
  );
}

function list(shown) {
  return table({
    label: 'Failures',
    rows: shown,
    rowKey: (event) => event.position,
    columns: [
      { name: 'Image', first: true, cell: ({ data }) => image(data.image) },
      { name: 'When', cell: (event) => time(event.time) },
      { name: 'Why', wide: true, cell: ({ data }) => failure(data.failure) },
      { name: 'After', number: true, cell: ({ data }) => duration(data.duration_ms) },
      { name: 'For', cell: ({ data }) => by(data) },
    ],
  });
}
