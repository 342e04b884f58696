import { Sentences } from './sentences';

/** The part of speechSynthesis that is used. */
export interface Synthesis {
  speak(utterance: Spoken): void;
  cancel(): void;
  resume(): void;
}

export interface Spoken {
  readonly text: string;
  lang: string;
  onstart: ((event: never) => void) | null;
  onend: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
}

/** A synthesiser that does not begin within this time has no voice; silence is no reason to wait. */
const PATIENCE = 4_000;

/** Says the answers, sentence by sentence, and stops in the middle of a word when told to. */
export class Voice {
  private readonly synthesis: Synthesis | null;
  private readonly utter: (text: string) => Spoken;
  private readonly changed: () => void;
  private queue: Spoken[] = [];
  private sentences = new Map<string, Sentences>();
  private silenced = new Set<string>();
  private patience: ReturnType<typeof setTimeout> | undefined;
  private isMuted = false;
  /** False until the user has touched the page: before that browsers refuse to speak. */
  allowed = false;

  constructor(synthesis: Synthesis | null, utter: (text: string) => Spoken, changed: () => void) {
    this.synthesis = synthesis;
    this.utter = utter;
    this.changed = changed;
  }

  get speaking(): boolean {
    return this.queue.length > 0;
  }

  /** What is being said and waits to be said. */
  get words(): string {
    return this.queue.map((u) => u.text).join(' ');
  }

  get muted(): boolean {
    return this.isMuted;
  }

  set muted(muted: boolean) {
    this.isMuted = muted;
    if (muted) this.cut();
  }

  delta(item: string, text: string): void {
    const sentences = this.sentences.get(item) ?? new Sentences();
    this.sentences.set(item, sentences);
    for (const sentence of sentences.push(text)) this.say(item, sentence);
  }

  end(item: string): void {
    for (const sentence of this.sentences.get(item)?.end() ?? []) this.say(item, sentence);
    this.sentences.delete(item);
    this.silenced.delete(item);
  }

  /** The user talks: silence now, and for the rest of the answers that have begun. */
  cut(): void {
    for (const item of this.sentences.keys()) this.silenced.add(item);
    clearTimeout(this.patience);
    this.queue = [];
    this.synthesis?.cancel();
    this.changed();
  }

  private say(item: string, sentence: string): void {
    if (!this.synthesis || !this.allowed || this.isMuted || this.silenced.has(item)) return;
    const spoken = this.utter(sentence);
    spoken.onstart = () => clearTimeout(this.patience);
    spoken.onend = () => this.over(spoken);
    spoken.onerror = () => this.over(spoken);
    this.queue.push(spoken);
    if (this.queue.length === 1) this.wait();
    this.synthesis.speak(spoken);
    this.changed();
  }

  private over(spoken: Spoken): void {
    if (!this.queue.includes(spoken)) return;
    this.queue = this.queue.filter((u) => u !== spoken);
    if (this.queue.length > 0) this.wait();
    else clearTimeout(this.patience);
    this.changed();
  }

  private wait(): void {
    clearTimeout(this.patience);
    this.patience = setTimeout(() => this.cut(), PATIENCE);
  }
}
