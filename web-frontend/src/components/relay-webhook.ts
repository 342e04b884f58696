import { css, html, LitElement, nothing } from 'lit';
import { ApiError, type Api } from '../http/api';
import { hookOf } from '../model/webhooks';
import type { Webhook, WebhookDelivery } from '../model/wire';
import { strings } from '../strings';
import { shared } from '../styles/shared';
import { visible } from '../text/visible';

/** Whether a code host tells Relay at once what happens in one repository, and what it told last. */
export class RelayWebhook extends LitElement {
  static override properties = {
    api: { attribute: false },
    url: {},
    hooks: { attribute: false },
    deliveries: { state: true },
    said: { state: true },
    busy: { state: true },
  };
  declare api: Api;
  declare url: string;
  declare hooks: Webhook[];
  declare deliveries: WebhookDelivery[] | null;
  declare said: string;
  declare busy: boolean;

  constructor() {
    super();
    this.hooks = [];
    this.deliveries = null;
    this.said = '';
    this.busy = false;
  }

  override render() {
    const hook = hookOf(this.url, this.hooks);
    return html`
      <button class="quiet small" data-testid="webhook" ?disabled=${this.busy} @click=${() => this.press(hook)}>
        ${hook ? strings.webhook.deliveries : strings.webhook.add}
      </button>
      <p class="faint" role="status">${this.said ? visible(this.said) : nothing}</p>
      ${hook && this.deliveries ? this.list(hook, this.deliveries) : nothing}
    `;
  }

  private list(hook: Webhook, deliveries: WebhookDelivery[]) {
    return html`<ul>
      ${deliveries.slice(0, 10).map(
        (each) => html`<li data-testid="delivery">
          <span>${visible(each.happened ?? each.event)}</span>
          <span class="faint">${strings.webhook.state(each)}</span>
          ${each.told.map((sentence) => html`<span class="faint">${visible(sentence)}</span>`)}
          ${each.id
            ? html`<button class="quiet small" ?disabled=${this.busy} @click=${() => this.again(hook, each)}>
                ${strings.webhook.again}
              </button>`
            : nothing}
        </li>`,
      )}
    </ul>`;
  }

  private press(hook: Webhook | undefined): void {
    void this.work(async () => {
      if (!hook) {
        const { webhook, sentence } = await this.api.addWebhook(this.url);
        if (webhook) this.hooks = [...this.hooks, webhook];
        return sentence;
      }
      if (this.deliveries) {
        this.deliveries = null;
        return '';
      }
      const { deliveries, note } = await this.api.deliveries(hook.id);
      this.deliveries = deliveries;
      return note ?? (deliveries.length === 0 ? strings.webhook.none : '');
    });
  }

  private again(hook: Webhook, delivery: WebhookDelivery): void {
    void this.work(async () => (await this.api.redeliver(hook.id, delivery.id ?? '')).sentence);
  }

  private async work(what: () => Promise<string>): Promise<void> {
    this.busy = true;
    try {
      this.said = await what();
    } catch (problem) {
      this.said = problem instanceof ApiError ? problem.message : strings.webhook.failed;
    } finally {
      this.busy = false;
    }
  }

  static override styles = [
    shared,
    css`
      ul {
        display: grid;
        gap: var(--s1);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--s2);
        align-items: baseline;
      }
      p:empty {
        display: none;
      }
    `,
  ];
}

customElements.define('relay-webhook', RelayWebhook);
