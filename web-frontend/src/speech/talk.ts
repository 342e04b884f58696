import { isEcho } from './echo';
import { type Heard, isLocal, Listening, type RecognitionMaker } from './recogniser';

export type TalkMode = 'off' | 'hold' | 'once' | 'hands-free';

export interface TalkState {
  supported: boolean;
  mode: TalkMode;
  listening: boolean;
  /** What is being heard, not final yet. */
  interim: string;
  /** The user must first read where the sound goes. */
  asking: boolean;
  local: boolean;
  /** Why listening failed, as the browser calls it. */
  problem: string | null;
}

export interface TalkPorts {
  maker: RecognitionMaker | null;
  lang: string;
  /** Whether the user has read where the sound goes, remembered between visits. */
  agreed: { get(): boolean; set(): void };
  /** What the page is saying at this moment. */
  saying(): string;
  /** The user began to talk. */
  interrupted(): void;
  said(text: string): void;
  changed(state: TalkState): void;
}

/** Errors after which trying again by itself would only repeat them. */
const LASTING = new Set(['not-allowed', 'service-not-allowed', 'audio-capture', 'network']);

/** The ear: push-to-talk, one sentence, or hands-free, over whatever recogniser the browser has. */
export class Talk {
  private readonly ports: TalkPorts;
  private current: Listening | null = null;
  private pieces: string[] = [];
  private wanted: TalkMode = 'off';
  private startedAt = 0;
  state: TalkState;

  constructor(ports: TalkPorts) {
    this.ports = ports;
    this.state = {
      supported: ports.maker !== null,
      mode: 'off',
      listening: false,
      interim: '',
      asking: false,
      local: false,
      problem: ports.maker ? null : 'unsupported',
    };
  }

  /** Starts listening, or asks first when it was never asked. */
  async start(mode: Exclude<TalkMode, 'off'>): Promise<void> {
    const maker = this.ports.maker;
    if (!maker) return;
    this.wanted = mode;
    if (!this.ports.agreed.get()) {
      this.set({ asking: true, local: await isLocal(maker, this.ports.lang) });
      return;
    }
    this.listen(maker, mode);
  }

  /** The user has read where the sound goes. A held button was let go meanwhile: one sentence. */
  async agree(): Promise<void> {
    this.ports.agreed.set();
    this.set({ asking: false });
    await this.start(this.wanted === 'hands-free' ? 'hands-free' : 'once');
  }

  decline(): void {
    this.wanted = 'off';
    this.set({ asking: false, mode: 'off' });
  }

  /** The button was only tapped: listen on, and send the first whole sentence. */
  tapped(): void {
    if (this.state.mode === 'hold') this.set({ mode: 'once' });
  }

  /** The button is let go: what was said is sent. */
  finish(): void {
    this.wanted = 'off';
    this.current?.finish();
  }

  /** Stops at once; what was heard is dropped. */
  stop(): void {
    this.wanted = 'off';
    this.forget();
  }

  private forget(): void {
    this.pieces = [];
    this.state = { ...this.state, interim: '' };
    this.current?.abort();
  }

  private listen(maker: RecognitionMaker, mode: Exclude<TalkMode, 'off'>): void {
    this.forget();
    this.startedAt = Date.now();
    const options = {
      lang: this.ports.lang,
      local: this.state.local,
      continuous: mode !== 'once',
    };
    this.current = new Listening(maker, options, this.heard(mode));
    if (mode !== 'hands-free') this.ports.interrupted();
    this.set({ mode, listening: true, interim: '', problem: null });
    this.current.start();
  }

  private heard(mode: Exclude<TalkMode, 'off'>): Heard {
    return {
      interim: (text) => this.interim(mode, text),
      final: (text) => this.final(mode, text),
      failed: (error) => this.failed(error),
      ended: () => this.ended(mode),
    };
  }

  private interim(mode: TalkMode, text: string): void {
    if (mode === 'hands-free' && isEcho(text, this.ports.saying())) return;
    this.ports.interrupted();
    this.set({ interim: [...this.pieces, text].join(' ') });
  }

  private final(mode: TalkMode, text: string): void {
    if (!text || (mode === 'hands-free' && isEcho(text, this.ports.saying()))) return;
    if (mode === 'hands-free') {
      this.set({ interim: '' });
      this.ports.interrupted();
      this.ports.said(text);
    } else {
      this.pieces.push(text);
      this.set({ interim: this.pieces.join(' ') });
      if (this.state.mode === 'once') this.current?.finish();
    }
  }

  private failed(error: string): void {
    if (LASTING.has(error)) {
      this.wanted = 'off';
      this.set({ problem: error });
    }
  }

  private ended(mode: Exclude<TalkMode, 'off'>): void {
    this.current = null;
    const heard = this.pieces.join(' ') || this.state.interim;
    this.pieces = [];
    const again = mode === 'hands-free' && this.wanted === 'hands-free';
    this.set({ listening: again, mode: again ? mode : 'off', interim: '' });
    if (mode !== 'hands-free' && heard && !this.state.problem) this.ports.said(heard);
    if (again) this.again();
  }

  /** Browsers end a long silence by themselves. One that ends at once is not hurried. */
  private again(): void {
    const maker = this.ports.maker;
    const pause = Date.now() - this.startedAt < 1_000 ? 1_000 : 50;
    setTimeout(() => {
      if (maker && this.wanted === 'hands-free' && !this.current) this.listen(maker, 'hands-free');
    }, pause);
  }

  private set(change: Partial<TalkState>): void {
    this.state = { ...this.state, ...change };
    this.ports.changed(this.state);
  }
}
