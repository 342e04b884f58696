import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isEcho } from '../src/speech/echo';
import { isLocal, type Recognition, recognitionMaker } from '../src/speech/recogniser';
import { Sentences } from '../src/speech/sentences';
import { Talk, type TalkPorts } from '../src/speech/talk';

class FakeRecognition implements Recognition {
  static made: FakeRecognition[] = [];
  continuous = false;
  interimResults = false;
  lang = '';
  processLocally?: boolean;
  onresult: Recognition['onresult'] = null;
  onerror: Recognition['onerror'] = null;
  onend: Recognition['onend'] = null;
  started = false;

  constructor() {
    FakeRecognition.made.push(this);
  }

  static get last(): FakeRecognition {
    return FakeRecognition.made.at(-1) as FakeRecognition;
  }

  start(): void {
    this.started = true;
  }

  stop(): void {
    this.onend?.();
  }

  abort(): void {
    this.onend?.();
  }

  hear(transcript: string, isFinal: boolean): void {
    const result = Object.assign([{ transcript }], { isFinal });
    this.onresult?.({ resultIndex: 0, results: [result] });
  }
}

beforeEach(() => {
  FakeRecognition.made = [];
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

function ear(more: Partial<TalkPorts> = {}) {
  const said: string[] = [];
  let agreed = true;
  let cuts = 0;
  const talk = new Talk({
    maker: FakeRecognition,
    lang: 'en-US',
    agreed: { get: () => agreed, set: () => (agreed = true) },
    saying: () => '',
    interrupted: () => cuts++,
    said: (text) => said.push(text),
    changed: () => {},
    ...more,
  });
  return { talk, said, cuts: () => cuts, forget: () => (agreed = false) };
}

describe('push-to-talk', () => {
  it('sends what was said when the button is let go', async () => {
    const { talk, said } = ear();
    await talk.start('hold');
    FakeRecognition.last.hear('rename', false);
    expect(talk.state).toMatchObject({ listening: true, interim: 'rename' });
    FakeRecognition.last.hear('rename it', true);
    talk.finish();

    expect(said).toEqual(['rename it']);
    expect(talk.state).toMatchObject({ listening: false, mode: 'off', interim: '' });
  });

  it('sends even what the recogniser never made final', async () => {
    const { talk, said } = ear();
    await talk.start('hold');
    FakeRecognition.last.hear('what changed', false);
    talk.finish();

    expect(said).toEqual(['what changed']);
  });

  it('listens for one sentence when it was only tapped', async () => {
    const { talk, said } = ear();
    await talk.start('hold');
    talk.tapped();
    expect(talk.state.listening).toBe(true);
    FakeRecognition.last.hear('status', true);

    expect(said).toEqual(['status']);
    expect(talk.state.listening).toBe(false);
  });

  it('drops everything when it is stopped', async () => {
    const { talk, said } = ear();
    await talk.start('hold');
    FakeRecognition.last.hear('never mind', false);
    talk.stop();

    expect(said).toEqual([]);
  });

  it('does not wait for a recogniser that keeps silent', async () => {
    const { talk, said } = ear();
    await talk.start('hold');
    FakeRecognition.last.stop = () => {};
    FakeRecognition.last.hear('help', true);
    talk.finish();
    vi.advanceTimersByTime(2_000);

    expect(said).toEqual(['help']);
  });
});

describe('hands-free', () => {
  it('sends every sentence and goes on when the browser stops', async () => {
    const { talk, said } = ear();
    await talk.start('hands-free');
    FakeRecognition.last.hear('status', true);
    FakeRecognition.last.onend?.();
    vi.advanceTimersByTime(1_500);
    expect(FakeRecognition.made).toHaveLength(2);
    FakeRecognition.last.hear('what changed', true);

    expect(said).toEqual(['status', 'what changed']);
    expect(talk.state.mode).toBe('hands-free');
  });

  it('interrupts the answer, but not with its own echo', async () => {
    const { talk, said, cuts } = ear({ saying: () => 'Three repositories, fourteen places.' });
    await talk.start('hands-free');
    FakeRecognition.last.hear('three repositories', false);
    FakeRecognition.last.hear('three repositories fourteen', true);
    expect([cuts(), said.length]).toEqual([0, 0]);
    FakeRecognition.last.hear('stop', true);

    expect(cuts()).toBeGreaterThan(0);
    expect(said).toEqual(['stop']);
  });

  it('ends when the microphone is refused, and says why', async () => {
    const { talk } = ear();
    await talk.start('hands-free');
    FakeRecognition.last.onerror?.({ error: 'not-allowed' });
    FakeRecognition.last.onend?.();
    vi.advanceTimersByTime(5_000);

    expect(talk.state).toMatchObject({ mode: 'off', problem: 'not-allowed' });
    expect(FakeRecognition.made).toHaveLength(1);
  });
});

describe('before the first use', () => {
  it('asks once, and listens after the answer', async () => {
    const { talk, forget } = ear();
    forget();
    await talk.start('hold');
    expect(talk.state.asking).toBe(true);
    expect(FakeRecognition.made).toHaveLength(0);
    talk.finish();
    await talk.agree();

    expect(talk.state).toMatchObject({ asking: false, listening: true });
  });

  it('does not listen when the user declines', async () => {
    const { talk, forget } = ear();
    forget();
    await talk.start('hands-free');
    talk.decline();

    expect(talk.state).toMatchObject({ asking: false, listening: false, mode: 'off' });
  });

  it('knows whether the sound stays on the device', async () => {
    const local = Object.assign(class extends FakeRecognition {}, { available: async () => 'available' });

    expect(await isLocal(local, 'en-US')).toBe(true);
    expect(await isLocal(FakeRecognition, 'en-US')).toBe(false);
  });
});

describe('a browser without recognition', () => {
  it('is told apart and never listens', async () => {
    const { talk } = ear({ maker: null });
    await talk.start('hold');

    expect(talk.state).toMatchObject({ supported: false, problem: 'unsupported', listening: false });
    expect(recognitionMaker({})).toBeNull();
    expect(recognitionMaker({ webkitSpeechRecognition: FakeRecognition })).toBe(FakeRecognition);
  });
});

describe('sentences', () => {
  const cut = (...deltas: string[]): string[] => {
    const sentences = new Sentences();
    return [...deltas.flatMap((d) => sentences.push(d)), ...sentences.end()];
  };

  it('are spoken as soon as each is whole', () => {
    const sentences = new Sentences();

    expect(sentences.push('Three repositories. I have')).toEqual(['Three repositories.']);
    expect(sentences.push(' started.')).toEqual([]);
    expect(sentences.end()).toEqual(['I have started.']);
  });

  it('are not cut inside numbers, names and abbreviations', () => {
    expect(cut('Version 1.2.3 is in pom.xml, e.g. here. Done.')).toEqual([
      'Version 1.2.3 is in pom.xml, e.g. here.',
      'Done.',
    ]);
  });

  it('are spoken without the marks for the eye', () => {
    expect(cut('**Done**: `userName` is gone.\n')).toEqual(['Done:', 'userName is gone.']);
  });
});

describe('an echo', () => {
  it('is most of the words that are being said', () => {
    expect(isEcho('three repositories', 'Three repositories, in this order')).toBe(true);
    expect(isEcho('stop the task', 'Three repositories, in this order')).toBe(false);
    expect(isEcho('three', 'Three repositories')).toBe(false);
  });
});
