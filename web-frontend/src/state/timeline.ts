import type { TaskEvent } from '../model/wire';

/** A step of the timeline: one event, or several of an agent's small ones folded together. */
export type Step = { kind: 'event'; event: TaskEvent } | { kind: 'folded'; events: TaskEvent[] };

const FOLDED = new Set(['agent_used_tool', 'file_changed', 'spent']);

/** What the timeline shows: small steps next to each other become one that opens. */
export function steps(events: TaskEvent[]): Step[] {
  const all: Step[] = [];
  let folding: TaskEvent[] = [];
  const close = (): void => {
    if (folding.length > 2) all.push({ kind: 'folded', events: folding });
    else for (const event of folding) all.push({ kind: 'event', event });
    folding = [];
  };
  for (const event of events) {
    if (FOLDED.has(event.type)) {
      folding.push(event);
    } else {
      close();
      all.push({ kind: 'event', event });
    }
  }
  close();
  return all;
}

export type Tone = 'plain' | 'good' | 'bad' | 'warn' | 'accent';

export function tone(event: TaskEvent): Tone {
  switch (event.type) {
    case 'verified':
      return event['ok'] === true ? 'good' : 'bad';
    case 'landed':
      return 'good';
    case 'approval_asked':
      return 'warn';
    case 'planned':
    case 'changes_ready':
    case 'decided':
      return 'accent';
    case 'state_changed':
      return event['to'] === 'failed' || event['to'] === 'blocked' ? 'bad' : 'plain';
    default:
      return 'plain';
  }
}
