import { css, html, LitElement, nothing } from 'lit';
import type { Approval } from '../model/wire';
import type { Session } from '../session/session';
import type { AppState } from '../state/app';
import { landings, testResults } from '../state/tests';
import { openApprovals } from '../state/work';
import { strings } from '../strings';
import { shared } from '../styles/shared';
import { clock, shortDigest } from '../text/format';
import { visible } from '../text/visible';
import { icons } from './icons';
import './relay-changes';
import './relay-plan';

/** What waits for a person: what will happen where, in which order, and two buttons. */
export class RelayApproval extends LitElement {
  static override properties = {
    state: { attribute: false },
    session: { attribute: false },
    small: { state: true },
    armed: { state: true },
  };
  declare state: AppState;
  declare session: Session;
  /** Put aside on a phone, where it would cover the conversation. */
  declare small: boolean;
  /** A thumb that was on its way when this approval appeared does not answer it. */
  declare armed: boolean;
  private shown = '';
  private asking = '';

  constructor() {
    super();
    this.small = false;
    this.armed = false;
  }

  override willUpdate(): void {
    const approval = this.approval;
    this.toggleAttribute('hidden', !approval);
    const over = !!approval && approval.state !== 'open' && !this.landing(approval);
    const shown = `${approval?.id} ${over}`;
    if (shown !== this.shown) this.small = over;
    this.shown = shown;
    if (approval && this.asking !== approval.id) this.arm(approval.id);
  }

  private arm(id: string): void {
    this.asking = id;
    this.armed = false;
    setTimeout(() => (this.armed = this.asking === id), 500);
  }

  override render() {
    const approval = this.approval;
    if (!approval) return nothing;
    const open = approval.state === 'open';
    return html`
      <section
        class="panel ${this.small ? 'small' : ''}"
        data-testid="approval"
        data-state=${approval.state}
        data-digest=${approval.digest}
        aria-labelledby="title"
      >
        <header>
          <div class="grow">
            <h2 id="title">${this.heading(approval)}</h2>
            <p class="summary">${visible(approval.summary)}</p>
          </div>
          ${open ? this.resize() : this.close()}
        </header>
        <div class="content">
          ${this.fresh(approval)}
          <relay-plan
            .plan=${approval.plan}
            .tests=${testResults(this.events(approval))}
            .landed=${landings(this.events(approval))}
            .landing=${this.landing(approval)}
          ></relay-plan>
          ${open
            ? html`<relay-changes
                .task=${approval.task}
                .digest=${approval.digest}
                .api=${this.session.api}
              ></relay-changes>`
            : nothing}
        </div>
        ${open ? this.actions(approval) : nothing}
      </section>
    `;
  }

  private get approval(): Approval | undefined {
    return this.state.work.approvals.get(this.state.inFront ?? '');
  }

  private events(approval: Approval) {
    return this.state.work.events.get(approval.task) ?? [];
  }

  private landing(approval: Approval): boolean {
    const state = this.state.work.tasks.get(approval.task)?.state;
    return approval.state === 'approved' && state !== 'done' && state !== 'failed';
  }

  private heading(approval: Approval): string {
    const words = strings.approval;
    const by = this.name(approval);
    switch (approval.state) {
      case 'open':
        return this.waiting();
      case 'rejected':
        return words.rejected(by);
      case 'expired':
        return words.expired;
      case 'void':
        return words.void;
      case 'approved': {
        const state = this.state.work.tasks.get(approval.task)?.state;
        if (state === 'done') return words.landed(landings(this.events(approval)).size);
        return state === 'failed' ? words.stopped : words.approved(by);
      }
    }
  }

  private waiting(): string {
    const more = openApprovals(this.state.work).length - 1;
    return strings.approval.title + (more > 0 ? ` · ${strings.approval.more(more)}` : '');
  }

  private name(approval: Approval): string {
    const me = this.state.me;
    const by = approval.decidedBy ?? '';
    return by === me?.name || by === me?.userId ? strings.approval.person : visible(by);
  }

  private fresh(approval: Approval) {
    if (approval.fresh.length === 0) return nothing;
    return html`<div class="fresh" data-testid="fresh">
      <b>${strings.approval.fresh}</b>
      <ul>
        ${approval.fresh.map((line) => html`<li>${visible(line)}</li>`)}
      </ul>
    </div>`;
  }

