import { css, html, LitElement, nothing } from 'lit';
import type { TaskEvent } from '../model/wire';
import { type Step, steps, tone } from '../state/timeline';
import { strings } from '../strings';
import { shared } from '../styles/shared';
import { clock, shortSha } from '../text/format';
import { visible } from '../text/visible';

/** As many as anybody reads; the rest opens on demand. */
const NEWEST = 40;

/** What happened in a task, oldest first. */
export class RelayTimeline extends LitElement {
  static override properties = { events: { attribute: false }, all: { state: true } };
  declare events: TaskEvent[];
  declare all: boolean;

  constructor() {
    super();
    this.events = [];
    this.all = false;
  }

  override render() {
    if (this.events.length === 0) return nothing;
    const every = steps(this.events);
    const hidden = this.all ? 0 : Math.max(0, every.length - NEWEST);
    return html`
      <h2>${strings.tasks.timeline}</h2>
      ${hidden > 0
        ? html`<button class="quiet small" @click=${() => (this.all = true)}>
            ${strings.tasks.earlier(hidden)}
          </button>`
        : nothing}
      <ol data-testid="timeline">
        ${every.slice(hidden).map((step) => this.step(step))}
      </ol>
    `;
  }

  private step(step: Step) {
    if (step.kind === 'event') return html`<li class=${tone(step.event)}>${this.event(step.event)}</li>`;
    return html`<li>
      <details>
        <summary>${strings.tasks.used(step.events.length)}</summary>
        <ol>
          ${step.events.map((event) => html`<li>${this.event(event)}</li>`)}
        </ol>
      </details>
    </li>`;
  }

  private event(event: TaskEvent) {
    const output = event.type === 'verified' ? String(event['output'] ?? '').trim() : '';
    return html`<div class="event" data-event=${event.type}>
      <span class="grow">${visible(event.sentence)}${this.detail(event)}</span>
      <time class="faint num" datetime=${event.at}>${clock(event.at)}</time>
    </div>
    ${output
      ? html`<details class="output">
          <summary class="faint">${strings.tasks.output}</summary>
          <pre tabindex="0">${visible(output)}</pre>
        </details>`
      : nothing}`;
  }

  private detail(event: TaskEvent) {
    const path = event.type === 'file_changed' ? String(event['path'] ?? '') : '';
    const text = event.type === 'landed' ? shortSha(String(event['sha'] ?? '')) : path;
    return text ? html` <code class="muted">${visible(text)}</code>` : nothing;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        padding: var(--s3) var(--s4);
      }
      h2 {
        margin-bottom: var(--s2);
      }
      ol {
        position: relative;
      }
      li {
        position: relative;
        padding: 2px 0 2px 20px;
        font-size: 14px;
      }
      li::before {
        content: '';
        position: absolute;
        left: 3px;
        top: 10px;
        width: 7px;
        height: 7px;
        border-radius: 50%;
        background: var(--line-strong);
      }
      li + li::after {
        content: '';
        position: absolute;
        left: 6px;
        top: -9px;
        width: 1px;
        height: 15px;
        background: var(--line);
      }
      li.good::before {
        background: var(--good);
      }
      li.bad::before {
        background: var(--bad);
      }
      li.warn::before {
        background: var(--warn);
      }
      li.accent::before {
        background: var(--accent);
      }
      li.bad .event {
        color: var(--bad);
      }
      .event {
        display: flex;
        gap: var(--s3);
        align-items: baseline;
        overflow-wrap: anywhere;
      }
      summary {
        width: fit-content;
        cursor: pointer;
      }
      pre {
        max-height: 280px;
        margin: 4px 0 6px;
        padding: var(--s2) var(--s3);
        overflow: auto;
        border-radius: var(--r1);
        background: var(--sunken);
        font: 12px/1.5 var(--mono);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];
}

customElements.define('relay-timeline', RelayTimeline);
