import { html, nothing } from 'lit';
import { taskOf } from '../model/wire';
import { strings } from '../strings';
import { count } from '../text/format';
import { visible } from '../text/visible';
import { showTask } from './parts';
import { showCard } from './registry';

interface Stat {
  repository: string;
  files: number;
  added: number;
  removed: number;
}

/** What a task changed, by repository. */
showCard('diff', (card, { work }) => {
  const id = taskOf(card);
  const ready = work.events.get(id)?.findLast((e) => e.type === 'changes_ready');
  const stats = (ready?.['repositories'] ?? []) as Stat[];
  return html`<div class="row">
      <p class="title grow">${visible(work.tasks.get(id)?.description ?? strings.changes.title)}</p>
      ${id ? showTask(id) : nothing}
    </div>
    <ul class="lines">
      ${stats.map(
        (s) => html`<li>
          <span class="grow">${s.repository}</span>
          <span class="faint num"
            >${count(s.files, 'file', 'files')} <span class="added">+${s.added}</span>
            <span class="removed">−${s.removed}</span></span
          >
        </li>`,
      )}
    </ul>`;
});
