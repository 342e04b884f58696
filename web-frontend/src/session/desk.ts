import { type Api, ApiError } from '../http/api';
import { EventStream, type Stream } from '../http/event-stream';
import type { Approval, Task, TaskEvent } from '../model/wire';
import type { AppState } from '../state/app';
import type { Store } from '../state/store';
import {
  openApprovals,
  ordered,
  seenUpTo,
  withApprovals,
  withEvent,
  withEvents,
  withoutApproval,
  withSnapshot,
  withTasks,
} from '../state/work';

/** Events after which an approval may be another. */
const ABOUT_APPROVALS = new Set(['approval_asked', 'decided', 'changes_ready', 'state_changed']);

/** Keeps tasks, their events and approvals as the server has them. */
export class Desk {
  private readonly api: Api;
  private readonly store: Store<AppState>;
  private readonly stream: EventStream;
  private readonly failed: (problem: unknown) => void;

  constructor(
    api: Api,
    store: Store<AppState>,
    open: (path: string) => Stream,
    failed: (problem: unknown) => void,
  ) {
    this.api = api;
    this.store = store;
    this.failed = failed;
    this.stream = new EventStream(open, {
      event: (event, task) => this.event(event, task),
      notice: (text) => this.store.set({ notice: { kind: 'info', text } }),
      up: () => this.up(),
      down: () => this.down(),
    });
  }

  start(): void {
    this.stream.connect();
    void this.refresh();
  }

  stop(): void {
    this.stream.stop();
  }

  hurry(): void {
    this.stream.hurry();
  }

  /** Reads all again: after a gap nothing that is shown may be older than the server's word. */
  refresh = async (): Promise<void> => {
    try {
      const [tasks] = await Promise.all([this.api.tasks(), this.refreshApprovals()]);
      this.store.set({ work: withSnapshot(this.store.state.work, tasks) });
      if (!this.store.state.selected) this.select(ordered(this.store.state.work)[0]?.id ?? null);
      const followed = [...this.store.state.work.events.keys()];
      await Promise.all(followed.map((id) => this.follow(id)));
    } catch (problem) {
      this.failed(problem);
    }
  };

  /** Shows a task, and keeps its events from now on. */
  select(task: string | null): void {
    this.store.set({ selected: task });
    if (task) void this.follow(task);
  }

  async cancel(task: string): Promise<void> {
    await this.changed(this.api.cancel(task));
  }

  /** False when the task did not get the words; a notice says why. */
  async steer(task: string, words: string): Promise<boolean> {
    return (await this.changed(this.api.steer(task, words))) !== null;
  }

  async undo(task: string): Promise<void> {
    const started = await this.changed(this.api.undo(task));
    if (started) this.select(started.id);
  }

  async decide(approval: Approval, decision: 'approve' | 'reject'): Promise<void> {
    this.store.set({ answering: { busy: decision, problem: null } });
    try {
      const decided = await this.api.decide(approval.id, decision, approval.digest);
      this.keep([decided]);
      this.store.set({ answering: { busy: null, problem: null } });
    } catch (problem) {
      const text = problem instanceof ApiError ? problem.message : String(problem);
      this.store.set({ answering: { busy: null, problem: text } });
      if (problem instanceof ApiError && problem.status === 401) this.failed(problem);
      await this.reread(approval.id);
      await this.refreshApprovals().catch(this.failed);
    }
  }

  /** Puts an answered approval away; the next open one comes to the front. */
  putAway(): void {
    this.store.set({ inFront: null, answering: { busy: null, problem: null } });
    this.bringToFront();
  }

  private async changed(call: Promise<Task>): Promise<Task | null> {
    try {
      const task = await call;
      this.store.set({ work: withTasks(this.store.state.work, [task]) });
      return task;
    } catch (problem) {
      this.failed(problem);
      return null;
    }
  }

  private up(): void {
    const again = !this.store.state.eventLine;
    this.store.set({ eventLine: true });
    if (again) void this.refresh();
  }

  private down(): void {
    this.store.set({ eventLine: false });
    // A refused stream says nothing about why; an ordinary request does.
    this.api.me().catch((problem) => {
      if (problem instanceof ApiError && problem.status === 401) this.failed(problem);
    });
  }

  private event(event: TaskEvent, task: Task): void {
    const isNew = !this.store.state.work.tasks.has(task.id);
    this.store.set({ work: withEvent(this.store.state.work, event, task) });
    if (isNew) this.select(task.id);
    else if (this.hasGap(task)) void this.follow(task.id);
    if (ABOUT_APPROVALS.has(event.type)) this.refreshApprovals().catch(this.failed);
  }

  private hasGap(task: Task): boolean {
    const events = this.store.state.work.events.get(task.id);
    return events !== undefined && seenUpTo(events) !== events.at(-1)?.seq;
  }

  /** Keeps a task's events from now on. */
  async follow(task: string): Promise<void> {
    if (!task) return;
    try {
      const known = this.store.state.work.events.get(task) ?? [];
      const more = await this.api.events(task, seenUpTo(known));
      this.store.set({ work: withEvents(this.store.state.work, task, more) });
    } catch (problem) {
      const gone = problem instanceof ApiError && problem.status === 404;
      if (gone && this.store.state.selected === task) this.store.set({ selected: null });
      if (!gone) this.failed(problem);
    }
  }

  private async refreshApprovals(): Promise<void> {
    const open = await this.api.approvals();
    this.keep(open);
    const still = new Set(open.map((a) => a.id));
    const gone = openApprovals(this.store.state.work).filter((a) => !still.has(a.id));
    await Promise.all(gone.map((a) => this.reread(a.id)));
    this.bringToFront();
  }

  private async reread(approval: string): Promise<void> {
    try {
      this.keep([await this.api.approval(approval)]);
    } catch (problem) {
      if (problem instanceof ApiError && problem.status === 404) this.forget(approval);
      else this.failed(problem);
    }
  }

  private forget(approval: string): void {
    const { work, inFront } = this.store.state;
    const left = inFront === approval ? null : inFront;
    this.store.set({ work: withoutApproval(work, approval), inFront: left });
  }

  private keep(approvals: Approval[]): void {
    this.store.set({ work: withApprovals(this.store.state.work, approvals) });
  }

  /** An open approval is in front of an answered one, and of none. */
  private bringToFront(): void {
    const { work, inFront } = this.store.state;
    if (inFront && work.approvals.get(inFront)?.state === 'open') return;
    const next = openApprovals(work)[0];
    if (!next) return;
    const problem = inFront ? this.store.state.answering.problem : null;
    this.store.set({ inFront: next.id, answering: { busy: null, problem } });
    this.select(next.task);
  }
}
