import { html } from 'lit';
import type { Card } from '../model/wire';
import { strings } from '../strings';

/** The task a card is about; a card holds its id or the whole task. */
export function idOf(card: Card): string {
  const task = card['task'];
  if (typeof task === 'string') return task;
  return (task as { id?: string } | undefined)?.id ?? '';
}

/** A button that brings the task up, with all there is about it. */
export function showTask(task: string) {
  return html`<button
    class="small"
    @click=${(e: Event) => e.target?.dispatchEvent(new CustomEvent('show-task', { detail: task, bubbles: true }))}
  >
    ${strings.cards.open}
  </button>`;
}
