import { css, html, LitElement, nothing } from 'lit';
import type { Api } from '../http/api';
import type { Changes, FileChange } from '../model/wire';
import { opened } from '../diff/opened';
import { strings } from '../strings';
import { shared } from '../styles/shared';
import { visible } from '../text/visible';
import './relay-file-diff';

/** A change set: every repository with its files; a file's lines are read when it is opened. */
export class RelayChanges extends LitElement {
  static override properties = {
    task: {},
    digest: {},
    api: { attribute: false },
    changes: { state: true },
    problem: { state: true },
  };
  declare task: string;
  /** The change set the surroundings speak of; another one here is said. */
  declare digest: string;
  declare api: Api;
  declare changes: Changes | null;
  declare problem: string | null;

  constructor() {
    super();
    this.changes = null;
    this.problem = null;
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('task')) this.changes = null;
    if (changed.has('task') || changed.has('digest')) void this.load();
  }

  override render() {
    return html`
      <div class="row head">
        <h2 class="grow">${strings.changes.title}</h2>
        ${this.changes ? html`<span class="faint clip">${visible(this.subject)}</span>` : nothing}
      </div>
      ${this.body()}
    `;
  }

  private body() {
    const { changes, problem } = this;
    if (problem) {
      return html`<p class="line" role="alert">
        ${problem} <button class="small" @click=${() => void this.load()}>${strings.changes.retry}</button>
      </p>`;
    }
    if (!changes) return html`<p class="line faint">${strings.changes.loading}</p>`;
    if (changes.repositories.length === 0) return html`<p class="line">${strings.changes.empty}</p>`;
    const open = opened(changes);
    return html`
      ${changes.digest !== this.digest ? html`<p class="line other">${strings.changes.other}</p>` : nothing}
      ${changes.repositories.map(
        ({ repository, files }) => html`
          <section aria-label=${repository}>
            <h3><span class="grow clip">${repository}</span>${this.sum(files)}</h3>
            ${files.map(
              (file) => html`<relay-file-diff
                data-testid="diff-file"
                data-repository=${repository}
                data-path=${file.path}
                .task=${this.task}
                .digest=${changes.digest}
                .repository=${repository}
                .file=${file}
                .open=${open.has(file)}
                .api=${this.api}
              ></relay-file-diff>`,
            )}
          </section>
        `,
      )}
    `;
  }

  private get subject(): string {
    return this.changes?.message.split('\n', 1)[0] ?? '';
  }

  private sum(files: FileChange[]) {
    const added = files.reduce((n, f) => n + f.added, 0);
    const removed = files.reduce((n, f) => n + f.removed, 0);
    return html`<span class="faint num">
      ${strings.cards.files(files.length)}
      <span class="added">+${added}</span> <span class="removed">−${removed}</span>
    </span>`;
  }

  private async load(): Promise<void> {
    const wanted = this.task;
    try {
      const changes = await this.api.changes(wanted);
      if (wanted !== this.task) return;
      this.changes = changes;
      this.problem = null;
    } catch (problem) {
      this.problem = problem instanceof Error ? problem.message : String(problem);
    }
  }

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .head {
        padding: var(--s3) var(--s4) var(--s2);
      }
      .head .faint {
        max-width: 70%;
      }
      .line {
        padding: 0 var(--s4) var(--s3);
      }
      .other {
        color: var(--warn);
      }
      h3 {
        display: flex;
        align-items: baseline;
        gap: var(--s3);
        padding: 6px var(--s4);
        border-top: 1px solid var(--line);
        background: var(--sunken);
        font-size: 14px;
      }
      h3 .faint {
        font-weight: 400;
      }
    `,
  ];
}

customElements.define('relay-changes', RelayChanges);
