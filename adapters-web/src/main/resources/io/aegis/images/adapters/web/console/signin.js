/* Asks for the token where the service wants one. */

import { useToken } from './api.js';
import { h } from './dom.js';

export function signIn({ refused, entered }) {
  const submit = (event) => {
    event.preventDefault();
    const text = event.currentTarget.elements.token.value.trim();
    if (text) {
      useToken(text);
      entered();
    }
  };
  return [
    h('h1', { tabindex: '-1' }, 'Token needed'),
    h(
      'form',
      { class: 'signin', on: { submit } },
      h('p', {}, 'This service answers on the network only to who shows its token. It is the content of the file that ',
        h('code', {}, 'spec.images.service.token_file'), ' names in the node’s configuration.'),
      refused && h('p', { class: 'refused', role: 'alert' }, 'The service did not take that token. See that it is the whole line, and this node’s.'),
      h('label', { class: 'field' }, h('span', {}, 'Token'),
        h('input', { name: 'token', type: 'password', autocomplete: 'off', spellcheck: 'false', required: true })),
      h('button', { type: 'submit', class: 'main' }, 'Show the node'),
      h('p', { class: 'quiet' }, 'It is kept in this tab until the tab is closed, and sent to this service only.'),
    ),
  ];
}
