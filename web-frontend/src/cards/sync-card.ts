import { html } from 'lit';
import { strings } from '../strings';
import { shortSha } from '../text/format';
import { visible } from '../text/visible';
import { showCard } from './registry';

interface Result {
  repository: string;
  result: string;
  from?: string | null;
  to?: string | null;
  reason?: string | null;
}

const BAD = new Set(['conflicted', 'unreachable']);

/** What a sync did, by repository. */
showCard('sync', (card) => {
  const results = (card['results'] ?? []) as Result[];
  return html`<ul class="lines">
    ${results.map(
      (r) => html`<li>
        <span class="grow">${r.repository}</span>
        <span class="faint">${r.reason ? visible(r.reason) : moved(r)}</span>
        <span class="badge ${BAD.has(r.result) ? 'bad' : r.result === 'skipped' ? 'warn' : 'good'}"
          >${strings.cards.sync[r.result] ?? r.result}</span
        >
      </li>`,
    )}
  </ul>`;
});

function moved({ from, to }: Result) {
  if (!to) return '';
  return html`<code>${from && from !== to ? `${shortSha(from)} → ` : ''}${shortSha(to)}</code>`;
}
