import { css, html, LitElement } from 'lit';
import type { Session } from '../session/session';
import { strings } from '../strings';
import { shared } from '../styles/shared';

/** Says where the sound goes, once, before the microphone is used for the first time. */
export class RelayConsent extends LitElement {
  static override properties = { local: { type: Boolean }, session: { attribute: false } };
  declare local: boolean;
  declare session: Session;

  override render() {
    return html`
      <div class="panel" role="dialog" aria-labelledby="title" data-testid="speech-consent">
        <h3 id="title">${strings.consent.title}</h3>
        <p>${this.local ? strings.consent.local : strings.consent.cloud}</p>
        <div class="row">
          <button class="primary" data-testid="speech-agree" @click=${() => void this.session.talk.agree()}>
            ${strings.consent.agree}
          </button>
          <button data-testid="speech-decline" @click=${() => this.session.talk.decline()}>
            ${strings.consent.decline}
          </button>
        </div>
      </div>
    `;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector('button')?.focus();
  }

  static override styles = [
    shared,
    css`
      .panel {
        display: grid;
        gap: var(--s2);
        max-width: 720px;
        margin: 0 auto var(--s3);
        padding: var(--s4);
        background: var(--ground);
      }
      .row {
        margin-top: var(--s1);
      }
    `,
  ];
}

customElements.define('relay-consent', RelayConsent);
