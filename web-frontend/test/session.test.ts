import { describe, expect, it } from 'vitest';
import { Api } from '../src/http/api';
import type { Stream } from '../src/http/event-stream';
import type { Approval } from '../src/model/wire';
import type { Socket } from '../src/realtime/connection';
import { Memory } from '../src/session/memory';
import { Session } from '../src/session/session';

const approval = (state: Approval['state'], digest = 'd1', id = 'a1'): Approval => ({
  id, state, digest, task: 't1', summary: 's', askedAt: '1', expiresAt: null, decidedBy: state === 'open' ? null : 'ann', decidedAt: null, plan: [], fresh: [], warnings: [],
});
const status = { version: '1', workspace: 'shop', agent: { name: 'codemod', reason: 'r' } };

/** A server of answers by method and path; what is not there is 404. */
function server(answers: Record<string, unknown>) {
  const asked: { at: string; body: unknown }[] = [];
  const fetch = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const at = `${init.method ?? 'GET'} ${path}`;
    asked.push({ at, body: init.body ? JSON.parse(String(init.body)) : null });
    const answer = answers[at];
    if (answer instanceof Response) return answer.clone();
    return answer === undefined ? refusal(404, 'Not there.') : Response.json(answer);
  };
  return { asked, fetch };
}

const refusal = (code: number, message: string): Response =>
  Response.json({ error: { code: 'x', message } }, { status: code });

const signedIn = {
  'GET /api/me': { userId: 'owner', kind: 'person', name: 'owner' },
  'GET /api/status': status,
  'GET /api/tasks?state=all&limit=50': [],
  'GET /api/approvals?state=open': [],
  'GET /api/tasks/t1/events?after=0': [],
};

async function page(answers: Record<string, unknown>, pageKey = 'key') {
  const { asked, fetch } = server(answers);
  const socket = { sent: [] as string[], onopen: null, onmessage: null, onclose: null, send: (s: string) => void socket.sent.push(s), close: () => {} } as Socket & { sent: string[] };
  let heard: (e: { data: string; lastEventId: string }) => void = () => {};
  const stream: Stream = {
    onopen: null,
    onerror: null,
    addEventListener: (_, h) => void (heard = h),
    close: () => {},
  };
  const happens = async (event: object, task: object): Promise<void> => {
    heard({ lastEventId: '1', data: JSON.stringify({ event, task }) });
    await settled();
  };
  const memory = new Memory(null, null);
  memory.pageKey = pageKey;
  const session = new Session({
    api: new Api(fetch, 'Relay does not answer.'),
    socket: () => socket,
    stream: () => stream,
    recognition: null,
    synthesis: null,
    utter: () => {
      throw new Error('nothing is spoken here');
    },
    lang: 'en-US',
    memory,
  });
  await session.start();
  await settled();
  return { session, asked, socket, happens };
}

const settled = async (): Promise<void> => {
  for (let i = 0; i < 30; i++) await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
};

const hello = (socket: Socket): void =>
  socket.onmessage?.({ data: '{"type":"relay.conversation","conversation":"c1","items":[]}' });

