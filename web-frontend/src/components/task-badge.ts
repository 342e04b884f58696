import { html } from 'lit';
import type { TaskState } from '../model/wire';
import { strings } from '../strings';

const TONE: Record<TaskState, string> = {
  queued: '',
  blocked: 'warn',
  running: 'accent',
  awaiting_person: 'warn',
  awaiting_approval: 'warn',
  publishing: 'accent',
  merging: 'accent',
  done: 'good',
  rejected: 'over',
  failed: 'bad',
  cancelled: 'over',
};

/** A task's state in a word, with its colour. */
export function taskBadge(state: TaskState) {
  return html`<span class="badge ${TONE[state] ?? ''}" data-testid="task-state" data-state=${state}
    >${strings.states[state] ?? state}</span
  >`;
}
