/** What `/api` and `/v1/realtime` send, as docs/architecture.md writes it down. */

export interface Agent {
  name: string;
  reason: string;
}

export interface Status {
  version: string;
  workspace: string | null;
  repositories: unknown;
  openTasks: unknown;
  approvals: unknown;
  agent: Agent | null;
}

export interface Me {
  userId: string;
  kind: 'person' | 'token' | 'service';
  name: string;
}

export type TaskState =
  | 'queued'
  | 'blocked'
  | 'running'
  | 'awaiting_person'
  | 'awaiting_approval'
  | 'publishing'
  | 'merging'
  | 'done'
  | 'rejected'
  | 'failed'
  | 'cancelled';

export interface Task {
  id: string;
  workspace: string;
  description: string;
  repositories: string[];
  agent: string;
  agentReason: string;
  undoes: string | null;
  state: TaskState;
  summary: string;
  lastSeq: number;
  createdAt: string;
  updatedAt: string;
}

/** The fields of the fact lie beside these; which ones there are depends on `type`. */
export interface TaskEvent {
  task: string;
  seq: number;
  at: string;
  sentence: string;
  type: string;
  repository?: string;
  [field: string]: unknown;
}

export interface PlanStep {
  repository: string;
  remote: string;
  branch: string;
  files: number;
  added: number;
  removed: number;
}

/** Where `path` is empty, all of the repository is meant. */
export interface Warning {
  rule: string;
  repository: string;
  path: string;
  line: number;
  sentence: string;
}

export interface Approval {
  id: string;
  task: string;
  digest: string;
  summary: string;
  state: 'open' | 'approved' | 'rejected' | 'expired' | 'void';
  askedAt: string;
  expiresAt: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
  plan: PlanStep[];
  fresh: string[];
  warnings: Warning[];
}

export interface FileChange {
  kind: string;
  path: string;
  oldPath: string | null;
  binary: boolean;
  added: number;
  removed: number;
}

export interface Changes {
  digest: string;
  message: string;
  repositories: { repository: string; base: string; files: FileChange[] }[];
}

export interface WorkspaceDetail {
  name: string;
  repositories: { name: string; url: string; branch: string; head: string | null }[];
  edges: { from: string; to: string; kind: string; evidence: string; confidence: unknown }[];
  levels: string[][];
}

export interface Webhook {
  id: string;
  host: string;
  server: string;
  scope: string;
  createdAt: string;
  heardAt: string | null;
}

/** `status` is what the host was answered: 0 by nobody, null where it does not say. */
export interface WebhookDelivery {
  id: string | null;
  delivery: string;
  event: string;
  at: string;
  status: number | null;
  stored: boolean;
  happened: string | null;
  told: string[];
}

/** One card of the conversation. `kind` says which component shows it. */
export interface Card {
  kind: string;
  [field: string]: unknown;
}

export interface Item {
  id: string;
  type: string;
  role?: string;
  status?: string;
  name?: string;
  arguments?: string;
  content?: { type: string; text?: string; transcript?: string }[];
}

/** A server event of the realtime protocol; unknown types are ignored. */
export interface ServerEvent {
  type: string;
  [field: string]: unknown;
}

/** The id of the task a card is about; a card holds the id or the whole task. */
export function taskOf(card: Card): string {
  const task = card['task'];
  if (typeof task === 'string') return task;
  return (task as { id?: string } | null | undefined)?.id ?? '';
}