describe('the page', () => {
  it('asks to sign in when the key of its sign-in is gone, or is another', async () => {
    const without = await page(signedIn, '');
    expect(without.session.state.phase).toBe('login-needed');
    expect(without.asked).toEqual([]);
    const other = Response.json({ error: { code: 'no_page_key', message: 'x' } }, { status: 403 });
    const { session } = await page({ 'GET /api/me': other });
    expect(session.state.phase).toBe('login-needed');
  });

  it('asks to sign in when there is no session', async () => {
    const { session } = await page({ 'GET /api/me': refusal(401, 'Sign in first.') });

    expect(session.state.phase).toBe('login-needed');
  });

  it('keeps the words when the line is down, and says so', async () => {
    const { session, socket } = await page(signedIn);
    hello(socket);
    socket.onclose?.({ code: 1006 });

    expect(session.send('rename it')).toBe(false);
    expect(session.state.notice?.text).toContain('nothing was sent');
    expect(socket.sent).toHaveLength(0);
    session.stop();
  });

  it('sends what was said before the first line was up, once it is', async () => {
    const { session, socket } = await page(signedIn);
    expect(session.send('rename it')).toBe(true);
    expect(session.state.conversation.entries[0]?.status).toBe('waiting');
    hello(socket);

    expect(socket.sent).toHaveLength(2);
    expect(session.state.conversation.entries.map((e) => [e.text, e.status])).toEqual([['rename it', 'sent']]);
  });

  it('forgets what the server no longer knows', async () => {
    const answers: Record<string, unknown> = {
      ...signedIn,
      'GET /api/tasks?state=all&limit=50': [{ id: 't1', state: 'running', lastSeq: 9, createdAt: '1' }],
      'GET /api/approvals?state=open': [approval('open')],
    };
    const { session } = await page(answers);
    answers['GET /api/tasks?state=all&limit=50'] = [];
    answers['GET /api/approvals?state=open'] = [];
    await session.desk.refresh();

    expect(session.state.work.tasks.size).toBe(0);
    expect(session.state.inFront).toBeNull();
    expect(session.state.notice).toBeNull();
  });

  it('brings a waiting approval to the front and approves exactly its digest', async () => {
    const { session, asked } = await page({
      ...signedIn,
      'GET /api/approvals?state=open': [approval('open')],
      'POST /api/approvals/a1/decision': approval('approved'),
    });
    expect(session.state.inFront).toBe('a1');
    await session.desk.decide(approval('open'), 'approve');

    expect(asked.find((a) => a.at.startsWith('POST'))?.body).toEqual({ decision: 'approve', digest: 'd1' });
    expect(session.state.work.approvals.get('a1')?.state).toBe('approved');
  });

  it('shows who was first when somebody else answered', async () => {
    const answers: Record<string, unknown> = {
      ...signedIn,
      'GET /api/approvals?state=open': [approval('open')],
      'POST /api/approvals/a1/decision': refusal(409, 'Ann approved it already.'),
      'GET /api/approvals/a1': approval('approved'),
    };
    const { session } = await page(answers);
    answers['GET /api/approvals?state=open'] = [];
    await session.desk.decide(approval('open'), 'reject');

    expect(session.state.answering.problem).toBe('Ann approved it already.');
    expect(session.state.work.approvals.get('a1')).toMatchObject({ state: 'approved', decidedBy: 'ann' });
  });

  it('shows the new approval when the change is another now', async () => {
    const answers: Record<string, unknown> = {
      ...signedIn,
      'GET /api/approvals?state=open': [approval('open')],
      'POST /api/approvals/a1/decision': refusal(409, 'The change is another now.'),
      'GET /api/approvals/a1': approval('void'),
    };
    const { session } = await page(answers);
    answers['GET /api/approvals?state=open'] = [approval('open', 'd2', 'a2')];
    await session.desk.decide(approval('open'), 'approve');

    expect(session.state.inFront).toBe('a2');
    expect(session.state.answering.problem).toBe('The change is another now.');
  });

  it('goes to sign-in when the login ends while an approval is answered', async () => {
    const answers: Record<string, unknown> = {
      ...signedIn,
      'POST /api/approvals/a1/decision': refusal(401, 'Sign in first.'),
    };
    const { session } = await page(answers);
    await session.desk.decide(approval('open'), 'approve');

    expect(session.state.phase).toBe('login-needed');
  });

  it('goes to sign-in when the server says that the session ended', async () => {
    const { session, socket } = await page(signedIn);
    hello(socket);
    socket.onclose?.({ code: 4401 });

    expect(session.state.phase).toBe('login-needed');
    expect(session.state.notice).toBeNull();
  });

  it('signs out, and stays when that did not work', async () => {
    const answers: Record<string, unknown> = { ...signedIn };
    const { session } = await page(answers);
    await session.signOut();
    expect(session.state.phase).toBe('ready');
    expect(session.state.notice?.text).toBe('Not there.');
    answers['POST /api/logout'] = new Response(null, { status: 204 });
    await session.signOut();

    expect(session.state.phase).toBe('login-needed');
  });

  it('passes words on to the task they are for, and says when it did not take them', async () => {
    const answers: Record<string, unknown> = { ...signedIn };
    answers['POST /api/tasks/t1/steer'] = { id: 't1', state: 'running', lastSeq: 2, createdAt: '1' };
    answers['POST /api/tasks/t2/steer'] = refusal(409, 'It is done, so it cannot be changed: start a new task.');
    const { session, asked } = await page(answers);

    expect(await session.desk.steer('t1', 'also the docs')).toBe(true);
    expect(asked.find((a) => a.at === 'POST /api/tasks/t1/steer')?.body).toEqual({ words: 'also the docs' });
    expect(await session.desk.steer('t2', 'also the docs')).toBe(false);
    expect(session.state.notice?.text).toContain('start a new task');
  });

  it('shows a task that begins, reads what it missed, and brings up what it asks', async () => {
    const answers: Record<string, unknown> = { ...signedIn };
    const { session, asked, happens } = await page(answers);
    const task = { id: 't1', state: 'running', lastSeq: 1, createdAt: '1' };
    const event = (seq: number, type: string) => ({ task: 't1', seq, type, sentence: '', at: '' });
    answers['GET /api/tasks/t1/events?after=0'] = [event(1, 'noted')];
    await happens(event(1, 'noted'), task);
    expect(session.state.selected).toBe('t1');

    answers['GET /api/approvals?state=open'] = [approval('open')];
    answers['GET /api/tasks/t1/events?after=1'] = [event(2, 'planned'), event(3, 'approval_asked')];
    await happens(event(3, 'approval_asked'), { ...task, state: 'awaiting_approval', lastSeq: 3 });

    expect(asked.map((a) => a.at)).toContain('GET /api/tasks/t1/events?after=1');
    expect(session.state.work.events.get('t1')?.map((e) => e.seq)).toEqual([1, 2, 3]);
    expect(session.state.inFront).toBe('a1');
  });

  it('tells an error of the conversation, unless it is harmless', async () => {
    const { session, socket } = await page(signedIn);
    hello(socket);
    const fail = (code: string): void =>
      socket.onmessage?.({ data: JSON.stringify({ type: 'error', error: { code, message: `About ${code}.` } }) });
    fail('response_cancel_not_active');
    expect(session.state.notice).toBeNull();
    fail('server_error');

    expect(session.state.notice?.text).toBe('About server_error.');
  });
});
