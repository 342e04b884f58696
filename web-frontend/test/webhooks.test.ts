import { describe, expect, it } from 'vitest';
import { hookOf, place } from '../src/model/webhooks';
import type { Webhook } from '../src/model/wire';

const hook = (server: string, scope: string): Webhook => ({
  id: scope,
  host: 'github',
  server,
  scope,
  createdAt: '',
  heardAt: null,
});

describe('the webhook of a repository', () => {
  it('is found by any form of its address', () => {
    for (const url of [
      'https://github.com/Acme/api.git',
      'ssh://git@github.com:22/acme/api',
      'git@github.com:acme/api.git',
    ])
      expect(place(url)).toBe('github.com/acme/api');
    expect(place('file:///srv/acme/api.git')).toBe('');
  });

  it('may be that of its organisation, and of no other', () => {
    const hooks = [hook('https://github.com', 'acme'), hook('https://gitlab.com', 'other')];
    expect(hookOf('git@github.com:acme/api.git', hooks)?.scope).toBe('acme');
    expect(hookOf('https://github.com/acme-two/api', hooks)).toBeUndefined();
    expect(hookOf('https://gitlab.com/acme/api', hooks)).toBeUndefined();
    expect(hookOf('file:///acme/api', [hook('', 'acme')])).toBeUndefined();
  });
});
