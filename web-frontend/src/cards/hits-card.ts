import { html, nothing } from 'lit';
import { strings } from '../strings';
import { visible, visibleLine } from '../text/visible';
import { showCard } from './registry';

interface Hit {
  repository: string;
  path: string;
  line: number;
  text: string;
}

/** Where something was found. */
showCard('hits', (card) => {
  const query = String(card['query'] ?? '');
  const hits = (card['hits'] ?? []) as Hit[];
  const total = Number(card['total'] ?? hits.length);
  if (total === 0) return html`<p class="title">${strings.cards.noHits(visible(query))}</p>`;
  return html`
    <p class="title">${strings.cards.hits(total, visible(query))}</p>
    <ul class="hits" tabindex="0" aria-label=${strings.cards.hits(total, visible(query))}>
      ${hits.map(
        (hit) => html`<li>
          <p class="faint">
            <b>${hit.repository}</b> <bdi class="mono">${visible(hit.path)}:${hit.line}</bdi>
          </p>
          <code>${marked(hit.text.trim(), query)}</code>
        </li>`,
      )}
    </ul>
    ${card['truncated'] ? html`<p class="faint">${strings.cards.truncated}</p>` : nothing}
  `;
});

/** The places of the query inside the line, where it occurs literally. */
function marked(text: string, query: string) {
  const at = query ? text.toLowerCase().indexOf(query.toLowerCase()) : -1;
  if (at < 0) return visibleLine(text, 300);
  const end = at + query.length;
  return html`${visibleLine(text.slice(0, at), 300)}<mark>${visible(text.slice(at, end))}</mark
    >${visibleLine(text.slice(end), 300)}`;
}
