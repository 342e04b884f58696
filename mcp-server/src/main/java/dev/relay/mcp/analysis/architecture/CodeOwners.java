package dev.relay.mcp.analysis.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads {@code CODEOWNERS}: of the lines that fit a path, the last one counts. */
final class CodeOwners {
  static final List<String> PLACES =
      List.of(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS");
  private static final int MOST = 2000;

  /** With more, a line that somebody wrote to that end would take for ever. */
  private static final int STARS = 6;

  private final List<Line> lines = new ArrayList<>();

  /** Of {@code CODEOWNERS}, with what it was made into. */
  record Line(String pattern, Pattern regex, List<String> owners) {}

  CodeOwners(String text) {
    text.lines()
        .map(line -> line.replaceFirst("(^|\\s)#.*$", "").strip())
        .filter(line -> !line.isEmpty() && !line.startsWith("[") && line.length() < 1000)
        .filter(line -> line.chars().filter(c -> c == '*').count() <= STARS)
        .limit(MOST)
        .forEach(line -> {
          var words = List.of(line.split("\\s+"));
          lines.add(
              new Line(words.getFirst(), regex(words.getFirst()), words.subList(1, words.size())));
        });
  }

  List<Line> lines() {
    return List.copyOf(lines);
  }

  List<String> of(String path) {
    for (var line : lines.reversed()) {
      if (line.regex().matcher(path).matches()) {
        return line.owners();
      }
    }
    return List.of();
  }

  private static Pattern regex(String pattern) {
    var anchored = pattern.substring(0, Math.max(0, pattern.length() - 1)).contains("/");
    var bare = pattern.replaceFirst("^/", "");
    var regex = new StringBuilder(anchored ? "" : "(?:.*/)?");
    for (int i = 0; i < bare.length(); i++) {
      var c = bare.charAt(i);
      if (bare.startsWith("**/", i)) {
        regex.append("(?:[^/]+/)*+");
        i += 2;
      } else if (bare.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else {
        regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
      }
    }
    var end = bare.endsWith("/") ? ".*" : bare.endsWith("*") ? "" : "(?:/.*)?";
    return Pattern.compile(regex + end);
  }
}
