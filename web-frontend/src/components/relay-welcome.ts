import { css, html, LitElement } from 'lit';
import type { Session } from '../session/session';
import { strings } from '../strings';
import { shared } from '../styles/shared';

/** For somebody who is here for the first time. */
export class RelayWelcome extends LitElement {
  static override properties = { session: { attribute: false } };
  declare session: Session;

  override render() {
    return html`
      <h2>${strings.welcome.title}</h2>
      <p class="muted">${strings.welcome.text}</p>
      <p class="faint" id="try">${strings.welcome.try}</p>
      <ul aria-labelledby="try">
        ${strings.welcome.examples.map(
          (sentence) => html`<li>
            <button data-testid="example" @click=${() => this.session.send(sentence)}>${sentence}</button>
          </li>`,
        )}
      </ul>
    `;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        width: 100%;
        max-width: 560px;
        margin: auto;
        padding: var(--s4) 0;
      }
      h2 {
        color: var(--ink);
        font-size: clamp(22px, 5.5vw, 28px);
        font-weight: 650;
        letter-spacing: -0.02em;
        line-height: 1.2;
        text-wrap: balance;
      }
      p {
        margin-top: var(--s3);
        text-wrap: pretty;
      }
      .faint {
        margin-top: var(--s5);
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
        margin-top: var(--s2);
      }
      button {
        min-height: 40px;
        padding: 7px 14px;
        border-color: var(--line);
        text-align: left;
        line-height: 1.35;
      }
    `,
  ];
}

customElements.define('relay-welcome', RelayWelcome);
