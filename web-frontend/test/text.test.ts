import { describe, expect, it } from 'vitest';
import { ago, clock, count, shortDigest } from '../src/text/format';
import { visible, visibleLine } from '../src/text/visible';

describe('foreign text', () => {
  it('cannot hide, reorder or steer', () => {
    expect(visible('a\u202Etxt.exe')).toBe('a⟨U+202E⟩txt.exe');
    expect(visible('\u001b[31mred')).toBe('⟨U+001B⟩[31mred');
    expect(visible('end\r')).toBe('end⟨CR⟩');
    expect(visible('zero\u200Bwidth')).toBe('zero⟨U+200B⟩width');
  });

  it('keeps tabs, line ends and every language', () => {
    expect(visible('\tяблоко 苹果\n👩‍💻')).toBe('\tяблоко 苹果\n👩‍💻');
  });

  it('is cut where a line has no end', () => {
    const line = visibleLine('x'.repeat(1_000_000));

    expect(line.length).toBeLessThan(1_000);
    expect(line).toContain('1,000,000 characters');
  });
});

describe('what people read', () => {
  it('is short', () => {
    expect(shortDigest('0123456789abcdef')).toBe('0123 4567');
    expect(count(1, 'file', 'files')).toBe('1 file');
    expect(count(1200, 'file', 'files')).toBe('1,200 files');
  });

  it('tells how long ago, coarsely', () => {
    const now = new Date('2026-11-20T12:00:00Z');

    expect(ago('2026-11-20T11:59:50Z', now)).toBe('just now');
    expect(ago('2026-11-20T12:00:30Z', now)).toBe('just now');
    expect(ago('2026-11-20T11:50:00Z', now)).toBe('10 min ago');
    expect(ago('2026-11-20T09:00:00Z', now)).toBe('3 h ago');
    expect(ago('nonsense', now)).toBe('');
    expect(clock('nonsense', now)).toBe('');
  });
});
