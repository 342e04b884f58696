package dev.relay.mcp.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A piece of a patch with the lines it is about, counted from 1. */
record DiffHunk(
    String repository,
    String path,
    int oldStart,
    int oldLines,
    int newStart,
    int newLines,
    @About("Lines that begin with a blank, + or -.") String text) {
  private static final Pattern HEAD =
      Pattern.compile("(?m)^@@ -(\\d{1,9})(?:,(\\d{1,9}))? \\+(\\d{1,9})(?:,(\\d{1,9}))? @@.*\\n");

  static List<DiffHunk> of(Diff.File file, String patch) {
    var hunks = new ArrayList<DiffHunk>();
    var heads = HEAD.matcher(patch).results().toList();
    for (int i = 0; i < heads.size(); i++) {
      var head = heads.get(i);
      var end = i + 1 < heads.size() ? heads.get(i + 1).start() : patch.length();
      hunks.add(
          new DiffHunk(
              file.repository(),
              file.path(),
              Integer.parseInt(head.group(1)),
              lines(head.group(2)),
              Integer.parseInt(head.group(3)),
              lines(head.group(4)),
              patch.substring(head.end(), end)));
    }
    return hunks;
  }

  private static int lines(@org.jspecify.annotations.Nullable String count) {
    return count == null ? 1 : Integer.parseInt(count);
  }
}
