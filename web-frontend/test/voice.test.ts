import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Spoken, type Synthesis, Voice } from '../src/speech/voice';

class FakeSynthesis implements Synthesis {
  spoken: Spoken[] = [];
  cancelled = 0;

  speak(utterance: Spoken): void {
    this.spoken.push(utterance);
  }

  cancel(): void {
    this.cancelled++;
  }

  resume(): void {}

  get texts(): string[] {
    return this.spoken.map((s) => s.text);
  }

  finish(): void {
    for (const s of this.spoken) s.onend?.(undefined as never);
  }
}

const utter = (text: string): Spoken => ({ text, lang: '', onstart: null, onend: null, onerror: null });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function speaker() {
  const synthesis = new FakeSynthesis();
  const voice = new Voice(synthesis, utter, () => {});
  voice.allowed = true;
  return { synthesis, voice };
}

describe('the voice', () => {
  it('says an answer sentence by sentence while it is being written', () => {
    const { synthesis, voice } = speaker();
    voice.delta('a', 'Three repositories. I have ');
    expect(synthesis.texts).toEqual(['Three repositories.']);
    voice.delta('a', 'started.');
    voice.end('a');

    expect(synthesis.texts).toEqual(['Three repositories.', 'I have started.']);
    expect(voice.speaking).toBe(true);
    synthesis.finish();
    expect(voice.speaking).toBe(false);
  });

  it('falls silent at once when the user talks, and for the rest of that answer', () => {
    const { synthesis, voice } = speaker();
    voice.delta('a', 'One. ');
    voice.cut();
    voice.delta('a', 'Two. ');
    voice.end('a');
    voice.delta('b', 'New answer. ');

    expect(synthesis.cancelled).toBe(1);
    expect(synthesis.texts).toEqual(['One.', 'New answer.']);
  });

  it('says nothing when muted or before the page was touched', () => {
    const { synthesis, voice } = speaker();
    voice.muted = true;
    voice.delta('a', 'One. ');
    voice.muted = false;
    voice.allowed = false;
    voice.delta('b', 'Two. ');

    expect(synthesis.texts).toEqual([]);
  });

  it('does not wait for a synthesiser that has no voice', () => {
    const { voice } = speaker();
    voice.delta('a', 'One. ');
    expect(voice.speaking).toBe(true);
    vi.advanceTimersByTime(5_000);

    expect(voice.speaking).toBe(false);
  });
});
