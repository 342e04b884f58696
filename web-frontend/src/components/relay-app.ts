import { css, html, LitElement, nothing } from 'lit';
import type { Session } from '../session/session';
import { openApprovals } from '../state/work';
import { strings } from '../strings';
import { shared } from '../styles/shared';
import './relay-approval';
import './relay-composer';
import './relay-header';
import './relay-login-needed';
import './relay-notice';
import './relay-tasks';
import './relay-transcript';

/** The page: conversation on one side, work on the other; on a phone one at a time. */
export class RelayApp extends LitElement {
  static override properties = {
    session: { attribute: false },
    view: { state: true },
  };
  declare session: Session | undefined;
  declare view: 'talk' | 'tasks';
  private unsubscribe = (): void => {};

  constructor() {
    super();
    this.view = 'talk';
  }

  override updated(changed: Map<string, unknown>): void {
    const waits = this.session && openApprovals(this.session.state.work).length > 0;
    document.title = waits ? `${strings.approval.title} · ${strings.name}` : strings.name;
    if (!changed.has('session') || !this.session) return;
    this.unsubscribe();
    this.unsubscribe = this.session.store.subscribe(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unsubscribe();
  }

  override render() {
    if (!this.session) return nothing;
    const { session, view } = this;
    const state = session.state;
    if (state.phase === 'login-needed') {
      return html`<relay-login-needed @retry=${() => void session.start()}></relay-login-needed>`;
    }
    return html`
      <div class="page" data-view=${view} @show-task=${this.showTask}>
        <relay-header
          .state=${state}
          .session=${session}
          .view=${view}
          @view=${(e: CustomEvent<'talk' | 'tasks'>) => (this.view = e.detail)}
        ></relay-header>
        <main>
          <section class="talk" aria-label=${strings.region.conversation}>
            <relay-transcript .state=${state} .session=${session}></relay-transcript>
          </section>
          <section class="side" aria-label=${strings.region.tasks}>
            <relay-approval .state=${state} .session=${session}></relay-approval>
            <relay-tasks .state=${state} .session=${session}></relay-tasks>
          </section>
          <section class="bottom" aria-label=${strings.region.composer}>
            <relay-notice .state=${state} .session=${session}></relay-notice>
            <relay-composer .state=${state} .session=${session}></relay-composer>
          </section>
        </main>
      </div>
      <p class="visually-hidden" role="alert">
        ${openApprovals(state.work).length > 0 ? strings.approval.title : ''}
      </p>
    `;
  }

  private showTask(e: CustomEvent<string>): void {
    this.session?.desk.select(e.detail);
    this.view = 'tasks';
  }

  static override styles = [
    shared,
    css`
      .page {
        display: grid;
        height: 100dvh;
        grid-template: auto minmax(0, 1fr) auto auto / minmax(0, 1fr);
      }
      relay-header {
        grid-area: 1 / 1;
      }
      .talk,
      relay-tasks {
        grid-area: 2 / 1;
        overflow-y: auto;
        overscroll-behavior: contain;
        scrollbar-width: thin;
      }
      main,
      .side {
        display: contents;
      }
      relay-approval {
        grid-area: 3 / 1;
        z-index: 2;
      }
      .bottom {
        grid-area: 4 / 1;
        z-index: 3;
      }
      [data-view='talk'] relay-tasks,
      [data-view='tasks'] .talk {
        visibility: hidden;
      }
      @media (min-width: 900px) {
        .page {
          grid-template: auto minmax(0, 1fr) auto / minmax(380px, 5fr) minmax(0, 7fr);
        }
        relay-header {
          grid-area: 1 / 1 / 2 / 3;
        }
        .talk,
        [data-view] .talk,
        [data-view] relay-tasks {
          visibility: visible;
        }
        .talk {
          grid-area: 2 / 1;
        }
        .bottom {
          grid-area: 3 / 1;
        }
        .side {
          display: flex;
          flex-direction: column;
          gap: var(--s4);
          grid-area: 2 / 2 / 4 / 3;
          padding: var(--s4);
          overflow-y: auto;
          border-left: 1px solid var(--line);
          background: var(--sunken);
          scrollbar-width: thin;
        }
        relay-tasks {
          overflow: visible;
        }
      }
    `,
  ];
}

customElements.define('relay-app', RelayApp);

declare global {
  interface HTMLElementTagNameMap {
    'relay-app': RelayApp;
  }
}
