import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ServerEvent } from '../src/model/wire';
import {
  afterEvent,
  type Conversation,
  disconnected,
  emptyConversation,
  withSaid,
} from '../src/state/conversation';

/** What the server sent in one turn, from the connection to the spoken brief. */
const recorded = (name: string): ServerEvent[] =>
  readFileSync(new URL(`fixtures/${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ServerEvent);

const play = (events: ServerEvent[], from: Conversation = emptyConversation): Conversation =>
  events.reduce(afterEvent, from);

describe('a conversation', () => {
  it('shows both sides, the tool and the card of a turn', () => {
    const now = play(recorded('rename-turn'));

    expect(now.id).toBe('conv_1');
    expect(now.agent?.name).toBe('codemod');
    expect(now.entries.map((e) => [e.who, e.status])).toEqual([
      ['user', 'done'],
      ['tool', 'done'],
      ['relay', 'done'],
    ]);
    expect(now.entries[2]?.text).toBe('Three repositories, fourteen places. I have started.');
    expect(now.entries[2]?.cards).toEqual([{ kind: 'task', task: 't1' }]);
    expect(now.response).toBeNull();
  });

  it('answers while a response is open', () => {
    const events = recorded('rename-turn');
    const half = play(events.slice(0, events.findIndex((e) => e.type === 'response.output_text.done')));

    expect(half.response).toBe('resp_1');
    expect(half.entries.at(-1)?.status).toBe('streaming');
  });

  it('does not show our own words twice, whatever id the server gives them', () => {
    const sent = withSaid(emptyConversation, 'mine', 'hello', 'sent');
    const item = { id: 'theirs', type: 'message', role: 'user', content: [{ type: 'input_text', text: 'hello' }] };
    const now = afterEvent(sent, { type: 'conversation.item.added', item });

    expect(now.entries).toHaveLength(1);
    expect(now.entries[0]).toMatchObject({ id: 'theirs', status: 'done' });
  });

  it('keeps what was not acknowledged when the line drops, and marks it', () => {
    const talked = play(recorded('rename-turn'));
    const dropped = disconnected(withSaid(talked, 'lost', 'and also the tests', 'sent'));
    const back = play(recorded('resumed'), dropped);

    expect(back.entries.at(-1)).toMatchObject({ text: 'and also the tests', status: 'unsent' });
    expect(back.entries.filter((e) => e.who === 'relay')).toHaveLength(1);
  });

  it('takes the cards again after a reconnection, without doubling them', () => {
    const card = { type: 'relay.card', item_id: 'item_a1', card: { kind: 'task', task: 't1' } };
    const back = play([...recorded('resumed'), card], disconnected(play(recorded('rename-turn'))));

    expect(back.entries.find((e) => e.who === 'relay')?.cards).toHaveLength(1);
  });

  it('lets go of a pending message that did arrive', () => {
    const dropped = disconnected(withSaid(emptyConversation, 'item_u1', 'rename userName', 'sent'));

    expect(play(recorded('resumed'), dropped).entries.filter((e) => e.status === 'unsent')).toEqual([]);
  });

  it('shows a card whose message it has never seen', () => {
    const card = { kind: 'help', examples: [] };
    const now = afterEvent(emptyConversation, { type: 'relay.card', item_id: 'x', card });

    expect(now.entries[0]?.cards).toEqual([card]);
  });

  it('marks what was being said when the answer failed', () => {
    const cut = recorded('rename-turn').slice(0, -4);
    const now = play([...cut, { type: 'response.done', response: { status: 'failed' } }]);

    expect(now.entries.at(-1)?.status).toBe('failed');
  });

  it('ignores events it does not know', () => {
    expect(afterEvent(emptyConversation, { type: 'relay.something.new' })).toBe(emptyConversation);
  });
});
