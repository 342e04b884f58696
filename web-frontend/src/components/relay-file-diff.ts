import { css, html, LitElement, nothing } from 'lit';
import { type DiffLine, type Hunk, type Patch, parsePatch } from '../diff/parse';
import { type Run, wordRuns } from '../diff/words';
import type { Api } from '../http/api';
import type { FileChange } from '../model/wire';
import { strings } from '../strings';
import { shared } from '../styles/shared';
import { visible, visibleLine } from '../text/visible';
import { diffStyles } from './diff-styles';

/** Rows shown before somebody asks for more. */
const PAGE = 500;

/** One file of a change: a line that opens into its diff. Names and contents are text, always. */
export class RelayFileDiff extends LitElement {
  static override properties = {
    task: {},
    repository: {},
    digest: {},
    file: { attribute: false },
    api: { attribute: false },
    open: { type: Boolean },
    patch: { state: true },
    problem: { state: true },
    rows: { state: true },
  };
  declare task: string;
  declare repository: string;
  declare digest: string;
  declare file: FileChange;
  declare api: Api;
  declare open: boolean;
  declare patch: Patch | null;
  declare problem: string | null;
  declare rows: number;

  constructor() {
    super();
    this.open = false;
    this.patch = null;
    this.problem = null;
    this.rows = PAGE;
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('digest')) this.patch = null;
    const wanted = this.open && !this.patch && !this.problem;
    if (wanted && (changed.has('open') || changed.has('digest'))) void this.load();
  }

  override render() {
    return html`<details ?open=${this.open} @toggle=${this.toggled}>
      <summary>${this.heading()}</summary>
      ${this.open ? this.content() : nothing}
    </details>`;
  }

  private heading() {
    const { file } = this;
    const kind = strings.changes.kinds[file.kind.toLowerCase()] ?? '';
    return html`
      <bdi class="path mono">${visible(file.path)}</bdi>
      ${kind ? html`<span class="badge">${kind}</span>` : nothing}
      ${file.oldPath && file.oldPath !== file.path
        ? html`<span class="faint">${strings.changes.was(visible(file.oldPath))}</span>`
        : nothing}
      <span class="stat num mono">
        ${file.binary
          ? strings.changes.binary
          : html`<span class="added">+${file.added}</span> <span class="removed">−${file.removed}</span>`}
      </span>
    `;
  }

  private content() {
    const { patch, file } = this;
    if (this.problem) {
      return html`<p class="line" role="alert">
        ${this.problem} <button class="small" @click=${() => void this.load()}>${strings.changes.retry}</button>
      </p>`;
    }
    if (file.binary || patch?.binary) return html`<p class="line faint">${strings.changes.binary}</p>`;
    if (!patch) return html`<p class="line faint">${strings.changes.loading}</p>`;
    if (patch.hunks.length === 0) return html`<p class="line faint">${strings.changes.same}</p>`;
    return this.table(patch);
  }

  private table(patch: Patch) {
    let left = this.rows;
    const shown: Hunk[] = [];
    for (const hunk of patch.hunks) {
      if (left <= 0) break;
      shown.push({ section: hunk.section, lines: hunk.lines.slice(0, left) });
      left -= hunk.lines.length;
    }
    const total = patch.hunks.reduce((n, h) => n + h.lines.length, 0);
    return html`
      <table aria-label=${visible(this.file.path)}>
        <colgroup>
          <col class="no old" />
          <col class="no" />
          <col class="sign" />
          <col />
        </colgroup>
        ${shown.map((hunk, i) => this.hunk(hunk, i))}
      </table>
      ${total > this.rows
        ? html`<button class="quiet small" @click=${() => (this.rows += 2 * PAGE)}>
            ${strings.changes.moreLines(Math.min(2 * PAGE, total - this.rows))}
          </button>`
        : nothing}
      ${patch.cut ? html`<p class="line faint">${visible(patch.cut)}</p>` : nothing}
    `;
  }

  private hunk(hunk: Hunk, i: number) {
    const runs = wordRuns(hunk.lines);
    return html`<tbody>
      ${i > 0 || hunk.section
        ? html`<tr class="gap">
            <td colspan="4">${hunk.section ? visibleLine(hunk.section, 160) : '⋯'}</td>
          </tr>`
        : nothing}
      ${hunk.lines.map((line, k) => this.row(line, runs[k] ?? []))}
    </tbody>`;
  }

  private row(line: DiffLine, runs: Run[]) {
    const sign = line.kind === 'added' ? '+' : line.kind === 'removed' ? '−' : '';
    return html`<tr class=${line.kind} data-testid="diff-line" data-kind=${line.kind}>
      <td class="no old">${line.oldNumber}</td>
      <td class="no">${line.newNumber}</td>
      <td class="sign">${sign}</td>
      <td class="text">${runs.map((run) =>
        run.changed ? html`<mark>${visibleLine(run.text)}</mark>` : visibleLine(run.text),
      )}${line.unterminated ? html`<span class="end">${strings.changes.unterminated}</span>` : nothing}</td>
    </tr>`;
  }

  private toggled(e: Event): void {
    this.open = (e.target as HTMLDetailsElement).open;
  }

  private async load(): Promise<void> {
    const wanted = this.digest;
    this.problem = null;
    try {
      const text = await this.api.patch(this.task, this.repository, this.file.path);
      if (wanted === this.digest) this.patch = parsePatch(text);
    } catch (problem) {
      this.problem = problem instanceof Error ? problem.message : String(problem);
    }
  }

  static override styles = [
    shared,
    diffStyles,
    css`
      :host {
        display: block;
        border-top: 1px solid var(--line);
      }
    `,
  ];
}

customElements.define('relay-file-diff', RelayFileDiff);
