package dev.relay.mcp.analysis.findings.rule;

import com.google.re2j.Pattern;
import dev.relay.mcp.analysis.search.GlobRegex;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A glob as in {@code .gitignore}, and {@code {a,b}}; without a slash it may lie anywhere. */
public final class PathGlob {
  private static final int MOST = 100;

  private PathGlob() {}

  /** Throws an illegal argument with a sentence. */
  public static Pattern compile(String glob) {
    if (glob.isBlank() || glob.length() > 300) {
      throw new IllegalArgumentException("Write a glob such as *.java or src/**.");
    }
    var regex = expanded(glob).stream().map(PathGlob::regex).collect(Collectors.joining("|"));
    return Patterns.compile("^(?:" + regex + ")$");
  }

  private static String regex(String glob) {
    var below = glob.startsWith("/") ? glob.substring(1) : glob;
    return GlobRegex.of(
        (glob.contains("/") ? "" : "**/") + below + (below.endsWith("/") ? "**" : ""));
  }

  /** Git knows no braces, so each alternative is a glob of its own. */
  private static List<String> expanded(String glob) {
    var globs = List.of(glob);
    while (globs.stream().anyMatch(each -> each.indexOf('{') >= 0 || each.indexOf('}') >= 0)) {
      globs = globs.stream().flatMap(each -> alternatives(glob, each)).toList();
      if (globs.size() > MOST) {
        throw new IllegalArgumentException("The glob '" + glob + "' means too many; write two.");
      }
    }
    return globs;
  }

  /** Of the innermost braces that end first. */
  private static Stream<String> alternatives(String glob, String each) {
    int end = each.indexOf('}');
    int begin = each.lastIndexOf('{', Math.max(end, 0));
    if (end < 0 && each.indexOf('{') < 0) {
      return Stream.of(each);
    }
    if (end < 0 || begin < 0) {
      throw new IllegalArgumentException("The braces of the glob '" + glob + "' do not match.");
    }
    return Stream.of(each.substring(begin + 1, end).split(",", -1))
        .map(part -> each.substring(0, begin) + part + each.substring(end + 1));
  }
}
