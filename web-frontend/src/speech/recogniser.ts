/** The part of the browser's SpeechRecognition that is used. */
export interface Recognition {
  continuous: boolean;
  interimResults: boolean;
  lang: string;
  processLocally?: boolean;
  onresult: ((event: RecognitionResult) => void) | null;
  onerror: ((event: { error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
  abort(): void;
}

export interface RecognitionResult {
  resultIndex: number;
  results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }>;
}

export interface RecognitionMaker {
  new (): Recognition;
  available?(options: { langs: string[]; processLocally: boolean }): Promise<string>;
}

interface Globals {
  SpeechRecognition?: RecognitionMaker;
  webkitSpeechRecognition?: RecognitionMaker;
}

/** The browser's recogniser, or null where it has none. */
export function recognitionMaker(globals: object = globalThis): RecognitionMaker | null {
  const known = globals as Globals;
  return known.SpeechRecognition ?? known.webkitSpeechRecognition ?? null;
}

/** Whether speech can become text without leaving this device. */
export async function isLocal(maker: RecognitionMaker, lang: string): Promise<boolean> {
  try {
    return (await maker.available?.({ langs: [lang], processLocally: true })) === 'available';
  } catch {
    return false;
  }
}

export interface Heard {
  /** What is being said, not final yet. */
  interim(text: string): void;
  final(text: string): void;
  failed(error: string): void;
  ended(): void;
}

/** One stretch of listening. After `ended` it is used up. */
export class Listening {
  private readonly recognition: Recognition;
  private readonly heard: Heard;
  private over = false;
  private patience: ReturnType<typeof setTimeout> | undefined;

  constructor(
    maker: RecognitionMaker,
    options: { lang: string; local: boolean; continuous: boolean },
    heard: Heard,
  ) {
    this.heard = heard;
    this.recognition = new maker();
    this.recognition.lang = options.lang;
    this.recognition.continuous = options.continuous;
    this.recognition.interimResults = true;
    if (options.local) this.recognition.processLocally = true;
    this.recognition.onresult = (event) => this.result(event);
    this.recognition.onerror = (event) => this.heard.failed(event.error);
    this.recognition.onend = () => this.end();
  }

  start(): void {
    try {
      this.recognition.start();
    } catch {
      this.heard.failed('aborted');
      this.end();
    }
  }

  /** What was said so far still comes; a recogniser that keeps silent is not waited for. */
  finish(): void {
    this.recognition.stop();
    this.patience = setTimeout(() => this.end(), 1_500);
  }

  abort(): void {
    this.recognition.onresult = null;
    this.recognition.onerror = null;
    this.recognition.abort();
    this.end();
  }

  private result(event: RecognitionResult): void {
    let interim = '';
    for (let i = event.resultIndex; i < event.results.length; i++) {
      const result = event.results[i];
      const text = result?.[0]?.transcript ?? '';
      if (result?.isFinal) this.heard.final(text.trim());
      else interim += text;
    }
    if (interim) this.heard.interim(interim.trim());
  }

  private end(): void {
    if (this.over) return;
    this.over = true;
    clearTimeout(this.patience);
    this.heard.ended();
  }
}
