import { css, html, LitElement, nothing } from 'lit';
import type { Task } from '../model/wire';
import type { Session } from '../session/session';
import { strings } from '../strings';
import { shared } from '../styles/shared';
import { icons } from './icons';

/** Words for one task while it is under way; they go to that task and to no other. */
export class RelaySteer extends LitElement {
  static override properties = {
    task: { attribute: false },
    session: { attribute: false },
    busy: { state: true },
    passedOn: { state: true },
    empty: { state: true },
  };
  declare task: Task;
  declare session: Session;
  declare busy: boolean;
  declare passedOn: boolean;
  declare empty: boolean;

  constructor() {
    super();
    this.busy = false;
    this.passedOn = false;
    this.empty = true;
  }

  override willUpdate(changed: Map<string, unknown>): void {
    const before = changed.get('task') as Task | undefined;
    if (before && before.id !== this.task.id) this.forget();
  }

  override render() {
    const hint = strings.steer.hints[this.task.state];
    return html`
      <form @submit=${this.submit}>
        <input
          type="text"
          data-testid="steer"
          aria-label=${strings.steer.label}
          placeholder=${strings.steer.placeholder}
          enterkeyhint="send"
          autocomplete="off"
          aria-describedby="about"
          @input=${this.typed}
        />
        <button
          type="submit"
          class="round"
          data-testid="steer-send"
          aria-label=${strings.steer.send}
          ?disabled=${this.busy || this.empty}
        >
          ${icons.send}
        </button>
      </form>
      <p id="about" class="faint" role="status" data-testid="steer-said">
        ${this.passedOn ? strings.steer.passedOn : (hint ?? nothing)}
      </p>
    `;
  }

  private get box(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  private typed(): void {
    this.passedOn = false;
    this.empty = this.box?.value.trim() === '';
  }

  /** What could not be passed on stays in the box. */
  private async submit(e: Event): Promise<void> {
    e.preventDefault();
    const words = this.box?.value.trim() ?? '';
    if (!words || this.busy) return;
    this.busy = true;
    const { id } = this.task;
    const isPassedOn = await this.session.desk.steer(id, words);
    this.busy = false;
    if (!isPassedOn || this.task.id !== id) return;
    this.forget();
    this.passedOn = true;
  }

  private forget(): void {
    if (this.box) this.box.value = '';
    this.empty = true;
    this.passedOn = false;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        padding: 0 var(--s4) var(--s3);
      }
      form {
        display: flex;
        gap: var(--s2);
        align-items: center;
      }
      input {
        flex: 1;
        min-width: 0;
        min-height: 40px;
        padding: 0 12px;
        border: 1px solid var(--line-strong);
        border-radius: var(--r2);
        background: var(--ground);
        color: var(--ink);
        font: inherit;
      }
      input::placeholder {
        color: var(--ink-3);
        opacity: 1;
      }
      button {
        flex: none;
        min-width: 40px;
        min-height: 40px;
        padding: 0;
        display: grid;
        place-items: center;
      }
      p:not(:empty) {
        margin-top: 4px;
      }
    `,
  ];
}

customElements.define('relay-steer', RelaySteer);
