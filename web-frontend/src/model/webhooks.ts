import type { Webhook } from './wire';

/** `host/owner/name` of any form of address; empty for a folder of the machine. */
export function place(url: string): string {
  const plain = /^[^/]+:(?!\/\/)/.test(url) ? url.replace(/^([^:]+):\/*/, '$1/') : url.replace(/^\w+:\/\//, '');
  if (url.startsWith('file:') || url.startsWith('/')) return '';
  return plain
    .replace(/^[^@/]*@/, '')
    .replace(/^([^/]+):\d+\//, '$1/')
    .replace(/(\.git)?\/*$/, '')
    .toLowerCase();
}

/** The webhook that tells of this repository: its own, or that of its organisation. */
export function hookOf(url: string, hooks: Webhook[]): Webhook | undefined {
  const here = place(url);
  const told = (hook: Webhook): boolean => {
    const there = place(`${hook.server}/${hook.scope}`);
    return here === there || here.startsWith(`${there}/`);
  };
  return here ? hooks.find(told) : undefined;
}
