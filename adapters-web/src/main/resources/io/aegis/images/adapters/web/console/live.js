/* Follows what is recorded while the page is looked at, and comes back after every break. */

import { follow } from './api.js';

const LONGEST = 10_000;

/**
 * `heard` gets each event, `line` how the connection is: whether it stands, and when it is tried again.
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
        await (broken.status === 401 ? ended(signal) : pause(wait));
      }
    }
  }

  function start() {
    running?.abort();
    running = new AbortController();
    whileSeen(running.signal, run);
  }

  start();
  return { restart: start };
}

/**
 * Runs it again and again until the signal, each time with a signal of its own, which ends when the page is hidden: a page that
 * nobody sees holds no connection, as browsers have few for each service, and other pages need them.
 */
export async function whileSeen(signal, run) {
  while (!signal.aborted) {
    if (document.hidden) await shown();
    const hidden = new AbortController();
    const look = () => document.hidden && hidden.abort();
    document.addEventListener('visibilitychange', look);
    await run(AbortSignal.any([signal, hidden.signal]));
    document.removeEventListener('visibilitychange', look);
  }
}

export function pause(millis) {
  return new Promise((resolve) => setTimeout(resolve, millis));
}

function shown() {
  return new Promise((resolve) => document.addEventListener('visibilitychange', resolve, { once: true }));
}

function ended(signal) {
  return new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}
