/* What is on this node. */

import { get } from './api.js';
import { h } from './dom.js';
import { bytes, count } from './format.js';
import { badge, by, digest, empty, field, image, select, size, table, time } from './parts.js';

const ORDERS = {
  name: (entry) => entry.reference,
  size: (entry) => entry.size_bytes,
  used: (entry) => entry.last_used_at ?? '',
  uses: (entry) => entry.uses,
  since: (entry) => entry.cached_at,
};
const DOWN_FIRST = new Set(['size', 'used', 'uses', 'since']);
const HOW = { '': 'any provenance', pulled: 'pulled', loaded: 'loaded', found: 'found' };
const LATEST = 1000;

export default {
  name: 'Images',
  title: () => 'Images on this node',

  async load({ signal, state }) {
    const refresh = state.refresh;
    state.refresh = false;
    const latest = (outcome) => get(`/v1/audit?outcome=${outcome}&limit=${LATEST}`, { signal });
    const [{ images }, cached, downloaded] = await Promise.all([
      get(`/v1/images${refresh ? '?refresh=true' : ''}`, { signal }),
      latest('Cached'),
      latest('Downloaded'),
    ]);
    return { images, users: lastUsers([...cached.events, ...downloaded.events]) };
  },

  concerns: (event) => !event.type.endsWith('Started'),

  render(visit) {
    const { images } = visit.data;
    if (images.length === 0) {
      return empty('The node holds no image, by the record.', 'The first one comes with the first ', h('code', {}, 'aegis-images ensure'),
        ', or is found when the runtime is looked at.');
    }
    const shown = chosen(images, visit.parameters);
    return [
      tools(visit),
      h('p', { class: 'sum', role: 'status' }, sum(shown, images)),
      shown.length === 0
        ? empty('No image matches.', 'Search for less, or choose any provenance.')
        : list(visit, shown),
    ];
  },
};

/** Who had each image last, as far as the latest uses tell. */
function lastUsers(events) {
  const users = new Map();
  events.sort((one, other) => other.position - one.position);
  for (const { data } of events) if (!users.has(data.image)) users.set(data.image, data);
  return users;
}

function chosen(images, { q = '', how = '', sort, down }) {
  const wanted = q.toLowerCase().split(/\s+/).filter(Boolean);
  const order = ORDERS[sort] ?? ORDERS.name;
  const text = (entry) => `${entry.reference} ${entry.digest} ${entry.image_id} ${entry.platform}`.toLowerCase();
  return images
    .filter((entry) => (how === '' || entry.how === how) && wanted.every((word) => text(entry).includes(word)))
    .sort((one, other) => {
      const [a, b] = [order(one), order(other)];
      return (a < b ? -1 : a > b ? 1 : one.reference < other.reference ? -1 : 1) * (down ? -1 : 1);
    });
}

function sum(shown, images) {
  const sizes = new Map(shown.map((entry) => [entry.image_id, entry.size_bytes]));
  const total = [...sizes.values()].reduce((one, other) => one + other, 0);
  const part = shown.length < images.length ? ` of ${images.length}` : '';
  return `${count(shown.length, 'reference')}${part}, ${count(sizes.size, 'image')}, ${bytes(total)} unpacked`;
}

function tools(visit) {
  const { q, how, sort = 'name', down } = visit.parameters;
  return h(
    'form',
    { class: 'tools', role: 'search', on: { submit: (event) => event.preventDefault() } },
    field('Search', h('input', {
      type: 'search', name: 'q', value: q ?? '', autocomplete: 'off', spellcheck: 'false', placeholder: 'name, digest, platform',
      on: { input: (event) => visit.set({ q: event.currentTarget.value }) },
    }), 'grow'),
    field('Provenance', select({ name: 'how', value: how ?? '', on: { change: (event) => visit.set({ how: event.currentTarget.value }) } }, HOW, how ?? '')),
    field('Sort by', select(
      { name: 'sort', value: `${sort}${down ? ' down' : ''}`, on: { change: (event) => order(visit, ...event.currentTarget.value.split(' ')) } },
      { name: 'name', 'size down': 'largest first', 'used down': 'last used first', used: 'longest unused first', 'uses down': 'most used first', 'since down': 'newest first' },
      `${sort}${down ? ' down' : ''}`,
    ), 'narrow'),
    h('button', {
      type: 'button', title: 'Asks the container runtime what it holds, and records what changed',
      on: { click: () => ((visit.state.refresh = true), visit.load()) },
    }, 'Look at the runtime'),
  );
}

function order(visit, sort, down) {
  visit.set({ sort: sort === 'name' ? null : sort, down });
}

function list(visit, shown) {
  const { sort = 'name', down } = visit.parameters;
  return table({
    label: 'Images',
    rows: shown,
    rowKey: (entry) => entry.reference,
    sorted: { by: sort, down: Boolean(down) },
    sort: (by) => {
      const turned = sort === by ? !down : DOWN_FIRST.has(by);
      order(visit, by, turned ? '1' : null);
    },
    columns: [
      { name: 'Image', sort: 'name', first: true, cell: (entry) => image(entry.reference) },
      { name: 'Size', sort: 'size', number: true, cell: (entry) => size(entry.size_bytes) },
      { name: 'Last used', sort: 'used', cell: (entry) => time(entry.last_used_at) },
      { name: 'By', cell: (entry) => by(visit.data.users.get(entry.reference) ?? {}) },
      { name: 'Uses', sort: 'uses', number: true, cell: (entry) => String(entry.uses) },
      { name: 'Provenance', sort: 'since', cell: (entry) => [badge('plain', entry.how), ' ', time(entry.cached_at)] },
      { name: 'Platform', cell: (entry) => entry.platform },
      { name: 'Digest', cell: (entry) => digest(entry.digest) },
    ],
  });
}
