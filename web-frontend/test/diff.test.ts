import { describe, expect, it } from 'vitest';
import { opened } from '../src/diff/opened';
import { parsePatch } from '../src/diff/parse';
import { wordRuns } from '../src/diff/words';
import type { FileChange } from '../src/model/wire';

const PATCH = `diff --git a/user.ts b/user.ts
index 1..2 100644
--- a/user.ts
+++ b/user.ts
@@ -1,3 +1,3 @@ export
 interface User {
-  userName: string;
+  displayName: string;
 }
@@ -10 +10,2 @@
--- looks like a header
+++ so does this
+end
\\ No newline at end of file
`;

describe('a patch', () => {
  it('is read into hunks with the line numbers of both sides', () => {
    const [first] = parsePatch(PATCH).hunks;

    expect(first?.section).toBe('export');
    expect(first?.lines.map((l) => [l.kind, l.oldNumber, l.newNumber])).toEqual([
      ['context', 1, 1],
      ['removed', 2, null],
      ['added', null, 2],
      ['context', 3, 3],
    ]);
  });

  it('keeps changed lines that look like headers', () => {
    const second = parsePatch(PATCH).hunks[1];

    expect(second?.lines.map((l) => l.text)).toEqual(['-- looks like a header', '++ so does this', 'end']);
    expect(second?.lines.at(-1)?.unterminated).toBe(true);
  });

  it('says when the server cut it short', () => {
    const cut = parsePatch('@@ -1,9 +1,9 @@\n a\n+b\nCut at 1 MB: 3,000 more lines.\n');

    expect(cut.cut).toBe('Cut at 1 MB: 3,000 more lines.');
    expect(cut.hunks[0]?.lines).toHaveLength(2);
  });

  it('of a binary file or of nothing has no hunks', () => {
    expect(parsePatch('Binary files a/x.png and b/x.png differ\n')).toMatchObject({ binary: true, hunks: [] });
    expect(parsePatch('')).toEqual({ hunks: [], binary: false, cut: null });
    expect(parsePatch('similarity index 100%\nrename from a\nrename to b\n').hunks).toEqual([]);
  });

  it('keeps carriage returns, to be made visible later', () => {
    expect(parsePatch('@@ -0,0 +1 @@\n+a\r\n').hunks[0]?.lines[0]?.text).toBe('a\r');
  });
});

describe('words of a changed line', () => {
  const changed = (before: string, after: string): string[][] => {
    const lines = parsePatch(`@@ -1 +1 @@\n-${before}\n+${after}\n`).hunks[0]?.lines ?? [];
    return wordRuns(lines).map((runs) => runs.filter((r) => r.changed).map((r) => r.text));
  };

  it('are marked where they differ', () => {
    expect(changed('  return user.userName();', '  return user.displayName();')).toEqual([
      ['userName'],
      ['displayName'],
    ]);
  });

  it('are not marked in lines that have little in common', () => {
    expect(changed('import java.util.List;', 'if (ready) start();')).toEqual([[], []]);
  });

  it('are not compared in very long lines', () => {
    expect(changed('a '.repeat(1000), 'b '.repeat(1000))).toEqual([[], []]);
  });
});

describe('files shown at once', () => {
  const file = (added: number, more = {}): FileChange => ({
    kind: 'MODIFIED', path: 'x', oldPath: null, binary: false, added, removed: 0, ...more,
  });

  it('are small text files, until it is enough', () => {
    const files = [file(5), file(5_000), file(0, { binary: true }), file(100), file(200)];
    const changes = { digest: '', message: '', repositories: [{ repository: 'a', base: '', files }] };

    expect([...opened(changes)]).toEqual([files[0], files[3]]);
  });
});
