import './components/relay-app';
import { Api } from './http/api';
import type { Stream } from './http/event-stream';
import type { Socket } from './realtime/connection';
import { Memory } from './session/memory';
import { Session } from './session/session';
import { recognitionMaker } from './speech/recogniser';
import type { Synthesis } from './speech/voice';
import { strings } from './strings';

function storage(kind: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return window[kind];
  } catch {
    return null;
  }
}

const memory = new Memory(storage('localStorage'), storage('sessionStorage'));

/** A sign-in ends in a fragment that only this page sees; it must not stay in the address. */
function takeKey(): void {
  const key = /^#key=([\w-]+)$/.exec(location.hash)?.[1];
  if (!key) return;
  memory.pageKey = key;
  history.replaceState(null, '', location.pathname + location.search);
}

const asPage = (path: string, init: RequestInit = {}): Promise<Response> => {
  const headers = new Headers(init.headers);
  if (memory.pageKey) headers.set('Relay-Page-Key', memory.pageKey);
  return fetch(path, { ...init, headers });
};

function socket(conversation: string | null): Socket {
  const url = new URL('/v1/realtime', location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  if (conversation) url.searchParams.set('conversation', conversation);
  return new WebSocket(url, ['realtime', `relay-key.${memory.pageKey}`]) as Socket;
}

takeKey();
addEventListener('hashchange', takeKey);

const session = new Session({
  api: new Api(asPage, strings.notice.unreachable),
  socket,
  stream: (path) => new EventSource(path) as Stream,
  recognition: recognitionMaker(),
  synthesis: 'speechSynthesis' in window ? (window.speechSynthesis as unknown as Synthesis) : null,
  utter: (text) => new SpeechSynthesisUtterance(text),
  lang: navigator.language.startsWith('en') ? navigator.language : 'en-US',
  memory,
});

for (const gesture of ['pointerdown', 'keydown']) {
  addEventListener(gesture, () => (session.voice.allowed = true), { capture: true });
}
addEventListener('online', () => session.hurry());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') session.hurry();
});
addEventListener('pagehide', () => session.stop());
addEventListener('pageshow', (e) => {
  if (e.persisted) void session.start();
});

const app = document.querySelector('relay-app');
if (app) app.session = session;
void session.start();
