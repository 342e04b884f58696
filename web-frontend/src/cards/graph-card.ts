import { html } from 'lit';
import { until } from 'lit/directives/until.js';
import { graphView } from '../components/graph-view';
import type { Card } from '../model/wire';
import type { Session } from '../session/session';
import { strings } from '../strings';
import { showCard } from './registry';

const read = new WeakMap<Card, Promise<unknown>>();

/** Which repository uses which. */
showCard('graph', (card, { session }) => {
  const view = read.get(card) ?? load(named(card['workspace']), session);
  read.set(card, view);
  return html`<p class="title">${strings.cards.graph}</p>
    ${until(view, html`<p class="faint">${strings.changes.loading}</p>`)}`;
});

async function load(workspace: string, session: Session): Promise<unknown> {
  try {
    return graphView(await session.api.workspace(workspace));
  } catch (problem) {
    return html`<p class="faint">${problem instanceof Error ? problem.message : String(problem)}</p>`;
  }
}

/** A card holds a workspace's name or the workspace. */
function named(workspace: unknown): string {
  if (typeof workspace === 'string') return workspace;
  return String((workspace as { name?: unknown } | undefined)?.name ?? '');
}
