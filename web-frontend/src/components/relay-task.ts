import { css, html, LitElement, nothing } from 'lit';
import type { Task, TaskEvent } from '../model/wire';
import type { Session } from '../session/session';
import { canSteer, canStop } from '../state/work';
import { strings } from '../strings';
import { shared } from '../styles/shared';
import { visible } from '../text/visible';
import { icons } from './icons';
import { taskAgent } from './task-agent';
import { taskBadge } from './task-badge';
import './relay-changes';
import './relay-steer';
import './relay-timeline';

/** One task: where it stands, what happened, what it changed. */
export class RelayTask extends LitElement {
  static override properties = {
    task: { attribute: false },
    events: { attribute: false },
    reviewed: { type: Boolean },
    session: { attribute: false },
  };
  declare task: Task;
  declare events: TaskEvent[];
  /** Its changes are shown elsewhere at the moment. */
  declare reviewed: boolean;
  declare session: Session;

  override render() {
    const { task } = this;
    return html`
      <article class="panel" data-testid="task-detail" data-task=${task.id} aria-labelledby="title">
        <header>
          <div class="row top">
            <h3 id="title" class="grow">${visible(task.description)}</h3>
            ${this.action()}
          </div>
          <p class="summary">${taskBadge(task.state)} <span>${visible(task.summary ?? '')}</span></p>
          <p class="faint">${task.repositories.join(' → ')}</p>
          ${taskAgent(task)}
        </header>
        ${canSteer(task.state)
          ? html`<relay-steer .task=${task} .session=${this.session}></relay-steer>`
          : nothing}
        <relay-timeline .events=${this.events}></relay-timeline>
        ${this.changes()}
      </article>
    `;
  }

  private action() {
    const { task, session } = this;
    if (canStop(task.state)) {
      return html`<button
        class="small"
        data-testid="task-stop"
        aria-label=${strings.tasks.stopLabel}
        @click=${() => void session.desk.cancel(task.id)}
      >
        ${strings.tasks.stop}
      </button>`;
    }
    if (task.state !== 'done' || !this.events.some((e) => e.type === 'landed')) return nothing;
    return html`<button
      class="small"
      data-testid="task-undo"
      aria-label=${strings.tasks.undoLabel}
      @click=${() => void session.desk.undo(task.id)}
    >
      ${icons.undo} ${strings.tasks.undo}
    </button>`;
  }

  private changes() {
    const ready = this.events.findLast((e) => e.type === 'changes_ready');
    if (!ready || this.reviewed) return nothing;
    return html`<relay-changes
      .task=${this.task.id}
      .digest=${String(ready['digest'])}
      .api=${this.session.api}
    ></relay-changes>`;
  }

  static override styles = [
    shared,
    css`
      article {
        overflow: clip;
      }
      header {
        display: grid;
        gap: 4px;
        padding: var(--s3) var(--s4) var(--s3);
      }
      .top {
        align-items: flex-start;
      }
      h3 {
        line-height: 1.35;
        overflow-wrap: anywhere;
      }
      .summary {
        display: flex;
        flex-wrap: wrap;
        gap: 4px var(--s2);
        align-items: baseline;
      }
      relay-timeline,
      relay-changes {
        border-top: 1px solid var(--line);
      }
    `,
  ];
}

customElements.define('relay-task', RelayTask);
