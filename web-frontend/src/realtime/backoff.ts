/** How long to wait before the next try: doubling, capped, with some chance in it. */
export class Backoff {
  private tries = 0;
  private readonly chance: () => number;

  constructor(chance: () => number = Math.random) {
    this.chance = chance;
  }

  next(): number {
    const whole = Math.min(10_000, 400 * 2 ** this.tries++);
    return Math.round(whole * (0.7 + 0.3 * this.chance()));
  }

  reset(): void {
    this.tries = 0;
  }
}
