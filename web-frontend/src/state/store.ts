/** The one place that holds state. Values are replaced, never changed. */
export class Store<S> {
  private now: S;
  private readonly heard = new Set<() => void>();

  constructor(first: S) {
    this.now = first;
  }

  get state(): S {
    return this.now;
  }

  set(change: Partial<S>): void {
    this.now = { ...this.now, ...change };
    for (const heard of this.heard) heard();
  }

  subscribe(heard: () => void): () => void {
    this.heard.add(heard);
    return () => this.heard.delete(heard);
  }
}
