import { css, html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Session } from '../session/session';
import type { AppState } from '../state/app';
import { emptyWork } from '../state/work';
import { strings } from '../strings';
import { shared } from '../styles/shared';
import './relay-message';
import './relay-welcome';

/** What both sides said, with cards in the flow. Follows the newest unless the reader scrolled up. */
export class RelayTranscript extends LitElement {
  static override properties = { state: { attribute: false }, session: { attribute: false } };
  declare state: AppState;
  declare session: Session;
  private scroller: HTMLElement | null = null;
  private following = true;
  private newest = '';
  /** Cards grow after they are there. */
  private readonly size = new ResizeObserver(() => this.follow());

  override render() {
    const { entries, response, calling } = this.state.conversation;
    const answering = (response !== null || calling) && entries.at(-1)?.who !== 'relay';
    return html`
      ${entries.length === 0 && this.state.phase === 'ready'
        ? html`<relay-welcome .session=${this.session}></relay-welcome>`
        : nothing}
      <div class="log" role="log" aria-label=${strings.region.transcript} data-testid="transcript">
        ${repeat(
          entries,
          (entry) => entry.id,
          (entry) => html`<relay-message
            data-testid="message"
            data-who=${entry.who}
            .entry=${entry}
            .work=${entry.cards.length > 0 ? this.state.work : emptyWork}
            .session=${this.session}
          ></relay-message>`,
        )}
        ${answering ? html`<p class="dots" aria-hidden="true"><i></i><i></i><i></i></p>` : nothing}
      </div>
    `;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.scroller = this.parentElement;
    this.scroller?.addEventListener('scroll', this.scrolled, { passive: true });
    this.size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.scroller?.removeEventListener('scroll', this.scrolled);
    this.size.disconnect();
  }

  override updated(): void {
    const last = this.state.conversation.entries.at(-1);
    if (last?.who === 'user' && last.id !== this.newest) this.following = true;
    this.newest = last?.id ?? '';
    this.follow();
  }

  private readonly scrolled = (): void => {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller ?? this;
    this.following = scrollHeight - scrollTop - clientHeight < 80;
  };

  private follow(): void {
    if (!this.scroller || !this.following || this.newest === '') return;
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        justify-content: flex-end;
        min-height: 100%;
        padding: var(--s4);
      }
      .log {
        display: flex;
        flex-direction: column;
        gap: var(--s3);
        width: 100%;
        max-width: 720px;
        margin: 0 auto;
      }
      .dots {
        display: flex;
        gap: 5px;
        height: 22px;
        align-items: center;
      }
      .dots i {
        width: 6px;
        height: 6px;
        border-radius: 50%;
        background: var(--ink-3);
        animation: rise 1.1s ease-in-out infinite;
      }
      .dots i:nth-child(2) {
        animation-delay: 0.15s;
      }
      .dots i:nth-child(3) {
        animation-delay: 0.3s;
      }
      @keyframes rise {
        30% {
          opacity: 0.3;
          transform: translateY(-3px);
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .dots i {
          animation: none;
        }
      }
    `,
  ];
}

customElements.define('relay-transcript', RelayTranscript);
