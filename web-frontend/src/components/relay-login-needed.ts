import { css, html, LitElement } from 'lit';
import { strings } from '../strings';
import { shared } from '../styles/shared';
import { logo } from './icons';

/** Shown in place of the page while this browser has no session. */
export class RelayLoginNeeded extends LitElement {
  override render() {
    return html`
      <main data-testid="login-needed">
        ${logo}
        <h1>${strings.login.title}</h1>
        <p>${marked(strings.login.text)}</p>
        <p class="faint">${strings.login.detail}</p>
        <button @click=${() => this.dispatchEvent(new CustomEvent('retry'))}>${strings.login.retry}</button>
      </main>
    `;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        place-items: center;
        height: 100dvh;
        padding: var(--s5);
      }
      main {
        display: grid;
        gap: var(--s3);
        justify-items: start;
        max-width: 440px;
      }
      h1 {
        margin: var(--s2) 0 0;
        font-size: 22px;
        letter-spacing: -0.015em;
      }
      code {
        padding: 2px 6px;
        border-radius: var(--r1);
        background: var(--sunken);
        border: 1px solid var(--line);
        white-space: nowrap;
      }
      button {
        margin-top: var(--s2);
      }
    `,
  ];
}

/** Commands stand out. */
function marked(text: string) {
  return text.split(/(\.\/relay \w+)/).map((part, i) => (i % 2 ? html`<code>${part}</code>` : part));
}

customElements.define('relay-login-needed', RelayLoginNeeded);