  private actions(approval: Approval) {
    const { busy, problem } = this.state.answering;
    const words = strings.approval;
    return html`<footer>
      ${problem ? html`<p class="problem" role="alert" data-testid="approval-problem">${problem}</p>` : nothing}
      <div class="row">
        <p class="grow faint" title=${words.digestTitle}>
          ${words.digest} <code>${shortDigest(approval.digest)}</code>
          ${approval.expiresAt
            ? html`<span class="until">${words.expires(clock(approval.expiresAt))}</span>`
            : nothing}
        </p>
        <button
          class="big reject"
          data-testid="reject"
          ?disabled=${busy !== null || !this.armed}
          @click=${() => void this.session.desk.decide(approval, 'reject')}
        >
          ${busy === 'reject' ? words.rejecting : words.reject}
        </button>
        <button
          class="big primary"
          data-testid="approve"
          ?disabled=${busy !== null || !this.armed}
          @click=${() => void this.session.desk.decide(approval, 'approve')}
        >
          ${icons.check} ${busy === 'approve' ? words.approving : words.approve}
        </button>
      </div>
    </footer>`;
  }

  private resize() {
    return html`<button
      class="quiet small resize"
      aria-expanded=${!this.small}
      data-testid="approval-resize"
      @click=${() => (this.small = !this.small)}
    >
      ${this.small ? strings.approval.grow : strings.approval.shrink}
    </button>`;
  }

  private close() {
    return html`<button
      class="quiet small"
      aria-label=${strings.approval.close}
      data-testid="approval-close"
      @click=${() => this.session.desk.putAway()}
    >
      ${icons.cross}
    </button>`;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        min-height: 0;
      }
      :host([hidden]) {
        display: none;
      }
      .panel {
        display: flex;
        flex-direction: column;
        max-height: min(72dvh, 640px);
        border-width: 1px 0 0;
        border-radius: var(--r3) var(--r3) 0 0;
        box-shadow: var(--shadow-up);
        overflow: clip;
      }
      [data-state='open'] {
        border-top: 2px solid var(--warn);
      }
      [data-state='approved'] h2 {
        color: var(--good);
      }
      [data-state='open'] h2 {
        color: var(--warn);
      }
      header {
        display: flex;
        align-items: flex-start;
        gap: var(--s2);
        padding: var(--s3) var(--s4) var(--s2);
      }
      .summary {
        font-size: 16px;
        font-weight: 600;
        line-height: 1.35;
        overflow-wrap: anywhere;
      }
      .panel:not([data-state='open']) .summary {
        font-size: 14px;
        font-weight: 400;
        color: var(--ink-2);
      }
      .content {
        flex: 1;
        min-height: 0;
        overflow-y: auto;
        overscroll-behavior: contain;
        scrollbar-width: thin;
      }
      .small .content,
      .small footer {
        display: none;
      }
      .fresh {
        margin: 0 var(--s4) var(--s2);
        padding: var(--s2) var(--s3);
        border-radius: var(--r1);
        background: var(--warn-soft);
        color: var(--warn);
        font-size: 14px;
      }
      .fresh li::before {
        content: '+ ';
      }
      relay-changes {
        border-top: 1px solid var(--line);
      }
      footer {
        padding: var(--s2) var(--s4) var(--s3);
        border-top: 1px solid var(--line);
        background: var(--surface);
      }
      footer .faint {
        line-height: 1.35;
        font-size: 12.5px;
      }
      .until {
        display: block;
      }
      .big {
        min-height: 48px;
        padding: 0 18px;
        font-size: 16px;
        font-weight: 600;
      }
      .reject {
        color: var(--bad);
      }
      .problem {
        margin-bottom: var(--s2);
        color: var(--bad);
      }
      @media (max-width: 599px) {
        .until {
          display: none;
        }
      }
      @media (min-width: 900px) {
        :host {
          flex: none;
        }
        .panel {
          max-height: none;
          overflow: visible;
          border-width: 1px;
          border-radius: var(--r3);
          box-shadow: var(--shadow);
        }
        .small .content,
        .small footer {
          display: block;
        }
        .content {
          overflow: visible;
        }
        .resize {
          display: none;
        }
        footer {
          position: sticky;
          bottom: calc(-1 * var(--s4));
          border-radius: 0 0 var(--r3) var(--r3);
        }
      }
    `,
  ];
}

customElements.define('relay-approval', RelayApproval);
