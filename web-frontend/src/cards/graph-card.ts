import { html } from 'lit';
import { until } from 'lit/directives/until.js';
import { graphView } from '../components/graph-view';
import type { Card, WorkspaceDetail } from '../model/wire';
import type { Session } from '../session/session';
import { strings } from '../strings';
import { showCard } from './registry';

const read = new WeakMap<Card, Promise<unknown>>();

/** Which repository uses which. */
showCard('graph', (card, { session }) => {
  const workspace = card['workspace'];
  if (!workspace) return html`<p class="faint">${strings.cards.noGraph}</p>`;
  const view = typeof workspace === 'string' ? once(card, workspace, session) : graphView(workspace as WorkspaceDetail);
  return html`<p class="title">${strings.cards.graph}</p>
    ${view}`;
});

/** Read from the server once for each card that holds only a name. */
function once(card: Card, workspace: string, session: Session) {
  const view = read.get(card) ?? load(workspace, session);
  read.set(card, view);
  return until(view, html`<p class="faint">${strings.changes.loading}</p>`);
}

async function load(workspace: string, session: Session): Promise<unknown> {
  try {
    return graphView(await session.api.workspace(workspace));
  } catch (problem) {
    return html`<p class="faint">${problem instanceof Error ? problem.message : String(problem)}</p>`;
  }
}
