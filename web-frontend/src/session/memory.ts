/** What the page keeps in the browser. A browser that refuses to keep anything still works. */
export class Memory {
  private readonly lasting: Storage | null;
  private readonly tab: Storage | null;
  private key = '';

  constructor(lasting: Storage | null, tab: Storage | null) {
    this.lasting = lasting;
    this.tab = tab;
  }

  conversation(workspace: string): string | null {
    return read(this.lasting, `relay.conversation.${workspace}`);
  }

  keepConversation(workspace: string, id: string): void {
    write(this.lasting, `relay.conversation.${workspace}`, id);
  }

  get muted(): boolean {
    return read(this.lasting, 'relay.muted') === 'yes';
  }

  set muted(muted: boolean) {
    write(this.lasting, 'relay.muted', muted ? 'yes' : 'no');
  }

  /** Text not sent yet; it survives a reload of this tab. */
  get draft(): string {
    return read(this.tab, 'relay.draft') ?? '';
  }

  set draft(text: string) {
    write(this.tab, 'relay.draft', text);
  }

  get history(): string[] {
    try {
      const kept = JSON.parse(read(this.lasting, 'relay.history') ?? '[]') as unknown;
      return Array.isArray(kept) ? kept.map(String) : [];
    } catch {
      return [];
    }
  }

  remember(sentence: string): void {
    const kept = [...this.history.filter((s) => s !== sentence), sentence].slice(-50);
    write(this.lasting, 'relay.history', JSON.stringify(kept));
  }

  /** The second half of the sign-in; the first is a cookie that this code cannot read. */
  get pageKey(): string {
    return read(this.lasting, 'relay.key') ?? this.key;
  }

  set pageKey(key: string) {
    this.key = key;
    write(this.lasting, 'relay.key', key);
  }

  readonly speechAgreed = {
    get: (): boolean => read(this.lasting, 'relay.speech') === 'agreed',
    set: (): void => write(this.lasting, 'relay.speech', 'agreed'),
  };
}

function read(storage: Storage | null, key: string): string | null {
  try {
    return storage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

function write(storage: Storage | null, key: string, value: string): void {
  try {
    storage?.setItem(key, value);
  } catch {
    // Full or forbidden: it is only a convenience.
  }
}
