import type {
  Approval,
  Changes,
  Me,
  Status,
  Task,
  TaskEvent,
  Webhook,
  WebhookDelivery,
  WorkspaceDetail,
} from '../model/wire';

/** An answer that is no success. `status` is 0 when there was no answer at all. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, message: string, code = '') {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** Only signing in again helps. */
  get isSignedOut(): boolean {
    return this.status === 401 || this.code === 'no_page_key';
  }
}

export type Fetch = (path: string, init?: RequestInit) => Promise<Response>;

/** The REST interface. Every method fails with an ApiError that holds a sentence for the user. */
export class Api {
  private readonly fetch: Fetch;
  private readonly unreachable: string;

  constructor(fetch: Fetch, unreachable: string) {
    this.fetch = fetch;
    this.unreachable = unreachable;
  }

  me = (): Promise<Me> => this.json('/api/me');
  status = (): Promise<Status> => this.json('/api/status');
  tasks = (): Promise<Task[]> => this.json('/api/tasks?state=all&limit=50');
  task = (id: string): Promise<Task> => this.json(`/api/tasks/${enc(id)}`);
  events = (id: string, after: number): Promise<TaskEvent[]> =>
    this.json(`/api/tasks/${enc(id)}/events?after=${after}`);
  changes = (id: string): Promise<Changes> => this.json(`/api/tasks/${enc(id)}/changes`);
  approvals = (): Promise<Approval[]> => this.json('/api/approvals?state=open');
  approval = (id: string): Promise<Approval> => this.json(`/api/approvals/${enc(id)}`);
  workspace = (name: string): Promise<WorkspaceDetail> => this.json(`/api/workspaces/${enc(name)}`);
  cancel = (id: string): Promise<Task> => this.post(`/api/tasks/${enc(id)}/cancel`);
  steer = (id: string, words: string): Promise<Task> => this.post(`/api/tasks/${enc(id)}/steer`, { words });
  undo = (id: string): Promise<Task> => this.post(`/api/tasks/${enc(id)}/undo`);
  decide = (id: string, decision: 'approve' | 'reject', digest: string): Promise<Approval> =>
    this.post(`/api/approvals/${enc(id)}/decision`, { decision, digest });
  webhooks = (): Promise<Webhook[]> => this.json('/api/webhooks');
  addWebhook = (repository: string): Promise<{ webhook: Webhook | null; sentence: string }> =>
    this.post('/api/webhooks', { repository });
  deliveries = (hook: string): Promise<{ deliveries: WebhookDelivery[]; note: string | null }> =>
    this.json(`/api/webhooks/${enc(hook)}/deliveries`);
  redeliver = (hook: string, delivery: string): Promise<{ sentence: string }> =>
    this.post(`/api/webhooks/${enc(hook)}/deliveries/${enc(delivery)}/redeliver`);
  logout = async (): Promise<void> => {
    await this.answer('/api/logout', { method: 'POST' });
  };
  openapi = (): Promise<unknown> => this.json('/api/openapi.json');

  async patch(task: string, repository: string, path: string): Promise<string> {
    const at = `/api/tasks/${enc(task)}/changes/${enc(repository)}?path=${enc(path)}`;
    return (await this.answer(at)).text();
  }

  private async json<T>(path: string): Promise<T> {
    return (await this.answer(path)).json() as Promise<T>;
  }

  private async post<T>(path: string, body: unknown = {}): Promise<T> {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    return (await this.answer(path, init)).json() as Promise<T>;
  }

  private async answer(path: string, init: RequestInit = {}): Promise<Response> {
    let response: Response;
    try {
      response = await this.fetch(path, { credentials: 'same-origin', cache: 'no-store', ...init });
    } catch {
      throw new ApiError(0, this.unreachable);
    }
    if (response.ok) return response;
    const { message, code } = await problem(response);
    throw new ApiError(response.status, message ?? this.unreachable, code);
  }
}

async function problem(response: Response): Promise<{ message?: string; code?: string }> {
  try {
    const body = (await response.json()) as { error?: { message?: string; code?: string } };
    return body.error ?? {};
  } catch {
    return {};
  }
}

function enc(part: string): string {
  return encodeURIComponent(part);
}
