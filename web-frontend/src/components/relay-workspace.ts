import { css, html, LitElement, nothing } from 'lit';
import { cardStyles } from '../cards/styles';
import type { Api } from '../http/api';
import { place } from '../model/webhooks';
import type { Webhook, WorkspaceDetail } from '../model/wire';
import { strings } from '../strings';
import { shared } from '../styles/shared';
import { shortSha } from '../text/format';
import { graphView } from './graph-view';
import './relay-webhook';

/** The repositories Relay works on, and which uses which; for when nothing else is going on. */
export class RelayWorkspace extends LitElement {
  static override properties = { name: {}, api: { attribute: false }, detail: { state: true }, hooks: { state: true } };
  declare name: string;
  declare api: Api;
  declare detail: WorkspaceDetail | null;
  declare hooks: Webhook[];

  constructor() {
    super();
    this.detail = null;
    this.hooks = [];
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('name')) void this.load();
  }

  override render() {
    const { detail } = this;
    if (!detail) return nothing;
    return html`<section class="panel" aria-labelledby="title">
      <h2 id="title">${strings.workspace.title(detail.name, detail.repositories.length)}</h2>
      <ul class="lines">
        ${detail.repositories.map(
          (r) => html`<li data-testid="repository">
            <span class="grow">${r.name}</span>
            <span class="faint">${r.branch} ${r.head ? html`<code>${shortSha(r.head)}</code>` : nothing}</span>
            ${place(r.url) ? html`<relay-webhook .api=${this.api} .url=${r.url} .hooks=${this.hooks}></relay-webhook>` : nothing}
          </li>`,
        )}
      </ul>
      ${detail.edges.length > 0 ? graphView(detail) : nothing}
    </section>`;
  }

  /** Not knowing the repositories is no problem here: the panel stays away. */
  private async load(): Promise<void> {
    this.detail = await this.api.workspace(this.name).catch(() => null);
    if (this.detail?.repositories.some((r) => place(r.url))) this.hooks = await this.api.webhooks().catch(() => []);
  }

  static override styles = [
    shared,
    cardStyles,
    css`
      .panel {
        padding: var(--s3) var(--s4) var(--s4);
      }
      h2 {
        margin-bottom: var(--s1);
      }
      .graph {
        margin: var(--s4) auto 0;
      }
    `,
  ];
}

customElements.define('relay-workspace', RelayWorkspace);
