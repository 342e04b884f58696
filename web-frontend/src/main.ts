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

function socket(conversation: string | null): Socket {
  const url = new URL('/v1/realtime', location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  if (conversation) url.searchParams.set('conversation', conversation);
  return new WebSocket(url) as Socket;
}

const session = new Session({
  api: new Api((path, init) => fetch(path, init), strings.notice.unreachable),
  socket,
  stream: (path) => new EventSource(path) as Stream,
  recognition: recognitionMaker(),
  synthesis: 'speechSynthesis' in window ? (window.speechSynthesis as unknown as Synthesis) : null,
  utter: (text) => new SpeechSynthesisUtterance(text),
  lang: navigator.language.startsWith('en') ? navigator.language : 'en-US',
  memory: new Memory(storage('localStorage'), storage('sessionStorage')),
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
