/* What registries still give. */

import { get } from './api.js';
import { h } from './dom.js';
import { duration } from './format.js';
import { badge, empty, meter, table, time } from './parts.js';

export default {
  name: 'Registries',
  title: () => 'Registries’ rate limits',
  every: true,

  load: ({ signal }) => get('/v1/registries', { signal }),

  concerns: (event) => event.type.startsWith('aegis.images.ImagePull'),

  render({ data: { registries } }) {
    if (registries.length === 0) {
      return empty('No registry has told a limit yet.', 'Those that have one, such as docker.io, tell it whenever they are asked for an image.');
    }
    return [
      table({
        label: 'Rate limits',
        rows: registries,
        rowKey: (one) => `${one.registry} ${one.account}`,
        columns: [
          { name: 'Registry', first: true, cell: (one) => h('strong', {}, one.registry) },
          { name: 'Counted to', cell: (one) => h('bdi', {}, one.account) },
          { name: 'Left', wide: true, cell: left },
          { name: 'State', cell: standing },
          { name: 'Window', number: true, cell: (one) => duration(one.window_seconds == null ? null : one.window_seconds * 1000) },
          { name: 'Told', cell: (one) => time(one.said_at) },
        ],
      }),
      h('p', { class: 'quiet' }, 'As each registry told when it was last asked. What it counts to nobody by name it counts to the address; others behind that use up the same limit.'),
    ];
  },
};

function left({ registry, account, remaining, limit, low, over }) {
  return h('div', { class: 'whole' }, meter(`Pulls left at ${registry} for ${account}`, remaining, limit, low && !over ? 'bad' : ''), h('span', { class: 'number' }, `${remaining} of ${limit} pulls`));
}

function standing({ low, over }) {
  return over ? badge('plain', 'its window is over') : low ? badge('bad', 'nearly used up') : badge('good', 'enough');
}
