import { describe, expect, it } from 'vitest';
import { activity, initialState } from '../src/state/app';

const fresh = initialState({ mode: 'off', listening: false, problem: null } as never, false, '');
const signedIn = { ...fresh, phase: 'ready' as const };

describe('the state line', () => {
  it('does not call the first connection a reconnection', () => {
    expect(activity(signedIn)).toBe('starting');
  });

  it('says offline once a line that was up is gone', () => {
    const talked = { ...signedIn, conversation: { ...signedIn.conversation, id: 'c1' } };
    expect(activity(talked)).toBe('offline');
    expect(activity({ ...talked, talkLine: true })).toBe('ready');
  });
});
