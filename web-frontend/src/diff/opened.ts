import type { Changes, FileChange } from '../model/wire';

const MOST_LINES = 240;
const MOST_FILES = 12;

/** Files whose lines are shown at once: small ones, in landing order, until it is enough. */
export function opened(changes: Changes): Set<FileChange> {
  const open = new Set<FileChange>();
  let lines = 0;
  for (const { files } of changes.repositories) {
    for (const file of files) {
      const size = file.added + file.removed;
      if (file.binary || size === 0 || lines + size > MOST_LINES || open.size >= MOST_FILES) continue;
      lines += size;
      open.add(file);
    }
  }
  return open;
}
