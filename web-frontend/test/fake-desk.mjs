// Tasks and approvals of the stand-in, played from a script.
import { createHash, randomBytes } from 'node:crypto';
import * as script from './fake-changes.mjs';

export const REPOSITORIES = ['shared-api', 'backend', 'frontend'];
const agent = { name: 'codemod', reason: 'The codemod takes renames and replacements; Claude Code, which takes everything, is not logged in.' };
const failure = (status, message) => Object.assign(new Error(message), { status });
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class Desk {
  tasks = new Map();
  asked = new Map();
  log = [];
  listeners = new Set();
  leaving = new Set();
  agent = agent;
  set = structuredClone(script.changes);
  patches = { ...script.patches };

  constructor(pace) {
    this.pace = pace;
  }

  onEvent(heard) {
    this.listeners.add(heard);
    return () => this.listeners.delete(heard);
  }

  status() {
    const open = [...this.tasks.values()].filter((t) => !['done', 'failed', 'rejected', 'cancelled'].includes(t.state));
    return { version: '0.1.0', workspace: 'shop', repositories: REPOSITORIES, openTasks: open.length, approvals: this.approvals().length, agent, keys: { ANTHROPIC_API_KEY: 'absent' } };
  }

  workspace() {
    return {
      name: 'shop',
      repositories: REPOSITORIES.map((name) => ({ name, url: `file:///demo/${name}.git`, branch: 'main', verify: 'test', dependencies: [], head: sha(name) })),
      edges: [
        { from: 'backend', to: 'shared-api', kind: 'maven', evidence: 'pom.xml:14', confidence: 1 },
        { from: 'frontend', to: 'shared-api', kind: 'openapi', evidence: 'package.json:9', confidence: 0.8 },
      ],
      levels: [['shared-api'], ['backend', 'frontend']],
    };
  }

  list = () => [...this.tasks.values()].reverse();
  task = (id) => this.tasks.get(id) ?? lost();
  eventsOf = (id, after) => this.log.filter((e) => e.event.task === id && e.event.seq > after).map((e) => e.event);
  approvals = () => [...this.asked.values()].filter((a) => a.state === 'open');
  approval = (id) => this.asked.get(id) ?? lost();
  changes = (id) => ({ ...this.set, digest: this.task(id).digest });
  patch = (_id, repository, path) => this.patches[`${repository}/${path}`] ?? '';

  start(description, undoes = null) {
    const id = `t${randomBytes(13).toString('hex')}`;
    const now = new Date().toISOString();
    const task = { id, userId: 'owner', workspace: 'shop', description, repositories: [...REPOSITORIES], agent: 'codemod', agentReason: undoes ? 'Relay itself, because taking back what it landed needs no agent.' : 'The codemod will do this, because it is a rename, which needs no model.', undoes, state: 'queued', summary: 'Waiting to start.', lastSeq: 0, createdAt: now, updatedAt: now };
    Object.defineProperty(task, 'digest', { value: createHash('sha256').update(id).digest('hex'), enumerable: false, writable: true });
    this.tasks.set(id, task);
    this.add(id, 'noted', 'Asked for.');
    return task;
  }

  async play(id, { until } = {}) {
    const steps = [
      () => this.move(id, 'running', 'Fetching three repositories.'),
      () => this.add(id, 'planned', 'Three repositories, fourteen places, order shared-api, backend, frontend.', { repositories: REPOSITORIES.map((repository, i) => ({ repository, base: sha(repository), places: [4, 6, 4][i] })), places: 14 }),
      ...['openapi.yaml', 'User.java', 'UserController.java', 'user.ts'].map((path, i) => () => this.add(id, 'file_changed', `Changed ${path}.`, { repository: REPOSITORIES[Math.min(i, 2)], path })),
      () => this.add(id, 'changes_ready', 'Changes are ready: three repositories, six files.', { digest: this.task(id).digest, repositories: this.set.repositories.map((r) => ({ repository: r.repository, files: r.files.length, added: sum(r.files, 'added'), removed: sum(r.files, 'removed') })), fresh: [] }),
      ...REPOSITORIES.flatMap((repository, i) => [
        () => this.add(id, 'verify_started', `Testing ${repository} against the changed siblings.`, { repository, command: 'test' }),
        () => this.add(id, 'verified', `${repository}: ${[4, 11, 7][i]} tests passed.`, { repository, ok: true, passed: [4, 11, 7][i], failed: 0, skipped: i === 1 ? 1 : 0, millis: 900, output: `Tests run: ${[4, 11, 7][i]}, Failures: 0\nBUILD SUCCESS` }),
      ]),
      () => this.ask(id),
    ];
    for (const step of steps) {
      if (this.task(id).state === 'cancelled') return;
      step();
      if (until && this.log.at(-1).event.type === until) return;
      await wait(160 * this.pace);
    }
  }

  ask(id, fresh = []) {
    const task = this.task(id);
    const approval = { id: `a${randomBytes(8).toString('hex')}`, task: id, digest: task.digest, summary: `${task.undoes ? 'Take back' : 'Rename'} userName to displayName: three repositories, fourteen places`, state: 'open', askedAt: new Date().toISOString(), expiresAt: new Date(Date.now() + 86_400_000).toISOString(), decidedBy: null, decidedAt: null, plan: this.set.repositories.map((r) => ({ repository: r.repository, remote: `file:///demo/${r.repository}.git`, branch: 'main', files: r.files.length, added: sum(r.files, 'added'), removed: sum(r.files, 'removed') })), fresh, warnings: [] };
    this.asked.set(approval.id, approval);
    this.move(id, 'awaiting_approval', 'Tests are green. Waiting for your approval.');
    this.add(id, 'approval_asked', 'Asked for your approval.', { approvalId: approval.id, digest: approval.digest });
    return approval;
  }

  /** The remote moved: the old answer is void, a new digest is asked for. */
  moved(id) {
    for (const a of this.approvals()) if (a.task === id) a.state = 'void';
    const task = this.task(id);
    task.digest = createHash('sha256').update(`${id}2`).digest('hex');
    this.add(id, 'changes_ready', 'backend moved; the change was applied again.', { digest: task.digest, repositories: [], fresh: ['backend: src/main/java/shop/UserController.java'] });
    return this.ask(id, ['backend: src/main/java/shop/UserController.java, applied again on a newer commit']);
  }

  decide(id, { decision, digest }) {
    const a = this.approval(id);
    if (a.state === 'expired') throw failure(410, 'This approval has expired. Ask for the change again.');
    if (a.state !== 'open') throw failure(409, `${a.decidedBy ?? 'Somebody'} answered first: ${a.state}.`);
    if (digest !== a.digest) throw failure(409, 'The change is another now. Look at the new one.');
    Object.assign(a, { state: decision === 'approve' ? 'approved' : 'rejected', decidedBy: 'owner', decidedAt: new Date().toISOString() });
    this.add(a.task, 'decided', decision === 'approve' ? 'You approved it.' : 'You rejected it.', { approvalId: id, decision, by: 'owner' });
    if (decision === 'approve') void this.land(a.task);
    else this.move(a.task, 'rejected', 'Rejected. Nothing was pushed.');
    return a;
  }

  async land(id) {
    this.move(id, 'publishing', 'Publishing in dependency order.');
    for (const repository of REPOSITORIES) {
      await wait(400 * this.pace);
      this.add(id, 'landed', `Landed in ${repository} on main.`, { repository, sha: sha(repository + id), branch: 'main', merged: true });
    }
    this.move(id, 'done', 'Landed in three repositories: shared-api, backend, frontend.');
  }

  steer(id, { words }) {
    const task = this.task(id);
    if (['publishing', 'merging', 'done', 'rejected', 'failed', 'cancelled'].includes(task.state)) throw failure(409, `It is ${task.state}, so it cannot be changed: start a new task.`);
    this.add(id, 'steered', `You said: ${words}`, { words, by: 'browser' });
    return task;
  }

  cancel(id) {
    for (const a of this.approvals()) if (a.task === id) a.state = 'void';
    this.move(id, 'cancelled', 'Stopped. Nothing was pushed.');
    return this.task(id);
  }

  undo(id) {
    const task = this.start(`Undo: ${this.task(id).description}`, id);
    void this.play(task.id);
    return task;
  }

  move(id, to, summary) {
    const task = this.task(id);
    const from = task.state;
    Object.assign(task, { state: to, summary });
    this.add(id, 'state_changed', summary, { from, to });
  }

  add(id, type, sentence, fact = {}) {
    const task = this.task(id);
    task.lastSeq += 1;
    task.updatedAt = new Date().toISOString();
    const event = { task: id, seq: task.lastSeq, at: task.updatedAt, sentence, type, ...fact };
    const entry = { event, task: { ...task } };
    this.log.push(entry);
    for (const heard of this.listeners) heard(entry);
  }

  /** Names and contents that try to be more than text. */
  useHostileChanges() {
    this.set.repositories[0].files.push(...script.hostile);
    Object.assign(this.patches, script.forbidden);
  }
}

function lost() {
  throw failure(404, 'There is no such task. Say "status" to see which there are.');
}

const sha = (text) => createHash('sha1').update(text).digest('hex');
const sum = (files, field) => files.reduce((n, f) => n + f[field], 0);
