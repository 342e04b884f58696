import { css, html, LitElement, nothing } from 'lit';
import type { Session } from '../session/session';
import { type AppState, activity } from '../state/app';
import { isFinal } from '../state/work';
import { strings } from '../strings';
import { shared } from '../styles/shared';
import { icons, logo } from './icons';

/** Name, workspace, what Relay is doing, and on a phone the two views. */
export class RelayHeader extends LitElement {
  static override properties = {
    state: { attribute: false },
    session: { attribute: false },
    view: {},
  };
  declare state: AppState;
  declare session: Session;
  declare view: 'talk' | 'tasks';

  override render() {
    const doing = activity(this.state);
    return html`
      <header>
        ${logo}
        <h1>${strings.name}</h1>
        <span class="workspace clip">${this.state.status?.workspace ?? nothing}</span>
        <span class="doing" data-doing=${doing} data-testid="activity" role="status">
          <i aria-hidden="true"></i>${strings.activity[doing]}
        </span>
        <nav>${this.tab('talk', 0)}${this.tab('tasks', this.open)}</nav>
        <button
          class="quiet small"
          data-testid="sign-out"
          aria-label=${strings.login.leave}
          title=${strings.login.leave}
          @click=${() => void this.session.signOut()}
        >
          ${icons.leave}
        </button>
      </header>
    `;
  }

  private get open(): number {
    return [...this.state.work.tasks.values()].filter((t) => !isFinal(t.state)).length;
  }

  private tab(view: 'talk' | 'tasks', n: number) {
    const chosen = this.view === view;
    return html`<button
      class="quiet small"
      aria-pressed=${chosen}
      data-testid="view-${view}"
      @click=${() => this.dispatchEvent(new CustomEvent('view', { detail: view }))}
    >
      ${strings.views[view]}${n > 0 ? html`<b class="num">${n}</b>` : nothing}
    </button>`;
  }

  static override styles = [
    shared,
    css`
      header {
        display: flex;
        align-items: center;
        gap: var(--s2);
        min-height: 52px;
        padding: max(6px, env(safe-area-inset-top)) var(--s4) 6px;
        border-bottom: 1px solid var(--line);
        background: var(--surface);
      }
      h1 {
        margin: 0;
        font-size: 16px;
        font-weight: 650;
        letter-spacing: -0.01em;
      }
      .workspace {
        flex: 1;
        min-width: 0;
        color: var(--ink-2);
      }
      .workspace::before {
        content: '/';
        margin-right: 7px;
        color: var(--ink-3);
      }
      .workspace:empty::before {
        content: '';
      }
      .doing {
        display: inline-flex;
        align-items: center;
        gap: 7px;
        color: var(--ink-2);
        font-size: 13.5px;
        white-space: nowrap;
      }
      i {
        width: 8px;
        height: 8px;
        border-radius: 50%;
        background: var(--ink-3);
      }
      [data-doing='ready'] i {
        background: var(--good);
      }
      [data-doing='waiting'] i,
      [data-doing='offline'] i {
        background: var(--warn);
      }
      [data-doing='listening'] i {
        background: var(--live);
        animation: pulse 1.2s ease-in-out infinite;
      }
      [data-doing='thinking'] i,
      [data-doing='working'] i,
      [data-doing='speaking'] i {
        background: var(--accent);
        animation: pulse 1.6s ease-in-out infinite;
      }
      @keyframes pulse {
        50% {
          opacity: 0.35;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        i {
          animation: none !important;
        }
      }
      nav {
        display: flex;
        gap: 2px;
        padding: 2px;
        border-radius: var(--r2);
        background: var(--sunken);
      }
      nav button {
        min-height: 32px;
      }
      nav button[aria-pressed='true'] {
        background: var(--surface);
        color: var(--ink);
        box-shadow: 0 0 0 1px var(--line);
      }
      b {
        min-width: 18px;
        border-radius: 9px;
        padding: 0 5px;
        background: var(--accent);
        color: var(--accent-ink);
        font-size: 11.5px;
        line-height: 18px;
      }
      @media (max-width: 599px) {
        h1 {
          position: absolute;
          clip-path: inset(50%);
        }
        .workspace {
          color: var(--ink);
          font-weight: 600;
        }
        .workspace::before {
          display: none;
        }
      }
      @media (min-width: 900px) {
        nav {
          display: none;
        }
      }
    `,
  ];
}

customElements.define('relay-header', RelayHeader);
