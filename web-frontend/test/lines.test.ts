import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventStream, type Stream } from '../src/http/event-stream';
import type { ServerEvent } from '../src/model/wire';
import { Backoff } from '../src/realtime/backoff';
import { Connection, type Socket } from '../src/realtime/connection';
import { utterance } from '../src/realtime/utterance';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

class FakeSocket implements Socket {
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  sent: string[] = [];

  send(data: string): void {
    this.sent.push(data);
  }

  close(): void {}

  say(event: ServerEvent): void {
    this.onmessage?.({ data: JSON.stringify(event) });
  }
}

function line() {
  const sockets: FakeSocket[] = [];
  const asked: (string | null)[] = [];
  const told: string[] = [];
  const open = (conversation: string | null): Socket => {
    asked.push(conversation);
    sockets.push(new FakeSocket());
    return sockets.at(-1) as FakeSocket;
  };
  const connection = new Connection(open, null, {
    event: (e) => told.push(e.type),
    up: () => told.push('up'),
    down: (opened) => told.push(opened ? 'down' : 'refused'),
    signedOut: () => told.push('signed out'),
  });
  connection.connect();
  return { connection, sockets, asked, told, last: () => sockets.at(-1) as FakeSocket };
}

describe('the conversation line', () => {
  it('is up only once the server said which conversation this is', () => {
    const { connection, last } = line();
    expect(connection.send(...utterance('i', 'hello'))).toBe(false);
    last().say({ type: 'session.created' });
    expect(connection.up).toBe(false);
    last().say({ type: 'relay.conversation', conversation: 'c1', items: [] });

    expect(connection.send(...utterance('i', 'hello'))).toBe(true);
    expect(last().sent.map((s) => (JSON.parse(s) as ServerEvent).type)).toEqual([
      'conversation.item.create',
      'response.create',
    ]);
  });

  it('comes back to the same conversation, later and later', () => {
    const { asked, sockets, told, last } = line();
    last().say({ type: 'relay.conversation', conversation: 'c1', items: [] });
    last().onclose?.({ code: 1006 });
    vi.advanceTimersByTime(400);
    expect(asked).toEqual([null, 'c1']);
    last().onclose?.({ code: 1006 });
    vi.advanceTimersByTime(400);
    expect(sockets).toHaveLength(2);
    vi.advanceTimersByTime(400);

    expect(sockets).toHaveLength(3);
    expect(told).toEqual(['relay.conversation', 'up', 'down', 'refused']);
  });

  it('does not come back for somebody who is signed out', () => {
    const { sockets, told, last } = line();
    last().say({ type: 'relay.conversation', conversation: 'c1', items: [] });
    last().onclose?.({ code: 4401 });
    vi.advanceTimersByTime(60_000);

    expect(sockets).toHaveLength(1);
    expect(told).toEqual(['relay.conversation', 'up', 'signed out']);
  });

  it('leaves out what it cannot read', () => {
    const { told, last } = line();
    last().onmessage?.({ data: 'not json' });
    last().onmessage?.({ data: 'null' });

    expect(told).toEqual([]);
  });

  it('stays down when it is stopped', () => {
    const { connection, sockets } = line();
    connection.stop();
    vi.advanceTimersByTime(60_000);

    expect(sockets).toHaveLength(1);
  });
});

describe('backoff', () => {
  it('doubles up to ten seconds and starts over after a success', () => {
    const backoff = new Backoff(() => 1);
    const waits = Array.from({ length: 7 }, () => backoff.next());
    backoff.reset();

    expect(waits).toEqual([400, 800, 1600, 3200, 6400, 10_000, 10_000]);
    expect(backoff.next()).toBe(400);
  });
});

describe('the event stream', () => {
  it('goes on behind the last event it has seen', () => {
    const paths: string[] = [];
    const streams: (Stream & { hear(id: string): void; tell(id: string): void })[] = [];
    const seen: number[] = [];
    const told: string[] = [];
    const stream = new EventStream(
      (path) => {
        paths.push(path);
        type Heard = (e: { data: string; lastEventId: string }) => void;
        const heard = new Map<string, Heard>();
        const made = {
          onopen: null,
          onerror: null,
          addEventListener: (type: string, h: Heard) => void heard.set(type, h),
          close: () => {},
          hear: (id: string) =>
            heard.get('task')?.({
              lastEventId: id,
              data: '{"event":{"task":"t","seq":1},"task":{"id":"t"}}',
            }),
          tell: (id: string) =>
            heard.get('notice')?.({ lastEventId: id, data: '{"sentence":"main moved."}' }),
        };
        streams.push(made);
        return made;
      },
      {
        event: (e) => seen.push(e.seq),
        notice: (sentence) => told.push(sentence),
        up: () => {},
        down: () => {},
      },
    );
    stream.connect();
    streams[0]?.hear('cursor 7');
    streams[0]?.tell('cursor 8');
    streams[0]?.onerror?.();
    vi.advanceTimersByTime(500);

    expect(seen).toEqual([1]);
    expect(told).toEqual(['main moved.']);
    expect(paths).toEqual(['/api/events', '/api/events?after=cursor%208']);
  });
});
