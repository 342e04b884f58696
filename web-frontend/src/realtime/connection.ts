import type { ServerEvent } from '../model/wire';
import { Backoff } from './backoff';

/** What of WebSocket is needed; tests bring their own. */
export interface Socket {
  onopen: (() => void) | null;
  onmessage: ((message: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(data: string): void;
  close(): void;
}

export interface ConnectionListener {
  event(event: ServerEvent): void;
  up(): void;
  /** `opened` is false when the server refused before the socket was up. */
  down(opened: boolean): void;
  /** The server hung up because nobody is signed in here any more; the line stays down. */
  signedOut(): void;
}

const SIGNED_OUT = 4401;

/** The line to `/v1/realtime`: comes back by itself, and never pretends to be up. */
export class Connection {
  private readonly open: (conversation: string | null) => Socket;
  private readonly listener: ConnectionListener;
  private readonly backoff: Backoff;
  private socket: Socket | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isUp = false;
  conversation: string | null;

  constructor(
    open: (conversation: string | null) => Socket,
    conversation: string | null,
    listener: ConnectionListener,
    backoff = new Backoff(),
  ) {
    this.open = open;
    this.conversation = conversation;
    this.listener = listener;
    this.backoff = backoff;
  }

  get up(): boolean {
    return this.isUp;
  }

  connect(): void {
    clearTimeout(this.timer);
    this.drop();
    const socket = this.open(this.conversation);
    this.socket = socket;
    socket.onmessage = (message) => this.received(String(message.data));
    socket.onclose = ({ code }) => this.lost(code);
  }

  /** False when the line is down and nothing was sent. */
  send(...events: ServerEvent[]): boolean {
    if (!this.isUp || !this.socket) return false;
    for (const event of events) this.socket.send(JSON.stringify(event));
    return true;
  }

  /** Tries at once when it waits for the next try. */
  hurry(): void {
    if (!this.socket && this.timer !== undefined) this.connect();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.drop();
    this.isUp = false;
  }

  /** Up once the server said which conversation this is, not when the socket opened. */
  private received(data: string): void {
    const event = parsed(data);
    if (!event) return;
    if (event.type === 'relay.conversation') {
      this.conversation = String(event['conversation']);
      this.backoff.reset();
      this.isUp = true;
      this.listener.event(event);
      this.listener.up();
    } else {
      this.listener.event(event);
    }
  }

  private lost(code: number): void {
    const wasUp = this.isUp;
    this.isUp = false;
    this.socket = null;
    if (code === SIGNED_OUT) {
      this.listener.signedOut();
      return;
    }
    this.timer = setTimeout(() => this.connect(), this.backoff.next());
    this.listener.down(wasUp);
  }

  private drop(): void {
    if (!this.socket) return;
    this.socket.onclose = null;
    this.socket.onmessage = null;
    this.socket.close();
    this.socket = null;
  }
}

function parsed(data: string): ServerEvent | null {
  try {
    const event = JSON.parse(data) as ServerEvent;
    return typeof event?.type === 'string' ? event : null;
  } catch {
    return null;
  }
}
