/* Asks the service. What goes wrong is a Trouble, which says what, why and what to do next. */

const KEY = 'aegis-images-token';

let token = sessionStorage.getItem(KEY);

/** For as long as this tab is open. */
export function useToken(text) {
  token = text;
  if (text) sessionStorage.setItem(KEY, text);
  else sessionStorage.removeItem(KEY);
}

export function hasToken() {
  return Boolean(token);
}

export class Trouble extends Error {
  constructor(title, cause, next, status = 0) {
    super(title);
    this.title = title;
    this.why = cause;
    this.next = next;
    this.status = status;
  }
}

export function path(...segments) {
  return `/${segments.map(encodeURIComponent).join('/')}`;
}

export function query(parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value != null && value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

export async function get(target, { signal, accept = 'application/json' } = {}) {
  const answer = await ask(target, accept, signal);
  return accept === 'application/json' ? answer.json() : answer.text();
}

/** The same also where the answer's status is that of a failure, as for readiness. */
export async function state(target, { signal } = {}) {
  return (await send(target, 'application/json', signal)).json();
}

async function ask(target, accept, signal) {
  const answer = await send(target, accept, signal);
  if (!answer.ok) throw await trouble(answer);
  return answer;
}

async function send(target, accept, signal) {
  const headers = { Accept: accept };
  if (token) headers.Authorization = `Bearer ${token}`;
  try {
    return await fetch(target, { headers, signal, cache: 'no-store', credentials: 'omit' });
  } catch (broken) {
    if (broken.name === 'AbortError') throw broken;
    throw new Trouble(
      'The service does not answer',
      'The connection was refused or broke off.',
      'See that “aegis-images serve” runs on this node, and its log. This page tries again by itself.',
    );
  }
}

async function trouble(answer) {
  try {
    const problem = await answer.json();
    return new Trouble(problem.title, problem.detail, problem.remedy, answer.status);
  } catch {
    return new Trouble(`The service answered ${answer.status}`, 'It gave no reason.', 'See the service’s log.', answer.status);
  }
}

/** Each server-sent event, until the service ends the stream, or is silent for longer than it ever is. */
export async function* follow(target, { signal, opened = () => {} }) {
  const watch = new AbortController();
  const either = AbortSignal.any([signal, watch.signal]);
  let alarm;
  const patience = () => {
    clearTimeout(alarm);
    alarm = setTimeout(() => watch.abort(), 45_000);
  };
  patience();
  try {
    const answer = await ask(target, 'text/event-stream', either);
    opened();
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      patience();
      const events = (rest + part.value).split('\n\n');
      rest = events.pop();
      for (const text of events) {
        const data = text.split('\n').filter((line) => line.startsWith('data: ')).map((line) => line.slice(6));
        if (data.length > 0) yield JSON.parse(data.join('\n'));
      }
    }
  } finally {
    clearTimeout(alarm);
    watch.abort();
  }
}
