import { css, html, LitElement, nothing } from 'lit';
import type { Session } from '../session/session';
import { type AppState, activity } from '../state/app';
import { strings } from '../strings';
import { shared } from '../styles/shared';
import { icons } from './icons';

/** One line above the text box: what went wrong and what to do. */
export class RelayNotice extends LitElement {
  static override properties = {
    state: { attribute: false },
    session: { attribute: false },
    late: { state: true },
  };
  declare state: AppState;
  declare session: Session;
  /** A line that is down for a moment only is not worth a sentence. */
  declare late: boolean;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.late = false;
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('state')) return;
    const offline = activity(this.state) === 'offline';
    if (!offline) {
      clearTimeout(this.timer);
      this.timer = undefined;
      this.late = false;
    } else {
      this.timer ??= setTimeout(() => (this.late = true), 1_200);
    }
  }

  override render() {
    const { notice, talk } = this.state;
    const speech = talk.problem && talk.problem !== 'unsupported' ? strings.speech[talk.problem] : null;
    const text = notice?.text ?? (this.late ? strings.notice.offline : speech);
    return html`<div role="status">
      ${text ? html`<p class=${notice?.kind ?? 'info'} data-testid="notice">
        <span class="grow">${text}</span>
        ${notice ? this.dismiss() : nothing}
      </p>` : nothing}
    </div>`;
  }

  private dismiss() {
    return html`<button
      class="quiet small"
      aria-label=${strings.notice.dismiss}
      @click=${() => this.session.dismissNotice()}
    >
      ${icons.cross}
    </button>`;
  }

  static override styles = [
    shared,
    css`
      p {
        display: flex;
        align-items: center;
        gap: var(--s2);
        min-height: 36px;
        padding: 5px var(--s4);
        background: var(--warn-soft);
        color: var(--warn);
        font-size: 13.5px;
        line-height: 1.4;
      }
      p.problem {
        background: var(--bad-soft);
        color: var(--bad);
      }
      button {
        color: inherit;
      }
    `,
  ];
}

customElements.define('relay-notice', RelayNotice);
