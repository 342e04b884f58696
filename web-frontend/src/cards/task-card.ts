import { html } from 'lit';
import { taskAgent } from '../components/task-agent';
import { taskBadge } from '../components/task-badge';
import { type Task, taskOf } from '../model/wire';
import { strings } from '../strings';
import { visible } from '../text/visible';
import { showTask } from './parts';
import { showCard } from './registry';

/** A task, as it stands now and not as it stood when it was mentioned. */
showCard('task', (card, { work }) => {
  const sent = typeof card['task'] === 'object' ? (card['task'] as Task | null) : null;
  const task = work.tasks.get(taskOf(card)) ?? sent;
  if (!task) return html`<p class="faint">${strings.cards.gone}</p>`;
  return html`<div class="stack">
    <div class="row">
      <p class="title grow">${visible(task.description)}</p>
      ${showTask(task.id)}
    </div>
    <p>${taskBadge(task.state)} <span class="muted">${visible(task.summary ?? '')}</span></p>
    ${taskAgent(task)}
  </div>`;
});
