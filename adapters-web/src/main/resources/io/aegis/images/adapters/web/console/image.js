/* All that is known of one image, and all that ever happened to it. */

import { get, path, query } from './api.js';
import { h } from './dom.js';
import { bytes, duration, familiar } from './format.js';
import { badge, by, copyButton, digest, empty, facts, failure, outcome, size, time } from './parts.js';

const PAGE = 50;

export default {
  name: 'Image',
  title: ({ parameters }) => familiar(parameters.ref ?? ''),

  async load({ signal, parameters, data }) {
    const at = path('v1', 'images', parameters.ref ?? '');
    const [held, page] = await Promise.all([
      get(at, { signal }).catch((broken) => (broken.status === 404 ? null : Promise.reject(broken))),
      get(`${at}/history${query({ limit: Math.max(PAGE, data?.events.length ?? 0) })}`, { signal }),
    ]);
    return { held, events: page.events, next: page.next };
  },

  concerns: (event, { parameters }) => event.subject === parameters.ref,

  render(visit) {
    const { held, events, next } = visit.data;
    return [
      held ? known(held) : h('p', { class: 'notice' }, 'The node does not hold this image now, by the record.'),
      h('h2', {}, 'Timeline'),
      events.length === 0
        ? empty('Nothing is on record of this image.', 'See that the name is whole, with its tag or digest.')
        : h('ol', { class: 'timeline' }, events.map((event) => moment(visit, event))),
      next != null && h('button', { type: 'button', on: { click: () => older(visit) } }, 'Show what was before'),
    ];
  },
};

function known(held) {
  return facts(
    ['Reference', [h('code', {}, held.reference), copyButton(held.reference, 'reference')]],
    ['Digest', digest(held.digest)],
    ['Image id', digest(held.image_id, 'image id')],
    ['Platform', held.platform],
    ['Size, unpacked', size(held.size_bytes)],
    ['Provenance', [badge('plain', held.how), ' ', time(held.cached_at)]],
    ['Last used', time(held.last_used_at)],
    ['Uses', held.uses.toLocaleString('en')],
  );
}

function moment(visit, { position, outcome: name, time: at, data }) {
  return h(
    'li',
    { key: position, class: name },
    h('div', { class: 'when' }, time(at)),
    h(
      'div',
      { class: 'what' },
      h('p', {}, outcome(name), ' ', h('span', { class: 'quiet' }, more(data))),
      data.failure && failure(data.failure),
      (data.execution_id != null || data.tenant_id != null) && h('p', { class: 'quiet' }, 'for ', by(data)),
      data.pull_id && trace(visit, data.pull_id),
    ),
  );
}

function more(data) {
  return [
    data.cause && `${data.cause}, ${bytes(data.bytes_freed)} freed`,
    data.how && `${data.how}, ${bytes(data.size_bytes)}`,
    data.bytes_transferred > 0 && `${bytes(data.bytes_transferred)} came`,
    data.duration_ms != null && `in ${duration(data.duration_ms)}`,
    data.pull_policy && `under ${data.pull_policy}`,
    data.attempt > 1 && `attempt ${data.attempt}`,
    data.credential_source && `with ${data.credential_source}`,
    data.access && `access shown with ${data.access.credential_source}`,
    data.joined_pull_id && 'shared another’s pull',
  ].filter(Boolean).join(', ');
}

/** Asked for when somebody wants to know. */
function trace(visit, pull) {
  const traces = (visit.state.traces ??= new Map());
  const open = async (event) => {
    if (!event.currentTarget.open || traces.has(pull)) return;
    traces.set(pull, 'Loading …');
    try {
      traces.set(pull, (await get(path('v1', 'pulls', pull, 'trace'), { signal: visit.signal })).events);
    } catch (broken) {
      traces.set(pull, `${broken.title}: ${broken.why}`);
    }
    visit.draw();
  };
  return h('details', { on: { toggle: open } }, h('summary', {}, 'How this was decided'), steps(traces.get(pull)));
}

function steps(found) {
  if (found == null || typeof found === 'string') return h('p', { class: 'quiet' }, found ?? 'Loading …');
  // Each event of a request holds the steps until then.
  const all = found.map((event) => event.trace).reduce((one, other) => (other.length > one.length ? other : one), []);
  return all.length === 0
    ? h('p', { class: 'quiet' }, 'No steps are on record.')
    : h('ol', { class: 'steps' }, all.map((step) =>
        h('li', {}, h('span', { class: 'number' }, `${step.after_ms} ms`), h('strong', {}, step.stage), h('bdi', {}, step.text))));
}

async function older(visit) {
  const { data, parameters, signal } = visit;
  const page = await get(`${path('v1', 'images', parameters.ref)}/history${query({ limit: PAGE, before: data.next })}`, { signal });
  visit.data = { ...data, events: [...data.events, ...page.events], next: page.next };
  visit.draw();
}
