import { html } from 'lit';
import { strings } from '../strings';

/** A button that brings the task up, with all there is about it. */
export function showTask(task: string) {
  return html`<button
    class="small"
    @click=${(e: Event) => e.target?.dispatchEvent(new CustomEvent('show-task', { detail: task, bubbles: true }))}
  >
    ${strings.cards.open}
  </button>`;
}
