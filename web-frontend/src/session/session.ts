import { type Api, ApiError } from '../http/api';
import type { Stream } from '../http/event-stream';
import { type Card, type ServerEvent, taskOf } from '../model/wire';
import { Connection, type Socket } from '../realtime/connection';
import { newItemId, utterance } from '../realtime/utterance';
import type { RecognitionMaker } from '../speech/recogniser';
import { Talk } from '../speech/talk';
import { type Spoken, type Synthesis, Voice } from '../speech/voice';
import { type AppState, initialState } from '../state/app';
import { afterEvent, disconnected, withSaid, without } from '../state/conversation';
import { Store } from '../state/store';
import { strings } from '../strings';
import { Desk } from './desk';
import type { Memory } from './memory';

/** What the session needs of the browser. */
export interface Browser {
  api: Api;
  socket(conversation: string | null): Socket;
  stream(path: string): Stream;
  recognition: RecognitionMaker | null;
  synthesis: Synthesis | null;
  utter(text: string): Spoken;
  lang: string;
  memory: Memory;
}

/** We and the server crossed each other; nothing is lost. */
const HARMLESS = new Set([
  'conversation_already_has_active_response',
  'response_cancel_not_active',
]);

/** Everything the page does, behind the components. */
export class Session {
  readonly store: Store<AppState>;
  readonly desk: Desk;
  readonly talk: Talk;
  readonly voice: Voice;
  readonly api: Api;
  private readonly browser: Browser;
  private connection: Connection | null = null;
  /** The first line has been up; before that, words wait for it. */
  private connected = false;

  constructor(browser: Browser) {
    this.browser = browser;
    this.api = browser.api;
    this.talk = this.ear();
    this.store = new Store(initialState(this.talk.state, browser.memory.muted, browser.memory.draft));
    this.voice = new Voice(browser.synthesis, browser.utter, () => this.voiceChanged());
    this.voice.muted = browser.memory.muted;
    this.desk = new Desk(browser.api, this.store, browser.stream, this.failed);
  }

  get state(): AppState {
    return this.store.state;
  }

  /** Signs in with the cookie and the page key there are, and opens both lines. */
  async start(): Promise<void> {
    if (!this.browser.memory.pageKey) {
      this.signedOut();
      return;
    }
    try {
      const me = await this.api.me();
      this.store.set({ me, status: await this.api.status(), phase: 'ready', notice: null });
    } catch (problem) {
      this.failed(problem);
      if (this.state.phase !== 'login-needed') setTimeout(() => void this.start(), 1_500);
      return;
    }
    this.desk.start();
    this.connect();
  }

  /** False when nothing was sent; the words stay where they are. */
  send(text: string): boolean {
    const words = text.trim();
    if (!words) return false;
    const id = newItemId();
    this.voice.cut();
    const isSent = this.connection?.send(...utterance(id, words)) ?? false;
    if (!isSent && this.connected) {
      this.store.set({ notice: { kind: 'problem', text: strings.notice.notSent } });
      return false;
    }
    this.browser.memory.remember(words);
    const said = withSaid(this.state.conversation, id, words, isSent ? 'sent' : 'waiting');
    this.store.set({ conversation: said, notice: null });
    return true;
  }

  sendAgain(id: string): void {
    const entry = this.state.conversation.entries.find((e) => e.id === id);
    if (!entry || !this.send(entry.text)) return;
    this.store.set({ conversation: without(this.state.conversation, id) });
  }

  /** Stops the answer that is being made. */
  hush(): void {
    this.voice.cut();
    if (this.state.conversation.response) this.connection?.send({ type: 'response.cancel' });
  }

  mute(muted: boolean): void {
    this.browser.memory.muted = muted;
    this.voice.muted = muted;
    this.store.set({ muted });
  }

  draft(text: string): void {
    this.browser.memory.draft = text;
    this.store.set({ draft: text });
  }

  /** What was sent before, oldest first. */
  get history(): string[] {
    return this.browser.memory.history;
  }

  dismissNotice(): void {
    this.store.set({ notice: null });
  }

  /** The network or the user is back: don't wait for the next try. */
  hurry(): void {
    this.connection?.hurry();
    this.desk.hurry();
  }

  /** Ends this browser's session; the server hangs up on all its pages. */
  async signOut(): Promise<void> {
    try {
      await this.api.logout();
      this.signedOut();
    } catch (problem) {
      this.failed(problem);
    }
  }

  stop(): void {
    this.talk.stop();
    this.voice.cut();
    this.desk.stop();
    this.connection?.stop();
  }

  private connect(): void {
    const { memory } = this.browser;
    const workspace = this.state.status?.workspace ?? '';
    this.connection = new Connection(this.browser.socket, memory.conversation(workspace), {
      event: (event) => this.heard(event),
      up: () => this.lineUp(workspace),
      down: (opened) => this.lineLost(opened),
      signedOut: () => this.signedOut(),
    });
    this.connection.connect();
  }

  private lineUp(workspace: string): void {
    const { id, entries } = this.state.conversation;
    if (id) this.browser.memory.keepConversation(workspace, id);
    this.connected = true;
    this.store.set({ talkLine: true });
    for (const entry of entries.filter((e) => e.status === 'waiting')) {
      this.store.set({ conversation: without(this.state.conversation, entry.id) });
      this.send(entry.text);
    }
  }

  private heard(event: ServerEvent): void {
    if (event.type === 'response.output_text.delta') {
      this.voice.delta(String(event['item_id']), String(event['delta'] ?? ''));
    }
    if (event.type === 'response.output_text.done') this.voice.end(String(event['item_id']));
    if (event.type === 'relay.card') this.prepare(event['card'] as Card);
    if (event.type === 'error') this.complain(event);
    this.store.set({ conversation: afterEvent(this.state.conversation, event) });
  }

  /** What a card will show of a task must be here. */
  private prepare(card: Card): void {
    if (card.kind === 'diff') void this.desk.follow(taskOf(card));
  }

  private complain(event: ServerEvent): void {
    const error = event['error'] as { code?: string; message?: string } | undefined;
    if (HARMLESS.has(error?.code ?? '')) return;
    const text = error?.message ?? strings.notice.unknown;
    this.store.set({ notice: { kind: 'problem', text } });
  }

  private lineLost(opened: boolean): void {
    this.store.set({ talkLine: false, conversation: disconnected(this.state.conversation) });
    if (!opened) this.api.me().catch(this.failed);
  }

  private failed = (problem: unknown): void => {
    if (problem instanceof ApiError && problem.isSignedOut) {
      this.signedOut();
      return;
    }
    // The lines say by themselves that nobody answers, and come back by themselves.
    const silent = problem instanceof ApiError && problem.status === 0;
    if (silent && this.state.phase === 'ready') return;
    const text = problem instanceof Error ? problem.message : String(problem);
    this.store.set({ notice: { kind: 'problem', text } });
  };

  private signedOut(): void {
    this.stop();
    this.store.set({ phase: 'login-needed' });
  }

  private voiceChanged(): void {
    if (this.state.speaking !== this.voice.speaking) {
      this.store.set({ speaking: this.voice.speaking });
    }
  }

  private ear(): Talk {
    const { recognition, lang, memory } = this.browser;
    return new Talk({
      maker: recognition,
      lang,
      agreed: memory.speechAgreed,
      saying: () => this.voice.words,
      interrupted: () => this.voice.cut(),
      said: (text) => this.spoken(text),
      changed: (talk) => this.store.set({ talk }),
    });
  }

  /** Spoken words that could not be sent wait in the text box. */
  private spoken(text: string): void {
    if (!this.send(text)) this.draft(text);
  }
}
