import type { Task, TaskEvent } from '../model/wire';
import { Backoff } from '../realtime/backoff';

export interface Stream {
  onopen: (() => void) | null;
  onerror: (() => void) | null;
  addEventListener(type: string, heard: (e: { data: string; lastEventId: string }) => void): void;
  close(): void;
}

export interface StreamListener {
  event(event: TaskEvent, task: Task): void;
  /** Something that belongs to no task. */
  notice(sentence: string): void;
  up(): void;
  down(): void;
}

/** `/api/events`, read by cursor: after a gap it goes on where it stopped. */
export class EventStream {
  private readonly open: (path: string) => Stream;
  private readonly listener: StreamListener;
  private readonly backoff: Backoff;
  private stream: Stream | null = null;
  private cursor = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(open: (path: string) => Stream, listener: StreamListener, backoff = new Backoff()) {
    this.open = open;
    this.listener = listener;
    this.backoff = backoff;
  }

  connect(): void {
    clearTimeout(this.timer);
    this.stream?.close();
    const after = this.cursor ? `?after=${encodeURIComponent(this.cursor)}` : '';
    const stream = this.open(`/api/events${after}`);
    this.stream = stream;
    stream.onopen = () => {
      this.backoff.reset();
      this.listener.up();
    };
    // The browser's own retry keeps an old cursor and gives up on some answers; ours does neither.
    stream.onerror = () => this.lost();
    stream.addEventListener('notice', (e) => this.told(e));
    stream.addEventListener('task', (e) => this.received(e));
  }

  /** Tries at once when it waits for the next try. */
  hurry(): void {
    if (!this.stream && this.timer !== undefined) this.connect();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.stream?.close();
    this.stream = null;
  }

  private received(e: { data: string; lastEventId: string }): void {
    this.cursor = e.lastEventId || this.cursor;
    const { event, task } = JSON.parse(e.data) as { event: TaskEvent; task: Task };
    this.listener.event(event, task);
  }

  private told(e: { data: string; lastEventId: string }): void {
    this.cursor = e.lastEventId || this.cursor;
    this.listener.notice((JSON.parse(e.data) as { sentence: string }).sentence);
  }

  private lost(): void {
    this.stream?.close();
    this.stream = null;
    this.timer = setTimeout(() => this.connect(), this.backoff.next());
    this.listener.down();
  }
}
