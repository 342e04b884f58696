import type { Approval, Task, TaskEvent, TaskState } from '../model/wire';

/** Tasks, their events and the approvals, as far as the page knows them. */
export interface Work {
  tasks: ReadonlyMap<string, Task>;
  events: ReadonlyMap<string, TaskEvent[]>;
  approvals: ReadonlyMap<string, Approval>;
}

export const emptyWork: Work = { tasks: new Map(), events: new Map(), approvals: new Map() };

const FINAL: ReadonlySet<TaskState> = new Set(['done', 'rejected', 'failed', 'cancelled']);

export function isFinal(state: TaskState): boolean {
  return FINAL.has(state);
}

/** What is being published or merged is not torn apart. */
export function canStop(state: TaskState): boolean {
  return !isFinal(state) && state !== 'publishing' && state !== 'merging';
}

/** What lands or is over takes no more words. */
export const canSteer = canStop;

/** Newest first, open ones before those that ended. */
export function ordered(work: Work): Task[] {
  return [...work.tasks.values()].sort((a, b) => {
    const open = Number(isFinal(a.state)) - Number(isFinal(b.state));
    return open || b.createdAt.localeCompare(a.createdAt);
  });
}

export function withTasks(work: Work, tasks: Task[]): Work {
  const map = new Map(work.tasks);
  for (const task of tasks) if (isNews(map.get(task.id), task)) map.set(task.id, task);
  return { ...work, tasks: map };
}

/** What the server knows now. What it does not list any more is gone. */
export function withSnapshot(work: Work, tasks: Task[]): Work {
  const known = new Set(tasks.map((t) => t.id));
  const tasksKept = [...work.tasks].filter(([id]) => known.has(id));
  const eventsKept = [...work.events].filter(([id]) => known.has(id));
  return withTasks({ ...work, tasks: new Map(tasksKept), events: new Map(eventsKept) }, tasks);
}

export function withoutApproval(work: Work, approval: string): Work {
  const approvals = new Map(work.approvals);
  approvals.delete(approval);
  return { ...work, approvals };
}

/** One event of the stream. An older state never replaces a newer one. */
export function withEvent(work: Work, event: TaskEvent, task: Task): Work {
  const known = work.events.get(task.id);
  const next = withTasks(work, [task]);
  return known ? withEvents(next, task.id, [event]) : next;
}

/** Events of one task, in any order and as often as they come. */
export function withEvents(work: Work, task: string, more: TaskEvent[]): Work {
  const bySeq = new Map((work.events.get(task) ?? []).map((e) => [e.seq, e]));
  for (const event of more) bySeq.set(event.seq, event);
  const events = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
  return { ...work, events: new Map(work.events).set(task, events) };
}

/** The last sequence before the first gap: where to read on from. */
export function seenUpTo(events: TaskEvent[]): number {
  let seq = 0;
  for (const event of events) {
    if (event.seq !== seq + 1) break;
    seq = event.seq;
  }
  return seq;
}

export function withApprovals(work: Work, approvals: Approval[]): Work {
  const map = new Map(work.approvals);
  for (const approval of approvals) map.set(approval.id, approval);
  return { ...work, approvals: map };
}

/** What is open now; an approval that no longer is must be read again by the caller. */
export function openApprovals(work: Work): Approval[] {
  return [...work.approvals.values()]
    .filter((a) => a.state === 'open')
    .sort((a, b) => a.askedAt.localeCompare(b.askedAt));
}

function isNews(old: Task | undefined, task: Task): boolean {
  return !old || task.lastSeq >= old.lastSeq;
}
