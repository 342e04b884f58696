import { css, html, LitElement, nothing } from 'lit';
import type { Session } from '../session/session';
import type { Entry } from '../state/conversation';
import type { Work } from '../state/work';
import { strings } from '../strings';
import { shared } from '../styles/shared';
import { visible } from '../text/visible';
import { icons } from './icons';
import './relay-card';

/** One thing that was said, by whom, and the cards that belong to it. */
export class RelayMessage extends LitElement {
  static override properties = {
    entry: { attribute: false },
    work: { attribute: false },
    session: { attribute: false },
  };
  declare entry: Entry;
  declare work: Work;
  declare session: Session;

  override render() {
    const { entry } = this;
    return html`
      ${entry.who === 'tool' ? this.tool() : this.words()}
      ${entry.cards.map(
        (card) => html`<relay-card .card=${card} .work=${this.work} .session=${this.session}></relay-card>`,
      )}
      ${entry.status === 'unsent' ? this.unsent() : nothing}
    `;
  }

  private words() {
    const { entry } = this;
    if (!entry.text) return nothing;
    return html`<p class="words ${entry.who} ${entry.status}">
      <span class="visually-hidden">${strings.who[entry.who]}: </span
      ><span class="text" data-testid="message-text">${visible(entry.text)}</span>
      ${entry.status === 'failed' ? html`<span class="faint">… ${strings.entry.failed}</span>` : nothing}
    </p>`;
  }

  private tool() {
    return html`<p class="tool">
      ${icons.tool}<span class="visually-hidden">${strings.who.tool}: </span
      ><code>${visible(this.entry.text)}</code>
    </p>`;
  }

  private unsent() {
    return html`<p class="unsent">
      ${strings.entry.unsent}
      <button class="small" @click=${() => this.session.sendAgain(this.entry.id)}>
        ${strings.entry.again}
      </button>
    </p>`;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--s2);
        animation: appear 160ms ease-out;
      }
      @keyframes appear {
        from {
          opacity: 0;
          transform: translateY(4px);
        }
      }
      @media (prefers-reduced-motion: reduce) {
        :host {
          animation: none;
        }
      }
      .text {
        white-space: pre-wrap;
      }
      .words {
        overflow-wrap: anywhere;
        max-width: 62ch;
      }
      .user {
        align-self: flex-end;
        max-width: min(62ch, 86%);
        padding: 8px 13px;
        border-radius: var(--r3) var(--r3) 5px var(--r3);
        background: var(--mine);
      }
      .user.sent,
      .user.waiting {
        opacity: 0.75;
      }
      .tool {
        display: flex;
        align-items: center;
        gap: 6px;
        color: var(--ink-3);
      }
      .unsent {
        display: flex;
        align-items: center;
        justify-content: flex-end;
        gap: var(--s2);
        color: var(--warn);
        font-size: 13px;
      }
    `,
  ];
}

customElements.define('relay-message', RelayMessage);
