import type { Me, Status } from '../model/wire';
import type { TalkState } from '../speech/talk';
import { type Conversation, emptyConversation } from './conversation';
import { emptyWork, openApprovals, type Work } from './work';

/** One line for the user, with the next step. */
export interface Notice {
  kind: 'info' | 'problem';
  text: string;
}

/** How the decision on an approval went. */
export interface Answering {
  busy: 'approve' | 'reject' | null;
  problem: string | null;
}

export interface AppState {
  phase: 'starting' | 'login-needed' | 'ready';
  me: Me | null;
  status: Status | null;
  /** Both lines are up: what is shown is live. */
  talkLine: boolean;
  eventLine: boolean;
  conversation: Conversation;
  work: Work;
  selected: string | null;
  /** The approval in front; it stays after its answer, until it is put away. */
  inFront: string | null;
  answering: Answering;
  talk: TalkState;
  speaking: boolean;
  muted: boolean;
  notice: Notice | null;
  /** What stands in the text box. */
  draft: string;
}

export type Activity =
  | 'starting'
  | 'offline'
  | 'listening'
  | 'speaking'
  | 'thinking'
  | 'working'
  | 'waiting'
  | 'ready';

export function initialState(talk: TalkState, muted: boolean, draft: string): AppState {
  return {
    phase: 'starting',
    me: null,
    status: null,
    talkLine: false,
    eventLine: true,
    conversation: emptyConversation,
    work: emptyWork,
    selected: null,
    inFront: null,
    answering: { busy: null, problem: null },
    talk,
    speaking: false,
    muted,
    notice: null,
    draft,
  };
}

/** What the state line says: the most immediate of what is going on. */
export function activity(state: AppState): Activity {
  if (state.phase === 'starting' || state.conversation.id === null) return 'starting';
  if (state.phase === 'ready' && !(state.talkLine && state.eventLine)) return 'offline';
  const handsFree = state.talk.mode === 'hands-free';
  if (state.talk.listening && !handsFree) return 'listening';
  if (state.speaking) return 'speaking';
  if (state.conversation.response || state.conversation.calling) return 'thinking';
  if (state.talk.listening) return 'listening';
  const states = [...state.work.tasks.values()].map((task) => task.state);
  if (states.some((s) => s === 'running' || s === 'publishing' || s === 'merging')) return 'working';
  return openApprovals(state.work).length > 0 ? 'waiting' : 'ready';
}
