/* Follows what is recorded while the page is looked at, and comes back after every break. */

import { follow } from './api.js';

const LONGEST = 10_000;

/**
 * `heard` gets each event, `line` how the connection is: whether it stands, and when it is tried again. A page that nobody
 * sees holds no connection: browsers have few for each service, and other pages need them.
 */
export function live({ heard, line }) {
  let running = null;

  async function run(signal) {
    for (let wait = 1000; !signal.aborted; wait = Math.min(wait * 2, LONGEST)) {
      try {
        const events = follow('/v1/events?since=now', { signal, opened: () => ((wait = 500), line({ up: true })) });
        for await (const event of events) heard(event);
        throw new Error('ended');
      } catch (broken) {
        if (signal.aborted) return;
        line({ up: false, status: broken.status, wait });
        if (broken.status === 401) return;
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }

  function start() {
    running?.abort();
    running = new AbortController();
    run(running.signal);
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? running?.abort() : start()));
  if (!document.hidden) start();
  return { restart: start };
}
