import { html, LitElement, nothing } from 'lit';
import type { Session } from '../session/session';
import type { AppState } from '../state/app';
import { strings } from '../strings';
import { shared } from '../styles/shared';
import { composerStyles } from './composer-styles';
import { icons } from './icons';
import './relay-consent';
import './relay-talk-button';

/** The text box and the microphone, always at hand. */
export class RelayComposer extends LitElement {
  static override properties = { state: { attribute: false }, session: { attribute: false } };
  declare state: AppState;
  declare session: Session;
  /** Counted from the newest; -1 is what is being written. */
  private recalled = -1;
  private written = '';

  override render() {
    const { talk, draft, conversation } = this.state;
    return html`
      ${talk.asking
        ? html`<relay-consent .local=${talk.local} .session=${this.session}></relay-consent>`
        : nothing}
      <form @submit=${this.submit}>
        <relay-talk-button .talk=${talk} .session=${this.session}></relay-talk-button>
        <textarea
          rows="1"
          data-testid="prompt"
          aria-label=${strings.composer.label}
          placeholder=${strings.composer.placeholder}
          enterkeyhint="send"
          autocomplete="off"
          .value=${talk.interim || draft}
          ?readonly=${talk.interim !== ''}
          @input=${this.typed}
          @keydown=${this.key}
        ></textarea>
        ${conversation.response ? this.stopButton() : this.sendButton()}
      </form>
      <div class="below">
        ${this.agent()} ${talk.supported ? this.handsFree() : nothing} ${this.mute()}
      </div>
      ${talk.supported ? nothing : html`<p class="faint line">${strings.speech['unsupported']}</p>`}
    `;
  }

  override updated(): void {
    const box = this.box;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight + 2, 160)}px`;
  }

  private get box(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  private sendButton() {
    return html`<button
      class="primary round"
      type="submit"
      data-testid="send"
      aria-label=${strings.composer.send}
      ?disabled=${this.state.draft.trim() === ''}
    >
      ${icons.send}
    </button>`;
  }

  private stopButton() {
    return html`<button
      class="round"
      type="button"
      data-testid="hush"
      aria-label=${strings.composer.stop}
      @click=${() => this.session.hush()}
    >
      ${icons.stop}
    </button>`;
  }

  private agent() {
    const agent = this.state.conversation.agent ?? this.state.status?.agent;
    if (!agent) return html`<p class="agent grow faint" data-testid="agent">${strings.agent.none}</p>`;
    // A reason that is a whole sentence names the agent itself.
    const isSentence = agent.reason.endsWith('.');
    const text = isSentence ? agent.reason : strings.agent.reason(agent.name, agent.reason);
    return html`<p class="agent grow faint" data-testid="agent" title=${text}>
      ${isSentence ? nothing : html`<b>${agent.name}</b> `}${agent.reason}
    </p>`;
  }

  private handsFree() {
    const on = this.state.talk.mode === 'hands-free';
    return html`<button
      class="quiet small toggle"
      data-testid="hands-free"
      aria-pressed=${on}
      @click=${() => (on ? this.session.talk.stop() : void this.session.talk.start('hands-free'))}
    >
      ${icons.hands}<span>${strings.composer.handsFree}</span>
    </button>`;
  }

  private mute() {
    const { muted } = this.state;
    return html`<button
      class="quiet small toggle"
      data-testid="mute"
      data-muted=${muted}
      title=${muted ? strings.composer.unmute : strings.composer.mute}
      @click=${() => this.session.mute(!muted)}
    >
      ${muted ? icons.voiceOff : icons.voiceOn}
      <span>${muted ? strings.composer.voiceOff : strings.composer.voiceOn}</span>
    </button>`;
  }

  private submit(e: Event): void {
    e.preventDefault();
    if (!this.session.send(this.state.draft)) return;
    this.recalled = -1;
    this.session.draft('');
  }

  private typed(e: Event): void {
    this.recalled = -1;
    this.session.draft((e.target as HTMLTextAreaElement).value);
  }

  private key(e: KeyboardEvent): void {
    if (e.isComposing) return;
    if (e.key === 'Enter' && !e.shiftKey) this.submit(e);
    else if (e.key === 'ArrowUp') this.recall(e, 1);
    else if (e.key === 'ArrowDown' && this.recalled >= 0) this.recall(e, -1);
  }

  /** Arrow up at the very start of the box goes through what was sent before. */
  private recall(e: KeyboardEvent, step: 1 | -1): void {
    const box = this.box;
    const browsing = this.recalled >= 0;
    if (!box || (!browsing && box.selectionStart > 0)) return;
    const history = this.session.history;
    const next = Math.min(this.recalled + step, history.length - 1);
    if (next === this.recalled) return;
    e.preventDefault();
    if (!browsing) this.written = this.state.draft;
    this.recalled = next;
    this.session.draft(next < 0 ? this.written : (history.at(-1 - next) ?? ''));
  }

  static override styles = [shared, composerStyles];
}

customElements.define('relay-composer', RelayComposer);
