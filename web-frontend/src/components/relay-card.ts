import { css, html, LitElement } from 'lit';
import { cardView } from '../cards/registry';
import { cardStyles } from '../cards/styles';
import type { Card } from '../model/wire';
import type { Session } from '../session/session';
import type { Work } from '../state/work';
import { strings } from '../strings';
import { shared } from '../styles/shared';
import { visible } from '../text/visible';

import.meta.glob('../cards/*-card.ts', { eager: true });

/** The frame around a card of the conversation; the files in cards/ fill it. */
export class RelayCard extends LitElement {
  static override properties = {
    card: { attribute: false },
    work: { attribute: false },
    session: { attribute: false },
  };
  declare card: Card;
  declare work: Work;
  declare session: Session;

  override render() {
    const { card, work, session } = this;
    const view = cardView(card.kind);
    return html`<div class="panel" data-testid="card" data-kind=${card.kind} @show-task=${this.again}>
      ${view
        ? view(card, { work, session })
        : html`<p class="faint">${strings.cards.unknown(visible(card.kind))}</p>`}
    </div>`;
  }

  /** Lets the event out of this shadow tree. */
  private again(e: CustomEvent<string>): void {
    e.stopPropagation();
    const out = { detail: e.detail, bubbles: true, composed: true };
    this.dispatchEvent(new CustomEvent('show-task', out));
  }

  static override styles = [
    shared,
    cardStyles,
    css`
      .panel {
        padding: var(--s3) var(--s4);
        border-radius: var(--r2);
      }
    `,
  ];
}

customElements.define('relay-card', RelayCard);
