import { describe, expect, it } from 'vitest';
import type { Approval, Task, TaskEvent } from '../src/model/wire';
import { landings, testResults } from '../src/state/tests';
import { steps } from '../src/state/timeline';
import {
  emptyWork,
  openApprovals,
  ordered,
  seenUpTo,
  withApprovals,
  withEvent,
  withEvents,
  withTasks,
} from '../src/state/work';

const task = (id: string, more: Partial<Task> = {}): Task => ({
  id,
  workspace: 'shop',
  description: id,
  repositories: [],
  agent: 'codemod',
  agentReason: '',
  undoes: null,
  state: 'running',
  summary: '',
  lastSeq: 1,
  createdAt: `2026-11-20T10:00:0${id.slice(-1)}Z`,
  updatedAt: '',
  ...more,
});
const event = (seq: number, type = 'noted', more = {}): TaskEvent => ({
  task: 't1', seq, at: '', sentence: `${seq}`, type, ...more,
});
const approval = (id: string, state: Approval['state'], askedAt: string): Approval => ({
  id, state, askedAt, task: 't1', digest: 'd', summary: '', expiresAt: null, decidedBy: null, decidedAt: null, plan: [], fresh: [], warnings: [],
});

describe('tasks', () => {
  it('never go back to an older state', () => {
    const now = withTasks(emptyWork, [task('t1', { lastSeq: 5, state: 'done' })]);
    const late = withEvent(now, event(4), task('t1', { lastSeq: 4, state: 'running' }));

    expect(late.tasks.get('t1')?.state).toBe('done');
  });

  it('stand newest first, open ones before those that ended', () => {
    const now = withTasks(emptyWork, [task('t1'), task('t2', { state: 'done' }), task('t3')]);

    expect(ordered(now).map((t) => t.id)).toEqual(['t3', 't1', 't2']);
  });
});

describe('events of a task', () => {
  it('are in order and once, however they come', () => {
    const now = withEvents(withEvents(emptyWork, 't1', [event(3), event(1)]), 't1', [event(2), event(3)]);

    expect(now.events.get('t1')?.map((e) => e.seq)).toEqual([1, 2, 3]);
  });

  it('show where to read on after a gap', () => {
    expect(seenUpTo([])).toBe(0);
    expect(seenUpTo([event(1), event(2), event(5)])).toBe(2);
  });

  it('of a task nobody looks at are not kept', () => {
    expect(withEvent(emptyWork, event(1), task('t1')).events.size).toBe(0);
  });

  it('fold the small steps of an agent', () => {
    const folded = steps([event(1), ...[2, 3, 4].map((n) => event(n, 'agent_used_tool')), event(5), event(6, 'spent')]);

    expect(folded.map((s) => s.kind)).toEqual(['event', 'folded', 'event', 'event']);
  });

  it('tell how the tests stand, since the newest change set', () => {
    const events = [
      event(1, 'verified', { repository: 'a', ok: false, passed: 1, failed: 2, skipped: 0 }),
      event(2, 'changes_ready'),
      event(3, 'verified', { repository: 'a', ok: true, passed: 3, failed: 0, skipped: null }),
      event(4, 'verify_started', { repository: 'b' }),
    ];

    expect(testResults(events).get('a')).toEqual({ state: 'passed', passed: 3, failed: 0, skipped: null });
    expect(testResults(events).get('b')?.state).toBe('running');
  });

  it('tell where it landed', () => {
    const landed = landings([event(1, 'landed', { repository: 'a', sha: 'abc', merged: true })]);

    expect(landed.get('a')).toEqual({ sha: 'abc', merged: true });
  });
});

describe('approvals', () => {
  it('wait in the order in which they were asked', () => {
    const now = withApprovals(emptyWork, [
      approval('a2', 'open', '2'),
      approval('a1', 'open', '1'),
      approval('a0', 'approved', '0'),
    ]);

    expect(openApprovals(now).map((a) => a.id)).toEqual(['a1', 'a2']);
  });
});
