export interface DiffLine {
  kind: 'context' | 'added' | 'removed';
  /** Line numbers on either side; null where the line does not exist there. */
  oldNumber: number | null;
  newNumber: number | null;
  text: string;
  /** The file ends here without a line end. */
  unterminated?: boolean;
}

export interface Hunk {
  /** What git writes behind the second `@@`: where in the file we are. */
  section: string;
  lines: DiffLine[];
}

export interface Patch {
  hunks: Hunk[];
  binary: boolean;
  /** What the server said when it cut the patch short. */
  cut: string | null;
}

const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@ ?(.*)$/;

/** Reads one file's unified diff. What it cannot read it leaves out; it never throws. */
export function parsePatch(text: string): Patch {
  const patch: Patch = { hunks: [], binary: false, cut: null };
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  let reader: HunkReader | null = null;
  for (const line of lines) {
    if (reader?.take(line)) continue;
    reader = HunkReader.open(line);
    if (reader) patch.hunks.push(reader.hunk);
    else if (line.startsWith('Binary files ') || line === 'GIT binary patch') patch.binary = true;
  }
  const last = lines.at(-1) ?? '';
  if (patch.hunks.length > 0 && !/^[ +\-\\@]/.test(last) && last !== '') patch.cut = last;
  return patch;
}

class HunkReader {
  readonly hunk: Hunk;
  private oldNumber: number;
  private newNumber: number;
  private oldLeft: number;
  private newLeft: number;

  private constructor(match: RegExpExecArray) {
    this.hunk = { section: match[5] ?? '', lines: [] };
    this.oldNumber = Number(match[1]);
    this.oldLeft = Number(match[2] ?? 1);
    this.newNumber = Number(match[3]);
    this.newLeft = Number(match[4] ?? 1);
  }

  static open(line: string): HunkReader | null {
    const match = HUNK.exec(line);
    return match ? new HunkReader(match) : null;
  }

  /** True when the line belongs to this hunk, whose header says how many there are. */
  take(line: string): boolean {
    if (line.startsWith('\\')) {
      const last = this.hunk.lines.at(-1);
      if (last) last.unterminated = true;
      return true;
    }
    const sign = line[0] ?? ' ';
    const text = line.slice(1);
    if (sign === '+' && this.newLeft > 0) return this.push('added', text);
    if (sign === '-' && this.oldLeft > 0) return this.push('removed', text);
    if (sign === ' ' && this.oldLeft > 0 && this.newLeft > 0) return this.push('context', text);
    return false;
  }

  private push(kind: DiffLine['kind'], text: string): boolean {
    const inOld = kind !== 'added';
    const inNew = kind !== 'removed';
    this.hunk.lines.push({
      kind,
      oldNumber: inOld ? this.oldNumber++ : null,
      newNumber: inNew ? this.newNumber++ : null,
      text,
    });
    if (inOld) this.oldLeft--;
    if (inNew) this.newLeft--;
    return true;
  }
}
