package dev.relay.mcp.review;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The lines that a patch adds, by path. */
final class AddedLines {
  private static final Pattern HUNK = Pattern.compile("^@@ -\\S+ \\+(\\d{1,9})(?:,\\d{1,9})? @@.*");

  private final Map<String, BitSet> lines = new HashMap<>();

  /**
   * @param patch as git writes it, with {@code a/} and {@code b/}
   */
  static AddedLines of(String patch) {
    var added = new AddedLines();
    var at = new BitSet();
    int line = 0;
    for (var text : patch.split("\n", -1)) {
      var hunk = HUNK.matcher(text);
      if (text.startsWith("+++ b/")) {
        at = added.lines.computeIfAbsent(text.substring("+++ b/".length()), _ -> new BitSet());
        line = 0;
      } else if (hunk.matches()) {
        line = Integer.parseInt(hunk.group(1));
      } else if (line > 0 && text.startsWith("+")) {
        at.set(line++);
      } else if (text.startsWith(" ")) {
        line++;
      } else if (text.startsWith("diff --git ")) {
        line = 0;
      }
    }
    return added;
  }

  /**
   * @param line from 1
   */
  boolean has(String path, int line) {
    var in = lines.get(path);
    return in != null && in.get(line);
  }

  /** The first one of a file; 1 when it has none. */
  int first(String path) {
    var in = lines.get(path);
    return in == null || in.isEmpty() ? 1 : in.nextSetBit(0);
  }
}
