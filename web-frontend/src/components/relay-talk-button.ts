import { css, html, LitElement } from 'lit';
import type { Session } from '../session/session';
import type { TalkState } from '../speech/talk';
import { strings } from '../strings';
import { shared } from '../styles/shared';
import { icons } from './icons';

/** Shorter than this is a tap: listen until the sentence ends. */
const TAP = 350;

/** Hold to talk, or tap for one sentence; the space bar does the same where nobody types. */
export class RelayTalkButton extends LitElement {
  static override properties = { talk: { attribute: false }, session: { attribute: false } };
  declare talk: TalkState;
  declare session: Session;
  private pressedAt = 0;
  private pressed = false;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.keyDown);
    addEventListener('keyup', this.keyUp);
    addEventListener('blur', this.release);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.keyDown);
    removeEventListener('keyup', this.keyUp);
    removeEventListener('blur', this.release);
  }

  override render() {
    const { listening, mode, supported } = this.talk;
    const label =
      mode === 'once' ? strings.composer.once : listening ? strings.composer.talking : strings.composer.talk;
    return html`<button
      type="button"
      data-testid="talk"
      class=${listening ? 'live' : ''}
      aria-label=${label}
      aria-pressed=${listening}
      title=${supported ? strings.composer.talkTitle : strings.speech['unsupported']}
      ?disabled=${!supported}
      @pointerdown=${this.down}
      @pointerup=${this.release}
      @pointercancel=${this.release}
      @contextmenu=${(e: Event) => e.preventDefault()}
      @keydown=${this.buttonKey}
      @keyup=${this.buttonKey}
    >
      ${icons.microphone}
    </button>`;
  }

  private down(e: PointerEvent): void {
    if (e.button !== 0) return;
    (e.currentTarget as HTMLElement).setPointerCapture(e.pointerId);
    this.press();
  }

  private buttonKey(e: KeyboardEvent): void {
    if (e.key !== 'Enter' && e.key !== ' ') return;
    e.preventDefault();
    e.stopPropagation();
    if (e.type === 'keyup') this.release();
    else if (!e.repeat) this.press();
  }

  private readonly keyDown = (e: KeyboardEvent): void => {
    if (e.key === 'Escape') this.quiet();
    if (e.key !== ' ' || e.repeat || busyWithKeys(e) || !this.talk.supported) return;
    e.preventDefault();
    this.press();
  };

  private readonly keyUp = (e: KeyboardEvent): void => {
    if (e.key === ' ' && this.pressed) this.release();
  };

  private quiet(): void {
    if (this.talk.listening) this.session.talk.stop();
    else this.session.hush();
  }

  private press(): void {
    if (this.talk.listening) {
      if (this.talk.mode === 'hands-free') this.session.talk.stop();
      else this.session.talk.finish();
      return;
    }
    this.pressed = true;
    this.pressedAt = performance.now();
    void this.session.talk.start('hold');
  }

  private readonly release = (): void => {
    if (!this.pressed) return;
    this.pressed = false;
    if (performance.now() - this.pressedAt < TAP) this.session.talk.tapped();
    else this.session.talk.finish();
  };

  static override styles = [
    shared,
    css`
      button {
        flex: none;
        width: 46px;
        height: 46px;
        padding: 0;
        border: none;
        border-radius: 50%;
        background: var(--accent-soft);
        color: var(--accent);
        touch-action: none;
        user-select: none;
        -webkit-user-select: none;
      }
      button:hover:not(:disabled) {
        background: color-mix(in srgb, var(--accent-soft) 80%, var(--accent));
      }
      button.live,
      button.live:hover {
        background: var(--live);
        color: var(--surface);
        animation: breathe 1.4s ease-in-out infinite;
      }
      @keyframes breathe {
        50% {
          box-shadow: 0 0 0 7px color-mix(in srgb, var(--live) 22%, transparent);
        }
      }
      @media (prefers-reduced-motion: reduce) {
        button.live {
          animation: none;
        }
      }
    `,
  ];
}

/** Where the space bar already means something. */
function busyWithKeys(e: KeyboardEvent): boolean {
  if (e.ctrlKey || e.altKey || e.metaKey) return true;
  const target = e.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  return target.matches('input, textarea, select, button, summary, a, [contenteditable]');
}

customElements.define('relay-talk-button', RelayTalkButton);
