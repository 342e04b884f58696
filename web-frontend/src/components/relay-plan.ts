import { css, html, LitElement, nothing } from 'lit';
import type { PlanStep } from '../model/wire';
import type { TestResult } from '../state/tests';
import { strings } from '../strings';
import { shared } from '../styles/shared';
import { count, shortSha } from '../text/format';

/** The repositories of a change in the order in which they land, each with its tests. */
export class RelayPlan extends LitElement {
  static override properties = {
    plan: { attribute: false },
    tests: { attribute: false },
    landed: { attribute: false },
    landing: { type: Boolean },
  };
  declare plan: PlanStep[];
  declare tests: Map<string, TestResult>;
  declare landed: Map<string, { sha: string; merged: boolean }>;
  declare landing: boolean;

  override render() {
    const next = this.landing ? this.plan.find((s) => !this.landed.has(s.repository)) : undefined;
    return html`
      <h2 class="visually-hidden">${strings.approval.order}</h2>
      <ol>
        ${this.plan.map((step, i) => this.step(step, i + 1, step === next))}
      </ol>
    `;
  }

  private step(step: PlanStep, n: number, isNext: boolean) {
    const landed = this.landed.get(step.repository);
    return html`<li data-testid="plan-step" data-repository=${step.repository}>
      <span class="n num" aria-hidden="true">${landed ? '✓' : n}</span>
      <span class="grow name">
        <b>${step.repository}</b> ${landed ? nothing : html`<span class="faint">→ ${step.branch}</span>`}
        ${landed ? nothing : html`<span class="remote faint" title=${step.remote}>${step.remote}</span>`}
      </span>
      ${landed ? this.where(landed) : isNext ? html`<span class="faint">${strings.approval.landing}</span>` : this.size(step)}
      ${this.test(step.repository)}
    </li>`;
  }

  private size(step: PlanStep) {
    return html`<span class="faint num">
      <span class="files">${count(step.files, 'file', 'files')}</span>
      <span class="added">+${step.added}</span> <span class="removed">−${step.removed}</span>
    </span>`;
  }

  private where(landed: { sha: string; merged: boolean }) {
    return html`<span class="faint">
      ${landed.merged ? strings.approval.merged : strings.approval.pushed}
      <code>${shortSha(landed.sha)}</code>
    </span>`;
  }

  private test(repository: string) {
    const result = this.tests.get(repository);
    const words = strings.tests;
    if (!result) return html`<span class="badge">${words.none}</span>`;
    if (result.state === 'running') return html`<span class="badge accent">${words.running}</span>`;
    const good = result.state === 'passed';
    return html`<span
      class="badge ${good ? 'good' : 'bad'}"
      data-testid="tests"
      aria-label=${words.label(repository)}
      >${good ? words.passed(result.passed) : words.failed(result.failed)}${result.skipped
        ? html`, ${words.skipped(result.skipped)}`
        : nothing}</span
    >`;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        padding: 0 var(--s4) var(--s3);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px var(--s3);
        padding: 5px 0;
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      .n {
        flex: none;
        width: 22px;
        height: 22px;
        border-radius: 50%;
        background: var(--sunken);
        color: var(--ink-2);
        font-size: 12px;
        font-weight: 600;
        line-height: 22px;
        text-align: center;
      }
      .name {
        flex: 1 1 9rem;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .remote {
        display: block;
        overflow: hidden;
        font-size: 12px;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      b {
        font-weight: 600;
      }
      @media (max-width: 599px) {
        .files {
          display: none;
        }
        li {
          gap: 2px var(--s2);
        }
        .name {
          flex-basis: 7rem;
        }
      }
    `,
  ];
}

customElements.define('relay-plan', RelayPlan);
