// The realtime side of the stand-in: a few sentences, understood by their first words.
import { randomBytes } from 'node:crypto';
import { REPOSITORIES } from './fake-desk.mjs';

const conversations = new Map();
const id = (prefix) => `${prefix}_${randomBytes(10).toString('hex')}`;
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class Talker {
  constructor(ws, conversation, desk, pace) {
    this.ws = ws;
    this.desk = desk;
    this.pace = pace;
    this.id = conversations.has(conversation) ? conversation : id('conv');
    this.items = conversations.get(this.id) ?? [];
    conversations.set(this.id, this.items);
    this.send({ type: 'session.created', session: { id: id('sess'), type: 'realtime' } });
    this.send({ type: 'relay.conversation', conversation: this.id, items: this.items, agent: desk.agent });
    ws.on('message', (data) => this.heard(JSON.parse(String(data))));
    ws.on('close', desk.onEvent(({ event, task }) => this.news(event, task)));
  }

  send(event) {
    if (this.ws.readyState === 1) this.ws.send(JSON.stringify({ event_id: id('event'), ...event }));
  }

  heard(event) {
    if (event.type === 'conversation.item.create') {
      const item = { object: 'realtime.item', status: 'completed', ...event.item };
      this.items.push(item);
      this.send({ type: 'conversation.item.added', item });
      this.send({ type: 'conversation.item.done', item });
    }
    if (event.type === 'response.create') void this.answer(this.items.at(-1).content[0].text.toLowerCase());
  }

  async answer(words) {
    if (words.startsWith('rename')) {
      const task = this.desk.start(this.items.at(-1).content[0].text);
      await this.respond('implement', 'Three repositories, fourteen places, in this order: shared-api, backend, frontend. I have started and will tell you when the changes are ready.', { kind: 'task', task: task.id });
      await this.desk.play(task.id);
    } else if (words.startsWith('search')) {
      const query = words.replace(/^search (for )?/, '');
      const hits = ['openapi.yaml', 'src/main/java/shop/api/User.java', 'src/user.ts'].map((path, i) => ({ repository: REPOSITORIES[i], path, line: 20 + i, text: `  private final String ${query}; // shown to people` }));
      await this.respond('search', `Fourteen places with ${query}, in three repositories.`, { kind: 'hits', query, total: 14, truncated: true, hits });
    } else if (words.startsWith('status')) {
      await this.respond('status', 'Nothing is running.', { kind: 'status', status: this.desk.status() });
    } else if (words.startsWith('sync')) {
      await this.respond('sync', 'Two repositories are up to date, one moved forward.', { kind: 'sync', results: REPOSITORIES.map((repository, i) => ({ repository, result: i === 1 ? 'fast_forwarded' : 'up_to_date', from: '1'.repeat(40), to: '2'.repeat(40), reason: null })) });
    } else if (words.startsWith('graph') || words.startsWith('what depends')) {
      await this.respond('workspaces', 'Backend and frontend use shared-api.', { kind: 'graph', workspace: 'shop' });
    } else if (words.startsWith('what changed')) {
      const last = this.desk.list()[0];
      await this.respond('diff', last ? 'Six files in three repositories.' : 'Nothing has changed yet.', last && { kind: 'diff', task: last.id });
    } else if (words.startsWith('undo')) {
      const done = this.desk.list().find((t) => t.state === 'done');
      if (done) this.desk.undo(done.id);
      await this.respond('implement', done ? 'I take it back, in reverse order. You will be asked.' : 'There is nothing to undo.');
    } else {
      await this.respond('help', 'You can ask for a change, search, sync, and ask what changed.', { kind: 'help', examples: ['what changed?', 'search for displayName', 'sync everything', 'status'] });
    }
  }

  news(event, task) {
    if (event.type === 'state_changed' && event.to === 'cancelled') void this.respond(null, task.summary);
    if (event.type === 'approval_asked') void this.respond(null, 'The tests are green in all three repositories: 22 passed. It waits for your approval.');
    if (event.type === 'state_changed' && event.to === 'done') void this.respond(null, task.summary);
  }

  async respond(tool, sentence, card) {
    const response = { id: id('resp'), object: 'realtime.response', status: 'in_progress' };
    this.send({ type: 'response.created', response });
    if (tool) {
      const call = { id: id('item'), object: 'realtime.item', type: 'function_call', name: tool, call_id: id('call'), arguments: '{}', status: 'completed' };
      this.items.push(call);
      this.send({ type: 'response.output_item.added', response_id: response.id, item: call });
      this.send({ type: 'response.output_item.done', response_id: response.id, item: call });
      await wait(250 * this.pace);
    }
    const item = { id: id('item'), object: 'realtime.item', type: 'message', role: 'assistant', status: 'in_progress', content: [] };
    this.send({ type: 'response.output_item.added', response_id: response.id, item });
    for (const word of sentence.split(/(?<= )/)) {
      this.send({ type: 'response.output_text.delta', response_id: response.id, item_id: item.id, output_index: 0, content_index: 0, delta: word });
      await wait(12 * this.pace);
    }
    this.send({ type: 'response.output_text.done', response_id: response.id, item_id: item.id, output_index: 0, content_index: 0, text: sentence });
    const done = { ...item, status: 'completed', content: [{ type: 'output_text', text: sentence }] };
    this.items.push(done);
    this.send({ type: 'response.output_item.done', response_id: response.id, item: done });
    if (card) this.send({ type: 'relay.card', item_id: item.id, card });
    this.send({ type: 'response.done', response: { ...response, status: 'completed', output: [done] } });
  }
}
