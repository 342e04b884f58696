import { html, svg } from 'lit';
import { until } from 'lit/directives/until.js';
import type { WorkspaceDetail } from '../model/wire';
import type { Session } from '../session/session';
import { layout } from '../state/graph';
import { strings } from '../strings';
import { showCard } from './registry';

const read = new WeakMap<object, Promise<unknown>>();

/** The repositories in levels, each above those it uses. */
showCard('graph', (card, { session }) => {
  let view = read.get(card);
  if (!view) read.set(card, (view = load(String(card['workspace'] ?? ''), session)));
  return html`<p class="title">${strings.cards.graph}</p>
    ${until(view, html`<p class="faint">${strings.changes.loading}</p>`)}`;
});

async function load(workspace: string, session: Session): Promise<unknown> {
  try {
    return drawn(await session.api.workspace(workspace));
  } catch (problem) {
    return html`<p class="faint">${problem instanceof Error ? problem.message : String(problem)}</p>`;
  }
}

function drawn(workspace: WorkspaceDetail) {
  const { width, height, boxes, lines } = layout(workspace);
  return html`<svg class="graph" viewBox="0 0 ${width} ${height}" role="img" aria-label=${described(workspace)}>
    ${lines.map(({ path, edge }) => line(path, strings.cards.graphEdge(edge.from, edge.to), edge.evidence))}
    ${boxes.map(({ name, x, y, w, h }) => box(name, x, y, w, h))}
  </svg>`;
}

function line(path: string, title: string, evidence: string) {
  return svg`<path d=${path}><title>${title}: ${evidence}</title></path>`;
}

function box(name: string, x: number, y: number, w: number, h: number) {
  return svg`<rect x=${x} y=${y} width=${w} height=${h} rx="8"/>
    <text x=${x + w / 2} y=${y + h / 2}>${name}</text>`;
}

function described(workspace: WorkspaceDetail): string {
  return workspace.edges.map((e) => strings.cards.graphEdge(e.from, e.to)).join('; ');
}
