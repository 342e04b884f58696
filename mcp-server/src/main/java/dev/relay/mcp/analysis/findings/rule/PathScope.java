package dev.relay.mcp.analysis.findings.rule;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which files a rule looks at.
 *
 * @param endings of file names, without a dot; empty for all
 * @param only one of them matches the path; empty for all
 * @param except none of them does
 */
public record PathScope(Set<String> endings, List<Pattern> only, List<Pattern> except) {
  public static final PathScope ALL = new PathScope(Set.of(), List.of(), List.of());

  public PathScope {
    endings = Set.copyOf(endings);
    only = List.copyOf(only);
    except = List.copyOf(except);
  }

  public boolean covers(String path) {
    return (endings.isEmpty() || endings.contains(ending(path)))
        && (only.isEmpty() || any(only, path))
        && !any(except, path);
  }

  private static String ending(String path) {
    return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static boolean any(List<Pattern> patterns, String path) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(path).find());
  }
}
