package dev.relay.repo.git;

import dev.relay.repo.git.FileChange.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One file of a diff that is being read: its entry in the list, then its patch line by line. */
final class DiffFile {
  private final Kind kind;
  private final String path;
  private final @Nullable String oldPath;

  /** What became something else, a file a link, is taken away and added: two patches. */
  private final int expected;

  private final ByteArrayOutputStream patch = new ByteArrayOutputStream();
  private int begun;
  private boolean whole = true;
  private boolean inHunk;
  private boolean binary;
  private int added;
  private int removed;

  private DiffFile(char letter, String path, @Nullable String oldPath) {
    this.kind = kind(letter);
    this.path = path;
    this.oldPath = oldPath;
    this.expected = letter == 'T' ? 2 : 1;
  }

  /** From what {@code --raw -z} prints: an entry, a name, and a second name for renames. */
  static List<DiffFile> list(List<byte[]> listing) {
    var files = new ArrayList<DiffFile>();
    for (var parts = listing.iterator(); parts.hasNext(); ) {
      var entry = new String(parts.next(), StandardCharsets.US_ASCII);
      var letter = entry.charAt(entry.lastIndexOf(' ') + 1);
      var first = GitPath.shown(parts.next());
      var isMoved = letter == 'R' || letter == 'C';
      files.add(
          isMoved
              ? new DiffFile(letter, GitPath.shown(parts.next()), first)
              : new DiffFile(letter, first, null));
    }
    return files;
  }

  private static Kind kind(char letter) {
    return switch (letter) {
      case 'A', 'C' -> Kind.ADDED;
      case 'D' -> Kind.DELETED;
      case 'R' -> Kind.RENAMED;
      default -> Kind.MODIFIED;
    };
  }

  String path() {
    return path;
  }

  /** True when the next patch is another file's. */
  boolean isFull() {
    return begun >= expected;
  }

  void begin() {
    begun++;
    inHunk = false;
  }

  /**
   * @param keep false when there is no room for its bytes; they are counted all the same
   */
  void take(byte[] line, boolean keep) {
    whole &= keep;
    if (whole) {
      patch.writeBytes(line);
    } else {
      patch.reset();
    }
    if (inHunk) {
      added += line[0] == '+' ? 1 : 0;
      removed += line[0] == '-' ? 1 : 0;
    } else {
      inHunk = startsWith(line, "@@ ");
      binary |= startsWith(line, "Binary files ");
    }
  }

  private static boolean startsWith(byte[] line, String text) {
    return line.length >= text.length()
        && new String(line, 0, text.length(), StandardCharsets.US_ASCII).equals(text);
  }

  /** Null when its bytes were not kept. */
  byte @Nullable [] patch() {
    return whole ? patch.toByteArray() : null;
  }

  FileChange change() {
    return new FileChange(kind, path, oldPath, binary, added, removed);
  }
}
