import { html } from 'lit';
import type { Task } from '../model/wire';
import { strings } from '../strings';
import { visible } from '../text/visible';

/** Which agent does a task and why; the reason is a sentence that names the agent. */
export function taskAgent(task: Task) {
  return html`<p class="faint" data-testid="task-agent" data-agent=${task.agent}>
    ${visible(task.agentReason || strings.tasks.by(task.agent))}
  </p>`;
}
