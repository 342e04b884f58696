import type { ServerEvent } from '../model/wire';

/** The two client events that say something and ask for an answer. */
export function utterance(id: string, text: string): ServerEvent[] {
  return [
    {
      type: 'conversation.item.create',
      item: { id, type: 'message', role: 'user', content: [{ type: 'input_text', text }] },
    },
    { type: 'response.create' },
  ];
}

/** An id the server may take over: 24 hexadecimal digits behind `item_`. */
export function newItemId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `item_${[...bytes].map((b) => b.toString(16).padStart(2, '0')).join('')}`;
}
