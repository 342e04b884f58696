import { html, LitElement, nothing } from 'lit';
import type { Approval } from '../model/wire';
import type { Session } from '../session/session';
import type { AppState } from '../state/app';
import { landings, testResults } from '../state/tests';
import { openApprovals } from '../state/work';
import { strings } from '../strings';
import { shared } from '../styles/shared';
import { clock, shortDigest } from '../text/format';
import { visible } from '../text/visible';
import { approvalStyles } from './approval-styles';
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
          ${this.warnings(approval)} ${this.fresh(approval)}
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
    // "owner (browser)": who, and where.
    const by = (approval.decidedBy ?? '').replace(/ \([^)]*\)$/, '');
    return by === me?.name || by === me?.userId ? strings.approval.person : visible(by);
  }

  private warnings(approval: Approval) {
    if (approval.warnings.length === 0) return nothing;
    return html`<div class="warnings" role="alert" data-testid="warnings">
      <b>${strings.approval.careful}</b>
      <ul>
        ${approval.warnings.map(
          (each) => html`<li>
            <code>${visible([each.repository, each.path].filter(Boolean).join('/'))}${each.line ? `:${each.line}` : ''}</code>
            ${visible(each.sentence)}
          </li>`,
        )}
      </ul>
    </div>`;
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

  static override styles = [shared, approvalStyles];
}

customElements.define('relay-approval', RelayApproval);
