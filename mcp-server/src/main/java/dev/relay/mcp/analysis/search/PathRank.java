package dev.relay.mcp.analysis.search;

import java.util.Locale;
import java.util.Set;

/** What the place of a file is worth: sources before tests, tests before what machines wrote. */
final class PathRank {
  private static final int PER_DEPENDENCY = 12;
  private static final int FAR = 5;
  private static final long WEEK = 7 * 86_400;

  private static final Set<String> TESTS = Set.of("test", "tests", "__tests__", "spec", "testdata");

  private static final Set<String> OTHERS =
      Set.of(
          "node_modules",
          "vendor",
          "vendored",
          "third_party",
          "dist",
          "build",
          "generated",
          "target",
          "fixtures",
          "__snapshots__");

  private static final Set<String> PROSE =
      Set.of("md", "txt", "rst", "adoc", "html", "svg", "csv", "log", "map", "lock");

  private final String wanted;
  private final long today;

  /**
   * @param today in seconds since 1970
   */
  PathRank(SearchQuery query, long today) {
    this.wanted = query.text().toLowerCase(Locale.ROOT);
    this.today = today;
  }

  int of(Target target, String path, long changed) {
    return of(target, path, worth(path), changed);
  }

  /**
   * @param worth of the path, whoever looks for what
   */
  int of(Target target, String path, int worth, long changed) {
    return worth
        + named(path)
        + (changed > today - WEEK ? 6 : 0)
        - PER_DEPENDENCY * Math.min(FAR, target.distance());
  }

  private int named(String path) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    var stem = name.substring(0, name.indexOf('.', 1) > 0 ? name.indexOf('.', 1) : name.length());
    if (stem.equalsIgnoreCase(wanted)) {
      return 40;
    }
    return wanted.length() > 2 && name.regionMatches(true, 0, wanted, 0, wanted.length()) ? 10 : 0;
  }

  /** Sources before tests, tests before prose, prose before what machines wrote. */
  static int worth(String path) {
    int worth = 0;
    int from = 0;
    for (int to = path.indexOf('/'); to >= 0; to = path.indexOf('/', from)) {
      worth += folder(path.substring(from, to));
      from = to + 1;
    }
    var name = path.substring(from);
    var extension = name.substring(name.lastIndexOf('.') + 1);
    if (PROSE.contains(extension)) {
      worth -= 16;
    } else if (name.contains(".min.") || name.contains("-lock.")) {
      worth -= 40;
    } else if (name.contains("Test.") || name.contains(".test.") || name.contains("_test.")) {
      worth -= 12;
    }
    return Math.max(-60, worth);
  }

  private static int folder(String name) {
    return OTHERS.contains(name) ? -40 : TESTS.contains(name) ? -12 : 0;
  }
}
