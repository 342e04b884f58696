package dev.relay.mcp.analysis.search;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Which files are looked at, by their paths. */
final class PathFilter implements Predicate<String> {
  private static final int MAX_LENGTH = 500;

  private final List<Predicate<String>> globs;
  private final Set<String> extensions;

  /** Throws {@link SearchRefused} for a glob that no file can match. */
  PathFilter(SearchQuery query) {
    this.globs = query.globs().stream().map(PathFilter::glob).toList();
    this.extensions = Languages.extensions(query.languages());
  }

  @Override
  public boolean test(String path) {
    return (extensions.isEmpty() || extensions.contains(extension(path)))
        && (globs.isEmpty() || globs.stream().anyMatch(glob -> glob.test(path)));
  }

  private static String extension(String path) {
    return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** As in {@code .gitignore}: without a slash it may lie anywhere. */
  private static Predicate<String> glob(String glob) {
    var below = glob.startsWith("/") ? glob.substring(1) : glob;
    if (below.isEmpty()
        || below.length() > MAX_LENGTH
        || List.of(below.split("/")).contains("..")) {
      throw new SearchRefused(
          "'%s' is no glob for files of a repository: give one such as *.java or src/**."
              .formatted(glob.length() > 50 ? glob.substring(0, 50) + "…" : glob));
    }
    if (below.matches("\\*\\.[A-Za-z0-9_.-]+")) {
      return path -> path.endsWith(below.substring(1));
    }
    if (glob.contains("/") && below.chars().noneMatch(c -> "*?[\\".indexOf(c) >= 0)) {
      var folder = below.endsWith("/") ? below : below + "/";
      return path -> path.equals(below) || path.startsWith(folder);
    }
    return compiled(glob, glob.contains("/") ? below : "**/" + below);
  }

  private static Predicate<String> compiled(String glob, String whole) {
    try {
      var pattern = Pattern.compile(GlobRegex.of(whole), Pattern.DOTALL);
      return path -> pattern.matches(path);
    } catch (PatternSyntaxException e) {
      throw new SearchRefused(
          "The glob '" + glob + "' cannot be read: give one such as *.java or src/**.");
    }
  }
}
