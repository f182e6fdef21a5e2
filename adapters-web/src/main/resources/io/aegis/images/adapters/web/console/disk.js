/* How full the disk is and was, and what the images take of it. */

import { get } from './api.js';
import { chart } from './chart.js';
import { h } from './dom.js';
import { bytes, count, duration, exact } from './format.js';
import { facts, meter, size, table, time } from './parts.js';

const SPANS = { 6: '6 hours', 24: '24 hours', 168: '7 days', 744: '31 days' };

export default {
  name: 'Disk',
  title: () => 'Disk and cache',
  every: true,

  load: ({ signal, parameters }) => get(`/v1/disk?hours=${hours(parameters)}`, { signal }),

  concerns: (event) => event.type.endsWith('ImageCached') || event.type.endsWith('ImageRemoved'),

  render(visit) {
    const { data } = visit;
    const last = data.points.at(-1);
    return [
      data.unknown == null ? full(data) : h('p', { class: 'notice' }, h('bdi', {}, data.unknown)),
      facts(
        ['Images, by the record', `${count(last.images, 'image')}, ${bytes(last.image_bytes)} unpacked`],
        ['Collects above', data.high_watermark],
        ['Down to', data.low_watermark],
        ['By itself', data.collects_every_seconds == null ? 'no: aegis-images gc does when it is called' : `every ${duration(data.collects_every_seconds * 1000)}`],
      ),
      spans(visit),
      chart({
        label: summary(data),
        at: data.points.map((point) => point.at),
        lines: [
          { name: 'used on the disk, as measured', kind: 'used', values: data.points.map((point) => point.used_bytes) },
          { name: 'images, by the record', kind: 'images', values: data.points.map((point) => point.image_bytes) },
        ],
        marks: [
          data.high_watermark_bytes != null && { name: `collects above ${data.high_watermark}`, value: data.high_watermark_bytes },
          data.low_watermark_bytes != null && { name: `down to ${data.low_watermark}`, value: data.low_watermark_bytes, below: true },
        ].filter(Boolean),
      }),
      h('p', { class: 'quiet' }, 'The disk is measured each minute while the service runs, which started ', time(data.measured_since),
        '; a point shows the most since the one before it. What images take is read from the record, further back too; layers that images share are counted for each, so that it can be more than the disk shows.'),
      h('details', {}, h('summary', {}, 'The same as a table'), numbers(data.points)),
    ];
  },
};

function hours({ hours: wanted }) {
  return wanted in SPANS ? wanted : '24';
}

function full(data) {
  const used = data.capacity_bytes - data.free_bytes;
  const kind = used > data.high_watermark_bytes ? 'bad' : '';
  return h('div', { class: 'full' },
    h('p', {}, h('strong', {}, `${data.used_percent} %`), ` of ${bytes(data.capacity_bytes)} used, `, size(data.free_bytes), ' free on the disk of ', h('code', {}, data.path)),
    meter(`Used of the disk of ${data.path}`, used, data.capacity_bytes, kind));
}

function summary({ points }) {
  const first = points[0];
  const last = points.at(-1);
  const used = last.used_bytes == null ? 'the disk is not measured' : `${bytes(last.used_bytes)} are used on the disk now`;
  return `Images took ${bytes(first.image_bytes)} at ${exact(first.at)} and take ${bytes(last.image_bytes)} now; ${used}`;
}

function spans(visit) {
  const chosen = hours(visit.parameters);
  return h('ul', { class: 'choices', 'aria-label': 'How far back' }, Object.entries(SPANS).map(([value, text]) =>
    h('li', { key: value }, h('button', {
      type: 'button', 'aria-pressed': String(value === chosen), on: { click: () => visit.set({ hours: value }, { load: true }) },
    }, text))));
}

function numbers(points) {
  return table({
    label: 'Disk and images over time',
    rows: points.toReversed(),
    rowKey: (point) => point.at,
    columns: [
      { name: 'Time', first: true, cell: (point) => new Date(point.at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' }) },
      { name: 'Used on the disk', number: true, cell: (point) => size(point.used_bytes) },
      { name: 'Images take', number: true, cell: (point) => size(point.image_bytes) },
      { name: 'Images', number: true, cell: (point) => String(point.images) },
    ],
  });
}
