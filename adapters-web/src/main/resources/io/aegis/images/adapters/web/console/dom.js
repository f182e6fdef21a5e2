/* Builds elements and brings a page up to date. Text becomes text, never markup: there is no other way in here. */

import { visible } from './format.js';

const SVG = 'http://www.w3.org/2000/svg';
const DRAWN = new Set(['svg', 'g', 'path', 'line', 'rect', 'circle', 'text', 'title', 'desc']);

/** An element; `on` holds its listeners, `key` tells it from its neighbours, children are nodes or text. */
export function h(tag, attributes = {}, ...children) {
  const element = DRAWN.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  const { on = {}, key, ...rest } = attributes;
  element.kept = { on, key, value: rest.value };
  Object.keys(on).forEach((type) => element.addEventListener(type, (event) => element.kept.on[type]?.(event)));
  for (const [name, value] of Object.entries(rest)) {
    if (value == null || value === false) continue;
    element.setAttribute(name, value === true ? '' : name === 'title' ? visible(value) : value);
  }
  element.append(...nodes(children));
  if (rest.value != null && 'value' in element) element.value = rest.value;
  return element;
}

function nodes(children) {
  return children
    .flat(Infinity)
    .filter((child) => child != null && child !== false && child !== '')
    .map((child) => (child instanceof Node ? child : document.createTextNode(visible(child))));
}

/** Makes the container hold these, and leaves alone what is the same: focus, selection, scrolling and what was opened stay. */
export function show(container, ...children) {
  arrange(container, nodes(children));
}

function arrange(parent, fresh) {
  const known = new Map();
  for (const child of parent.childNodes) if (key(child) != null) known.set(key(child), child);
  let next = parent.firstChild;
  for (const node of fresh) {
    const old = key(node) != null ? known.get(key(node)) : key(next) == null ? next : null;
    if (old && old.nodeName === node.nodeName) {
      if (old === next) next = next.nextSibling;
      else parent.insertBefore(old, next);
      renew(old, node);
    } else {
      parent.insertBefore(node, next);
    }
  }
  while (next) {
    const rest = next.nextSibling;
    next.remove();
    next = rest;
  }
}

function key(node) {
  return node?.kept?.key;
}

function renew(old, fresh) {
  if (old.nodeType === Node.TEXT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !(name === 'open' && old.nodeName === 'DETAILS')) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  arrange(old, [...fresh.childNodes]);
  if (!old.kept || !fresh.kept) return;
  // What somebody has entered and not sent yet stays, as long as what was there before is not another.
  if (old.kept.value !== fresh.kept.value && old !== document.activeElement && 'value' in fresh) old.value = fresh.value;
  Object.assign(old.kept, { on: fresh.kept.on, value: fresh.kept.value });
}
