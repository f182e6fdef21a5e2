/* What is being pulled now, layer by layer, and what ended lately. */

import { follow, get } from './api.js';
import { h } from './dom.js';
import { bytes, duration } from './format.js';
import { pause, whileSeen } from './live.js';
import { badge, by, empty, failure, image, meter, size, table, time } from './parts.js';

const LATELY = 15;

export default {
  name: 'Pulls',
  title: () => 'Pulls',

  async load({ signal }) {
    const of = (outcome) => get(`/v1/audit?outcome=${outcome}&limit=${LATELY}`, { signal });
    const [{ pulls }, done, failed] = await Promise.all([get('/v1/pulls', { signal }), of('Downloaded'), of('failed')]);
    const ended = [...done.events, ...failed.events].sort((one, other) => other.position - one.position).slice(0, LATELY);
    return { pulls, ended };
  },

  concerns: (event) => event.type.startsWith('aegis.images.ImagePull'),

  /** The service tells of each layer while it comes; until the view is left. */
  follow: (visit) =>
    whileSeen(visit.signal, async (signal) => {
      try {
        for await (const { pulls } of follow('/v1/pulls', { signal })) {
          if (visit.data) {
            visit.data = { ...visit.data, pulls };
            visit.draw();
          }
        }
      } catch {
        // The line tells of it.
      }
      await pause(1000);
    }),

  render({ data: { pulls, ended } }) {
    return [
      h('h2', {}, 'Now'),
      pulls.length === 0
        ? empty('No pull is running.', 'One that begins shows here at once, with its layers.')
        : pulls.map(running),
      h('h2', {}, 'Ended lately'),
      ended.length === 0
        ? empty('No pull has ended yet.', 'Requests answered from the cache are not pulls: the audit tells of them.')
        : lately(ended),
    ];
  },
};

function running(pull) {
  const layers = pull.layers ?? [];
  const come = layers.reduce((sum, layer) => sum + came(layer), 0);
  const whole = Math.max(pull.bytes_total ?? 0, layers.reduce((sum, layer) => sum + (layer.total ?? 0), 0));
  return h(
    'section',
    { class: 'pull', key: pull.pull_id, 'aria-label': `Pull of ${pull.reference}` },
    h('div', { class: 'head' },
      h('h3', {}, image(pull.reference)),
      badge(pull.state === 'waiting' ? 'plain' : 'busy', pull.state),
      h('span', { class: 'quiet' }, 'asked for ', time(pull.asked_at), ' by ', by(pull), `, ${pull.policy}`)),
    whole > 0 && h('div', { class: 'whole' },
      meter(`All layers of ${pull.reference}`, come, whole),
      h('span', { class: 'number' }, `${bytes(come)} of ${bytes(whole)}`)),
    pull.layers == null
      ? h('p', { class: 'quiet' }, 'Another process on this node pulls it; only that one knows how far it is.')
      : layers.length === 0
        ? h('p', { class: 'quiet' }, 'No layer has begun yet.')
        : h('ul', { class: 'layers', 'aria-label': 'Layers' }, layers.map(layer)),
  );
}

function came({ phase, current, total }) {
  return phase === 'done' || phase === 'extracting' ? Math.max(total ?? 0, current ?? 0) : phase === 'present' ? (total ?? 0) : (current ?? 0);
}

function layer(one) {
  const whole = one.total ?? 0;
  return h(
    'li',
    { key: one.layer },
    h('code', { title: one.layer }, one.layer.replace(/^sha256:/, '').slice(0, 12)),
    h('span', { class: 'phase' }, one.phase),
    whole > 0 ? meter(`Layer ${one.layer}, ${one.phase}`, one.phase === 'extracting' ? (one.current ?? 0) : came(one), whole) : h('span'),
    h('span', { class: 'number' }, whole > 0 ? `${bytes(one.current ?? 0)} of ${bytes(whole)}` : ''),
  );
}

function lately(ended) {
  return table({
    label: 'Pulls that ended lately',
    rows: ended,
    rowKey: (event) => event.position,
    columns: [
      { name: 'Image', first: true, cell: ({ data }) => image(data.image) },
      { name: 'Ended', cell: (event) => time(event.time) },
      { name: 'How', wide: true, cell: ({ data }) => (data.failure ? failure(data.failure) : badge('good', 'ready, downloaded')) },
      { name: 'Came', number: true, cell: ({ data }) => size(data.bytes_transferred) },
      { name: 'Took', number: true, cell: ({ data }) => duration(data.duration_ms) },
      { name: 'By', cell: ({ data }) => by(data) },
    ],
  });
}
