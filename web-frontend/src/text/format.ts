import { strings } from '../strings';

/** The first eight digits, in two groups that can be read aloud. */
export function shortDigest(digest: string): string {
  return `${digest.slice(0, 4)} ${digest.slice(4, 8)}`;
}

export function shortSha(sha: string): string {
  return sha.slice(0, 8);
}

/** "3 files", "1 file". */
export function count(n: number, one: string, many: string): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}

/** Time of day; the date too when it is another day. */
export function clock(iso: string, now: Date = new Date()): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '';
  const time = at.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  if (at.toDateString() === now.toDateString()) return time;
  return `${at.toLocaleDateString(undefined, { day: 'numeric', month: 'short' })} ${time}`;
}

/** How long ago, coarse; the page's clock and the server's may differ a little. */
export function ago(iso: string, now: Date = new Date()): string {
  const seconds = Math.round((now.getTime() - new Date(iso).getTime()) / 1000);
  if (Number.isNaN(seconds)) return '';
  if (seconds < 45) return strings.time.now;
  if (seconds < 3_570) return strings.time.minutes(Math.max(1, Math.round(seconds / 60)));
  if (seconds < 86_400) return strings.time.hours(Math.round(seconds / 3600));
  return clock(iso, now);
}

export function duration(millis: number): string {
  return millis < 1000 ? `${Math.round(millis)} ms` : `${(millis / 1000).toFixed(1)} s`;
}
