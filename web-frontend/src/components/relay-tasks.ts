import { css, html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Task } from '../model/wire';
import type { Session } from '../session/session';
import type { AppState } from '../state/app';
import { ordered } from '../state/work';
import { strings } from '../strings';
import { shared } from '../styles/shared';
import { ago } from '../text/format';
import { visible } from '../text/visible';
import { taskBadge } from './task-badge';
import './relay-task';
import './relay-workspace';

const FEW = 4;

/** Open and recent tasks, and the one that is looked at. */
export class RelayTasks extends LitElement {
  static override properties = {
    state: { attribute: false },
    session: { attribute: false },
    all: { state: true },
  };
  declare state: AppState;
  declare session: Session;
  declare all: boolean;

  constructor() {
    super();
    this.all = false;
  }

  override render() {
    const tasks = ordered(this.state.work);
    const shown = this.all ? tasks : tasks.slice(0, FEW);
    const selected = this.state.work.tasks.get(this.state.selected ?? '');
    return html`
      <section class="panel" aria-labelledby="title">
        <h2 id="title">${strings.tasks.title}</h2>
        ${tasks.length === 0 ? html`<p class="none faint">${strings.tasks.none}</p>` : nothing}
        <ul>
          ${repeat(shown, (t) => t.id, (t) => this.row(t))}
        </ul>
        ${tasks.length > FEW ? this.more(tasks.length) : nothing}
      </section>
      ${selected
        ? html`<relay-task
            .task=${selected}
            .events=${this.state.work.events.get(selected.id) ?? []}
            .reviewed=${this.reviewed(selected)}
            .session=${this.session}
          ></relay-task>`
        : this.workspace()}
    `;
  }

  private workspace() {
    const name = this.state.status?.workspace;
    if (!name) return nothing;
    return html`<relay-workspace .name=${name} .api=${this.session.api}></relay-workspace>`;
  }

  /** The approval in front shows the same changes already. */
  private reviewed(task: Task): boolean {
    const approval = this.state.work.approvals.get(this.state.inFront ?? '');
    return approval?.task === task.id && approval.state === 'open';
  }

  private row(task: Task) {
    const selected = task.id === this.state.selected;
    return html`<li>
      <button
        class="quiet"
        data-testid="task"
        data-task=${task.id}
        aria-current=${selected}
        @click=${() => this.session.desk.select(task.id)}
      >
        <span class="grow what">${visible(task.description)}</span>
        ${taskBadge(task.state)}
        <time class="faint num" datetime=${task.createdAt}>${ago(task.createdAt)}</time>
      </button>
    </li>`;
  }

  private more(n: number) {
    return html`<button class="quiet small more" @click=${() => (this.all = !this.all)}>
      ${this.all ? strings.tasks.fewer : strings.tasks.all(n)}
    </button>`;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--s4);
        padding: var(--s4);
      }
      .panel {
        padding: var(--s3) var(--s2) var(--s2);
      }
      h2 {
        padding: 0 var(--s2) var(--s1);
      }
      .none {
        padding: 0 var(--s2) var(--s2);
      }
      li button {
        width: 100%;
        min-height: 40px;
        padding: 4px var(--s2);
        color: var(--ink);
        text-align: left;
        border-radius: var(--r1);
      }
      li button[aria-current='true'] {
        background: var(--sunken);
        box-shadow: inset 2px 0 0 var(--accent);
      }
      .what {
        display: -webkit-box;
        -webkit-line-clamp: 2;
        -webkit-box-orient: vertical;
        overflow: hidden;
        line-height: 1.35;
      }
      time {
        width: 72px;
        text-align: right;
        white-space: nowrap;
      }
      .more {
        margin-left: 0;
      }
      @media (max-width: 599px) {
        time {
          display: none;
        }
      }
      @media (min-width: 900px) {
        :host {
          padding: 0;
        }
      }
    `,
  ];
}

customElements.define('relay-tasks', RelayTasks);
