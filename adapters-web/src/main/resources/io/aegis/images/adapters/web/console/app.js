/* The console's frame: which view is shown, when it is brought up to date, and what is told of the connection. */

import { get, hasToken, query, useToken } from './api.js';
import { h, show } from './dom.js';
import { familiar, words } from './format.js';
import { live } from './live.js';
import { loading, refreshTimes, troubled } from './parts.js';
import { signIn } from './signin.js';
import audit from './audit.js';
import disk from './disk.js';
import failures from './failures.js';
import health from './health.js';
import image from './image.js';
import images from './images.js';
import pulls from './pulls.js';
import registries from './registries.js';

const VIEWS = { images, pulls, failures, audit, disk, registries, health };
const HIDDEN = { image };
const main = document.getElementById('main');

let visit = null;
let pulling = 0;

/** One stay at a view. */
class Visit {
  constructor(name, parameters) {
    this.name = name;
    this.view = VIEWS[name] ?? HIDDEN[name];
    this.parameters = parameters;
    this.ending = new AbortController();
    this.signal = this.ending.signal;
    this.state = {};
    this.data = null;
    this.broken = null;
  }

  /** The address tells what is seen, so that it can be sent to somebody else. */
  set(changes, { load = false } = {}) {
    this.parameters = Object.fromEntries(
      Object.entries({ ...this.parameters, ...changes }).filter(([, value]) => value != null && value !== ''),
    );
    history.replaceState(null, '', `#/${this.name}${query(this.parameters)}`);
    if (load) this.load();
    else this.draw();
  }

  async load() {
    const round = (this.round = (this.round ?? 0) + 1);
    const begun = performance.now();
    try {
      const data = await this.view.load(this);
      if (this.signal.aborted || round !== this.round) return;
      this.data = data;
      this.broken = null;
      this.took = performance.now() - begun;
    } catch (broken) {
      if (this.signal.aborted || broken.name === 'AbortError' || round !== this.round) return;
      this.broken = broken;
    }
    this.draw();
  }

  /** Soon, and once for all that happens until then; the more it costs, the less often. */
  loadSoon() {
    this.soon ??= setTimeout(() => {
      this.soon = null;
      if (!this.signal.aborted) this.load();
    }, Math.max(250, (this.took ?? 0) * 10));
  }

  draw() {
    if (this.signal.aborted) return;
    if (this.broken?.status === 401) {
      askForToken(hasToken());
      return;
    }
    const title = this.view.title(this);
    document.title = `${title} · aegis-images`;
    show(
      main,
      h('h1', { tabindex: '-1', key: `title of ${this.name}` }, title),
      this.broken && troubled(this.broken, () => this.load()),
      this.data == null ? !this.broken && loading() : h('div', { class: 'view', key: this.name }, this.view.render(this)),
    );
  }

  end() {
    this.ending.abort();
    clearTimeout(this.soon);
  }
}

function address() {
  const [path, parameters] = location.hash.replace(/^#\/?/, '').split('?', 2);
  return { name: path in VIEWS || path in HIDDEN ? path : 'images', parameters: Object.fromEntries(new URLSearchParams(parameters)) };
}

function go({ focus = true } = {}) {
  const { name, parameters } = address();
  visit?.end();
  visit = new Visit(name, parameters);
  drawViews();
  visit.draw();
  if (focus) {
    window.scrollTo(0, 0);
    main.querySelector('h1')?.focus({ preventScroll: true });
  }
  visit.load();
  visit.view.follow?.(visit);
}

function drawViews() {
  const current = visit.name === 'image' ? 'images' : visit.name;
  show(
    document.getElementById('views'),
    Object.entries(VIEWS).map(([name, view]) =>
      h(
        'li',
        { key: name },
        h('a', { href: `#/${name}`, 'aria-current': name === current ? 'page' : null }, view.name,
          name === 'pulls' && pulling > 0 && h('span', { class: 'count', title: `${pulling} running` }, String(pulling))),
      ),
    ),
  );
}

function askForToken(refused) {
  useToken(null);
  visit.end();
  document.title = 'Token needed · aegis-images';
  show(main, h('div', { key: 'sign in' }, signIn({ refused, entered: begin })));
  main.querySelector('input')?.focus();
}

async function countPulls() {
  try {
    pulling = (await get('/v1/pulls')).pulls.length;
    drawViews();
  } catch {
    // The line and the view tell of it.
  }
}

async function nameNode() {
  try {
    const { node } = await get('/v1/service');
    show(document.getElementById('node'), 'node ', h('strong', {}, h('bdi', {}, node)));
  } catch {
    // The line and the view tell of it.
  }
}

const news = [];

function say(text) {
  news.push(text);
  if (news.length > 1) return;
  setTimeout(() => {
    const [first, ...others] = news.splice(0);
    show(document.getElementById('said'), others.length === 0 ? first : `${first}, and ${others.length} more events.`);
  }, 1000);
}

function tell({ type, subject, data }) {
  const name = familiar(subject);
  switch (type.replace('aegis.images.', '')) {
    case 'ImagePullStarted': return say(`Pull of ${name} started`);
    case 'ImagePullCompleted': return say(`${name} is ready`);
    case 'ImagePullFailed': return say(`${name} failed: ${words(data.failure.class)}`);
    case 'ImageRemoved': return say(`${name} left the node`);
    default: return undefined;
  }
}

function line({ up, status, wait }) {
  const element = document.getElementById('line');
  element.className = `line ${up ? 'up' : 'down'}`;
  show(element, up ? 'Live' : status === 401 ? 'Token needed' : `Not connected; trying again ${wait > 1000 ? `in ${Math.round(wait / 1000)} s` : 'now'}`);
  if (up) {
    nameNode();
    countPulls();
    visit?.loadSoon();
  }
}

let feed = null;

function begin() {
  go({ focus: feed != null });
  if (feed) {
    feed.restart();
  } else {
    feed = live({
      line,
      heard: (event) => {
        tell(event);
        if (event.type.startsWith('aegis.images.ImagePull')) countPulls();
        if (visit.view.concerns?.(event, visit)) visit.loadSoon();
      },
    });
  }
}

document.getElementById('skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
});
window.addEventListener('hashchange', () => go());
window.addEventListener('resize', () => visit.data && visit.draw());
setInterval(() => refreshTimes(document), 10_000);
setInterval(() => !document.hidden && visit?.view.every && visit.loadSoon(), 30_000);
begin();
