/* All that is on record, by filters, to be read and to be carried away. */

import { get, query } from './api.js';
import { h } from './dom.js';
import { bytes, count, duration, words } from './format.js';
import { by, empty, field, image, outcome, outcomes, select, table, time } from './parts.js';

const PAGE = 100;
const MOST = 10_000;
const TEXTS = {
  image: ['Image', 'ghcr.io/acme/agent:1.4'],
  execution: ['Execution', ''],
  tenant: ['Tenant', ''],
  pull: ['Pull', 'its id'],
  credential_source: ['Credential source', 'anonymous'],
};

export default {
  name: 'Audit',
  title: () => 'Audit',

  async load({ signal, parameters, data }) {
    const page = await get(`/v1/audit${query({ ...filters(parameters), limit: Math.max(PAGE, data?.events.length ?? 0) })}`, { signal });
    return { events: page.events, next: page.next };
  },

  concerns: () => true,

  render(visit) {
    const { events, next } = visit.data;
    return [
      form(visit),
      h('p', { class: 'sum', role: 'status' }, `${count(events.length, 'event')}${next == null ? '' : ', and more before'}`, visit.state.saved),
      events.length === 0 ? empty('No event matches.', 'Leave a filter out, or look at a longer time.') : list(events),
      next != null && h('button', { type: 'button', on: { click: () => older(visit) } }, 'Show what was before'),
    ];
  },
};

function filters({ since, until, ...others }) {
  return { ...others, since: since && new Date(since).toISOString(), until: until && new Date(until).toISOString() };
}

function form(visit) {
  const { parameters } = visit;
  const submit = (event) => {
    event.preventDefault();
    visit.data.events = [];
    visit.set(Object.fromEntries([...new FormData(event.currentTarget)].map(([name, value]) => [name, value.trim()])), { load: true });
  };
  const clear = (event) => {
    event.currentTarget.form.reset();
    location.hash = '#/audit';
  };
  return h(
    'form',
    { class: 'tools', role: 'search', 'aria-label': 'Filters', on: { submit } },
    Object.entries(TEXTS).map(([name, [label, example]]) =>
      field(label, h('input', { type: 'text', name, value: parameters[name] ?? '', placeholder: example, autocomplete: 'off', spellcheck: 'false' }))),
    field('Outcome', select({ name: 'outcome', value: parameters.outcome ?? '' }, { '': 'any', ...outcomes }, parameters.outcome ?? '')),
    field('From', h('input', { type: 'datetime-local', name: 'since', value: parameters.since ?? '' })),
    field('Until', h('input', { type: 'datetime-local', name: 'until', value: parameters.until ?? '' })),
    h('div', { class: 'buttons' },
      h('button', { type: 'submit', class: 'main' }, 'Show'),
      h('button', { type: 'button', on: { click: clear } }, 'All'),
      h('button', { type: 'button', title: `Up to ${MOST.toLocaleString('en')} events that match`, on: { click: () => save(visit, 'csv', 'text/csv') } }, 'Save as CSV'),
      h('button', { type: 'button', title: `Up to ${MOST.toLocaleString('en')} events that match`, on: { click: () => save(visit, 'json', 'application/json') } }, 'Save as JSON')),
  );
}

async function save(visit, ending, accept) {
  try {
    const found = await get(`/v1/audit${query({ ...filters(visit.parameters), limit: MOST })}`, { signal: visit.signal, accept });
    const text = typeof found === 'string' ? found : JSON.stringify(found.events, null, 1);
    const file = URL.createObjectURL(new Blob([text], { type: accept }));
    h('a', { href: file, download: `audit.${ending}` }).click();
    URL.revokeObjectURL(file);
    visit.state.saved = `; saved as audit.${ending}`;
  } catch (broken) {
    visit.broken = broken;
  }
  visit.draw();
}

async function older(visit) {
  const { data, parameters, signal } = visit;
  const page = await get(`/v1/audit${query({ ...filters(parameters), limit: PAGE, before: data.next })}`, { signal });
  visit.data = { events: [...data.events, ...page.events], next: page.next };
  visit.draw();
}

function list(events) {
  return table({
    label: 'Events',
    rows: events,
    rowKey: (event) => event.position,
    columns: [
      { name: 'Image', first: true, cell: ({ data }) => image(data.image) },
      { name: 'When', cell: (event) => time(event.time) },
      { name: 'What', cell: (event) => outcome(event.outcome) },
      { name: 'More', wide: true, cell: ({ data }) => h('bdi', {}, more(data)) },
      { name: 'For', cell: ({ data }) => by(data) },
      { name: 'Position', number: true, cell: (event) => String(event.position) },
    ],
  });
}

function more(data) {
  return [
    data.failure && `${words(data.failure.class)}: ${data.failure.message}`,
    data.cause && `${data.cause}, ${bytes(data.bytes_freed)} freed`,
    data.how && `${data.how}, ${bytes(data.size_bytes)}`,
    data.bytes_transferred > 0 && bytes(data.bytes_transferred),
    data.duration_ms != null && duration(data.duration_ms),
    data.pull_policy,
    data.credential_source && `credential ${data.credential_source}`,
    data.access && `access by ${data.access.credential_source}`,
  ].filter(Boolean).join(' · ');
}
