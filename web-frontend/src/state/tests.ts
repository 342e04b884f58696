import type { TaskEvent } from '../model/wire';

/** How one repository's tests stand, out of a task's events. */
export interface TestResult {
  state: 'running' | 'passed' | 'failed';
  passed: number | null;
  failed: number | null;
  skipped: number | null;
}

/** By repository; only what was verified since the last change set counts. */
export function testResults(events: TaskEvent[]): Map<string, TestResult> {
  const results = new Map<string, TestResult>();
  for (const event of events) {
    if (event.type === 'changes_ready') results.clear();
    if (event.type === 'verify_started') results.set(repository(event), running);
    if (event.type === 'verified') results.set(repository(event), result(event));
  }
  return results;
}

/** Where each repository landed, out of a task's events. */
export function landings(events: TaskEvent[]): Map<string, { sha: string; merged: boolean }> {
  const landed = new Map<string, { sha: string; merged: boolean }>();
  for (const event of events) {
    if (event.type !== 'landed') continue;
    landed.set(repository(event), { sha: String(event['sha']), merged: event['merged'] === true });
  }
  return landed;
}

const running: TestResult = { state: 'running', passed: null, failed: null, skipped: null };

function repository(event: TaskEvent): string {
  return event.repository ?? '';
}

function result(event: TaskEvent): TestResult {
  return {
    state: event['ok'] === true ? 'passed' : 'failed',
    passed: number(event['passed']),
    failed: number(event['failed']),
    skipped: number(event['skipped']),
  };
}

function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
