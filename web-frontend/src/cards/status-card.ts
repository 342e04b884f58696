import { html } from 'lit';
import { strings } from '../strings';
import { visible } from '../text/visible';
import { showCard } from './registry';

/** How things stand, a line for each thing that has a name on this page. */
showCard('status', (card) => {
  const inner = card['status'];
  const status = { ...card, ...(inner && typeof inner === 'object' ? inner : {}) } as Record<string, unknown>;
  const lines = Object.entries(strings.cards.status).flatMap(([field, name]) => {
    const text = told(status[field]);
    return text ? [html`<dt>${name}</dt><dd>${visible(text)}</dd>`] : [];
  });
  return html`<dl>${lines}</dl>`;
});

/** A number, a word, a list of names, or something with a name. */
function told(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'string') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? '0' : value.map(told).filter(Boolean).join(', ');
  if (value && typeof value === 'object') {
    const { name, description } = value as { name?: unknown; description?: unknown };
    return told(name ?? description ?? null);
  }
  return '';
}
