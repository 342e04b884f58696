import type { DiffLine } from './parse';

export interface Run {
  text: string;
  changed: boolean;
}

/** Beyond this a comparison by words costs more than it shows. */
const LONGEST = 600;

/**
 * For every line of a hunk, its text in runs. Removed lines are compared with the added lines that
 * stand in their place, word by word; a pair with little in common stays whole.
 */
export function wordRuns(lines: DiffLine[]): Run[][] {
  const runs = lines.map((line) => [{ text: line.text, changed: false }] as Run[]);
  let i = 0;
  while (i < lines.length) {
    const removed = block(lines, i, 'removed');
    const added = block(lines, i + removed, 'added');
    if (removed === added) {
      for (let k = 0; k < removed; k++) pair(lines, runs, i + k, i + removed + k);
    }
    i += Math.max(1, removed + added);
  }
  return runs;
}

function block(lines: DiffLine[], from: number, kind: DiffLine['kind']): number {
  let n = 0;
  while (lines[from + n]?.kind === kind) n++;
  return n;
}

function pair(lines: DiffLine[], runs: Run[][], before: number, after: number): void {
  const a = lines[before]?.text ?? '';
  const b = lines[after]?.text ?? '';
  if (a.length > LONGEST || b.length > LONGEST) return;
  const compared = compare(words(a), words(b));
  if (compared) [runs[before], runs[after]] = compared;
}

function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}_$]+|\s+|[^\p{L}\p{N}_$\s]/gu) ?? [];
}

function compare(a: string[], b: string[]): [Run[], Run[]] | null {
  const same = commonWords(a, b);
  const kept = same.reduce((n, [i]) => n + (a[i]?.trim().length ?? 0), 0);
  const longest = Math.max(a.join('').trim().length, b.join('').trim().length);
  if (kept * 3 < longest) return null;
  return [runsOf(a, new Set(same.map(([i]) => i))), runsOf(b, new Set(same.map(([, j]) => j)))];
}

function runsOf(parts: string[], same: Set<number>): Run[] {
  const runs: Run[] = [];
  parts.forEach((text, i) => {
    const changed = !same.has(i);
    const last = runs.at(-1);
    if (last && last.changed === changed) last.text += text;
    else runs.push({ text, changed });
  });
  return runs;
}

/** Longest common subsequence, as pairs of indices. */
function commonWords(a: string[], b: string[]): [number, number][] {
  const width = b.length + 1;
  const best = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => best[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      best[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
