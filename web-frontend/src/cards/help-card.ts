import { html } from 'lit';
import { visible } from '../text/visible';
import { showCard } from './registry';

/** Sentences to try; a tap says them. */
showCard('help', (card, { session }) => {
  const examples = ((card['examples'] ?? []) as unknown[]).map(String);
  return html`<ul class="examples">
    ${examples.map(
      (sentence) => html`<li>
        <button class="small" @click=${() => session.send(sentence)}>${visible(sentence)}</button>
      </li>`,
    )}
  </ul>`;
});
