import type { Agent, Card, Item, ServerEvent } from '../model/wire';

/**
 * `waiting` goes out when the line is up; `sent` waits for the server's word; `unsent` was lost with
 * the connection.
 */
export type EntryStatus = 'waiting' | 'sent' | 'unsent' | 'streaming' | 'done' | 'failed';

export interface Entry {
  id: string;
  who: 'user' | 'relay' | 'tool';
  text: string;
  status: EntryStatus;
  cards: Card[];
}

export interface Conversation {
  id: string | null;
  agent: Agent | null;
  entries: Entry[];
  /** The response being made, if any. */
  response: string | null;
  /** A tool works for the answer. */
  calling: boolean;
}

export const emptyConversation: Conversation = {
  id: null,
  agent: null,
  entries: [],
  response: null,
  calling: false,
};

/** The conversation after one more server event. */
export function afterEvent(now: Conversation, event: ServerEvent): Conversation {
  switch (event.type) {
    case 'relay.conversation':
      return resumed(now, event);
    case 'relay.card':
      return withCard(now, String(event['item_id'] ?? ''), event['card'] as Card);
    case 'conversation.item.added':
    case 'response.output_item.added':
      return withItem(now, event['item'] as Item, false);
    case 'conversation.item.done':
    case 'response.output_item.done':
      return withItem(now, event['item'] as Item, true);
    case 'response.created':
      return { ...now, response: responseId(event), calling: false };
    case 'response.output_text.delta':
      return withText(now, event, (text) => text + String(event['delta'] ?? ''), 'streaming');
    case 'response.output_text.done':
      return withText(now, event, () => String(event['text'] ?? ''), 'done');
    case 'response.done':
      return ended(now, event);
    default:
      return now;
  }
}

/** What the user just said, shown before the server has it. */
export function withSaid(
  now: Conversation,
  id: string,
  text: string,
  status: 'waiting' | 'sent',
): Conversation {
  return { ...now, entries: [...now.entries, { id, who: 'user', text, status, cards: [] }] };
}

/** The connection is gone: nothing is being answered, and what was not acknowledged is unsent. */
export function disconnected(now: Conversation): Conversation {
  return {
    ...now,
    response: null,
    calling: false,
    entries: now.entries.map((e) => {
      if (e.status === 'sent') return { ...e, status: 'unsent' };
      return e.status === 'streaming' ? { ...e, status: 'failed' } : e;
    }),
  };
}

export function without(now: Conversation, id: string): Conversation {
  return { ...now, entries: now.entries.filter((e) => e.id !== id) };
}

/** The server's word replaces ours, and it sends the cards again; what it never got stays. */
function resumed(now: Conversation, event: ServerEvent): Conversation {
  const items = (event['items'] as Item[] | undefined) ?? [];
  const entries = items.map(entryOf).filter((e) => e !== null);
  const said = new Set(entries.map((e) => e.id));
  const kept = now.entries.filter((e) => e.status === 'unsent' || e.status === 'waiting');
  const unsent = kept.filter((e) => !said.has(e.id));
  return {
    id: String(event['conversation']),
    agent: (event['agent'] as Agent | undefined) ?? now.agent,
    entries: [...entries, ...unsent],
    response: null,
    calling: false,
  };
}

function withItem(now: Conversation, item: Item, done: boolean): Conversation {
  const entry = entryOf(item);
  if (!entry) return now;
  if (!done && entry.who !== 'user') entry.status = 'streaming';
  const i = now.entries.findIndex((e) => e.id === entry.id || echoes(e, entry));
  if (i < 0) return { ...now, entries: [...now.entries, entry] };
  const old = now.entries[i] as Entry;
  const merged = { ...entry, text: entry.text || old.text, cards: old.cards };
  return { ...now, entries: now.entries.with(i, merged) };
}

/** A server may give our words an id of its own. */
function echoes(ours: Entry, theirs: Entry): boolean {
  return ours.status === 'sent' && theirs.who === 'user' && ours.text === theirs.text;
}

function withText(
  now: Conversation,
  event: ServerEvent,
  change: (text: string) => string,
  status: EntryStatus,
): Conversation {
  const id = String(event['item_id']);
  const i = now.entries.findIndex((e) => e.id === id);
  const old = now.entries[i] ?? { id, who: 'relay', text: '', status, cards: [] };
  const entry: Entry = { ...old, text: change(old.text), status };
  return { ...now, entries: i < 0 ? [...now.entries, entry] : now.entries.with(i, entry) };
}

function withCard(now: Conversation, id: string, card: Card): Conversation {
  const i = now.entries.findIndex((e) => e.id === id);
  if (i < 0) {
    const entry: Entry = { id, who: 'relay', text: '', status: 'done', cards: [card] };
    return { ...now, entries: [...now.entries, entry] };
  }
  const old = now.entries[i] as Entry;
  return { ...now, entries: now.entries.with(i, { ...old, cards: [...old.cards, card] }) };
}

/** A response that ends in a tool call goes on in the next one. */
function ended(now: Conversation, event: ServerEvent): Conversation {
  const { status, output } = (event['response'] ?? {}) as { status?: string; output?: Item[] };
  const failed = status === 'failed';
  const calling = output?.some((item) => item.type === 'function_call') ?? false;
  const entries = now.entries.map((e): Entry => {
    return e.status === 'streaming' ? { ...e, status: failed ? 'failed' : 'done' } : e;
  });
  return { ...now, entries, response: null, calling };
}

function responseId(event: ServerEvent): string {
  return (event['response'] as { id?: string } | undefined)?.id ?? 'response';
}

function entryOf(item: Item): Entry | null {
  if (item.type === 'message' && item.role !== 'system') {
    const text = (item.content ?? []).map((c) => c.text ?? c.transcript ?? '').join('');
    const who = item.role === 'user' ? 'user' : 'relay';
    return { id: item.id, who, text, status: 'done', cards: [] };
  }
  if (item.type === 'function_call') {
    return { id: item.id, who: 'tool', text: item.name ?? '', status: 'done', cards: [] };
  }
  return null;
}
