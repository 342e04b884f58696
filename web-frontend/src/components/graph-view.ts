import { html, svg } from 'lit';
import type { WorkspaceDetail } from '../model/wire';
import { layout } from '../state/graph';
import { strings } from '../strings';

/** The repositories in levels, each below those it uses. Styles: cards/styles.ts. */
export function graphView(workspace: WorkspaceDetail) {
  const { width, height, boxes, lines } = layout(workspace);
  const all = workspace.edges.map(told).join('; ');
  return html`<svg class="graph" viewBox="0 0 ${width} ${height}" width=${width} role="img" aria-label=${all}>
    ${lines.map(({ path, edge }) => svg`<path d=${path}><title>${told(edge)} (${edge.evidence})</title></path>`)}
    ${boxes.map(
      ({ name, x, y, w, h }) =>
        svg`<rect x=${x} y=${y} width=${w} height=${h} rx="8"/><text x=${x + w / 2} y=${y + h / 2}>${name}</text>`,
    )}
  </svg>`;
}

function told(edge: { from: string; to: string }): string {
  return strings.cards.graphEdge(edge.from, edge.to);
}
