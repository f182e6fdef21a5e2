/* Whether this node is fit to work, and what it works with. */

import { get, state } from './api.js';
import { h } from './dom.js';
import { badge, digest, empty, facts, table, time } from './parts.js';

const KINDS = { ok: 'good', warning: 'warn', failure: 'bad' };

export default {
  name: 'Health',
  title: () => 'Node health',
  every: true,

  async load({ signal }) {
    const [readiness, service, { proofs }] = await Promise.all([
      state('/readyz', { signal }),
      get('/v1/service', { signal }),
      get('/v1/access', { signal }),
    ]);
    return { readiness, service, proofs };
  },

  concerns: () => true,

  render({ data: { readiness, service, proofs } }) {
    return [
      h('p', { class: `verdict ${readiness.ready ? 'good' : 'bad'}`, role: 'status' },
        readiness.stopping ? 'The service is ending and takes no new work.' : readiness.ready ? 'Ready: executions can get their images here.' : 'Not ready: see what to do below.'),
      h('ul', { class: 'findings' }, readiness.findings.map(finding)),
      h('h2', {}, 'What it works with'),
      facts(
        ['Node', service.node],
        ['Version', service.version],
        ['Runtime', service.runtime ?? 'found by itself'],
        ['Runtime’s socket', service.runtime_socket ?? 'the usual one'],
        ['Data directory', h('code', {}, service.data_dir)],
        ['Configuration', service.config ? h('code', {}, service.config) : 'none: defaults'],
      ),
      h('h2', {}, 'Proven access'),
      proofs.length === 0
        ? empty('No access to an image is proven.', 'A proof comes with each pull that a registry allowed.')
        : table({
            label: 'Proofs of access',
            rows: proofs,
            rowKey: (proof) => `${proof.repository} ${proof.image_id} ${proof.claimant}`,
            columns: [
              { name: 'Repository', first: true, cell: (proof) => h('bdi', {}, proof.repository) },
              { name: 'Image id', cell: (proof) => digest(proof.image_id, 'image id') },
              { name: 'Who', cell: (proof) => h('bdi', {}, proof.claimant) },
              { name: 'Shown', cell: (proof) => h('bdi', {}, proof.credential_source) },
              { name: 'Proven', cell: (proof) => time(proof.proven_at) },
            ],
          }),
    ];
  },
};

function finding({ subject, status, finding: text, remedy }) {
  return h(
    'li',
    { key: subject + text },
    badge(KINDS[status] ?? 'plain', status),
    h('div', {},
      h('p', {}, h('strong', {}, subject), ' ', h('bdi', {}, text)),
      remedy && status !== 'ok' && h('p', { class: 'remedy' }, h('strong', {}, 'What to do: '), h('bdi', {}, remedy))),
  );
}
