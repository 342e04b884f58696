import { css, html, LitElement, nothing } from 'lit';
import type { Api } from '../http/api';
import { type OpenApi, type OpenApiOperation, operations, shorthand } from '../model/openapi';
import { strings } from '../strings';
import { shared } from '../styles/shared';
import { logo } from './icons';

/** The REST interface, readable: /api/openapi.json as a page. */
export class RelayApiPage extends LitElement {
  static override properties = {
    api: { attribute: false },
    document: { state: true },
    problem: { state: true },
  };
  declare api: Api | undefined;
  declare document: OpenApi | null;
  declare problem: string | null;

  constructor() {
    super();
    this.document = null;
    this.problem = null;
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('api') && this.api) void this.load(this.api);
  }

  override render() {
    return html`<main>
      <header class="row">
        ${logo}
        <h1 class="grow">${strings.api.title}</h1>
        <a href="/api/openapi.json">${strings.api.raw}</a>
        <a href="/">${strings.api.back}</a>
      </header>
      <p class="muted">${this.document?.info?.description ?? strings.api.text}</p>
      ${this.problem ? html`<p role="alert">${this.problem}</p>` : nothing}
      ${this.document ? this.content(this.document) : html`<p class="faint">${strings.api.loading}</p>`}
    </main>`;
  }

  private content(api: OpenApi) {
    const schemas = Object.entries(api.components?.schemas ?? {});
    return html`
      ${operations(api).map(
        ({ method, path, operation }) => html`<details class="panel" data-testid="operation">
          <summary>
            <b class="mono ${method}">${method.toUpperCase()}</b>
            <code>${path}</code>
            <span class="muted">${operation.summary ?? ''}</span>
          </summary>
          ${this.operation(operation)}
        </details>`,
      )}
      ${schemas.map(
        ([name, schema]) => html`<div class="schema">
          <b>${name}</b> <code>${shorthand(schema)}</code>
        </div>`,
      )}
    `;
  }

  private operation(operation: OpenApiOperation) {
    const body = Object.entries(operation.requestBody?.content ?? {});
    const parameters = operation.parameters ?? [];
    return html`<div class="operation">
      ${operation.description ? html`<p>${operation.description}</p>` : nothing}
      ${parameters.length > 0 ? html`<h2>${strings.api.parameters}</h2>` : nothing}
      ${parameters.map(
        (p) => html`<p>
          <code>${p.name}</code> <span class="faint">${p.in}${p.required ? `, ${strings.api.required}` : ''}</span>
          ${p.description ?? ''}
        </p>`,
      )}
      ${body.length > 0 ? html`<h2>${strings.api.body}</h2>` : nothing}
      ${body.map(([type, b]) => html`<p><span class="faint">${type}</span> <code>${shorthand(b.schema)}</code></p>`)}
      <h2>${strings.api.answers}</h2>
      ${Object.entries(operation.responses ?? {}).map(
        ([status, r]) => html`<p>
          <code>${status}</code> ${r.description ?? ''}
          ${Object.values(r.content ?? {}).map((c) => html`<code>${shorthand(c.schema)}</code>`)}
        </p>`,
      )}
    </div>`;
  }

  private async load(api: Api): Promise<void> {
    try {
      this.document = (await api.openapi()) as OpenApi;
    } catch (problem) {
      this.problem = problem instanceof Error ? problem.message : String(problem);
    }
  }

  static override styles = [
    shared,
    css`
      main {
        display: grid;
        gap: var(--s2);
        max-width: 900px;
        margin: 0 auto;
        padding: var(--s5) var(--s4) 64px;
      }
      h1 {
        margin: 0;
        font-size: 20px;
      }
      a {
        color: var(--accent);
        font-size: 14px;
      }
      summary {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--s3);
        align-items: baseline;
        padding: 10px var(--s4);
        cursor: pointer;
      }
      summary b {
        width: 52px;
        color: var(--accent);
      }
      summary b.post {
        color: var(--warn);
      }
      .operation {
        display: grid;
        gap: 4px;
        padding: 0 var(--s4) var(--s3);
      }
      .schema {
        padding: 4px var(--s4);
      }
      code {
        overflow-wrap: anywhere;
      }
      h2 {
        margin-top: var(--s2);
      }
    `,
  ];
}

customElements.define('relay-api-page', RelayApiPage);

declare global {
  interface HTMLElementTagNameMap {
    'relay-api-page': RelayApiPage;
  }
}
