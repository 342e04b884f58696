/** Cuts streamed text into sentences that can be spoken as soon as each is whole. */
export class Sentences {
  private rest = '';

  push(delta: string): string[] {
    this.rest += delta;
    const whole: string[] = [];
    for (let end = boundary(this.rest); end > 0; end = boundary(this.rest)) {
      whole.push(this.rest.slice(0, end));
      this.rest = this.rest.slice(end);
    }
    return whole.map(speakable).filter(Boolean);
  }

  /** What is left when no more text comes. */
  end(): string[] {
    const last = speakable(this.rest);
    this.rest = '';
    return last ? [last] : [];
  }
}

const ABBREVIATION = /(?:\b(?:e\.g|i\.e|etc|vs|approx|no)|\b\p{Lu})\.$/u;

/** Behind the first sentence end that more text has confirmed; 0 when there is none. */
function boundary(text: string): number {
  for (const match of text.matchAll(/[.!?…:]["')\]]*\s+|\n+/gu)) {
    const end = match.index + match[0].length;
    const said = text.slice(0, match.index + 1);
    if (!ABBREVIATION.test(said) && said.trim().length > 1) return end;
  }
  return 0;
}

/** Without the marks that belong to the eye. */
function speakable(text: string): string {
  return text.replace(/[`*_#]+/g, '').replace(/\s+/g, ' ').trim();
}
