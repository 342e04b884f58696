package dev.relay.mcp.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads test counts where test tools leave them: report files first, then what was printed. */
final class CountReader {
  private static final int DEPTH = 8;
  private static final int LARGEST = 16 << 20;
  private static final Pattern SUITE = Pattern.compile("<testsuite\\b[^>]*>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\b(tests|failures|errors|skipped)=\"(\\d{1,9})\"");
  private static final Pattern MAVEN =
      Pattern.compile(
          "Tests run: (\\d{1,9}), Failures: (\\d{1,9}), Errors: (\\d{1,9}), Skipped: (\\d{1,9})(?!.*Time elapsed)");
  private static final Pattern NODE =
      Pattern.compile("(?m)^(?:#|ℹ) (tests|pass|fail|cancelled|skipped|todo) (\\d{1,9})\\s*$");
  private static final Pattern TAP =
      Pattern.compile(
          "(?m)^(not )?ok \\d+(?:[^#\\n]*)(# (?:SKIP|TODO))?", Pattern.CASE_INSENSITIVE);
  private static final Pattern WORDS =
      Pattern.compile("(\\d{1,9}) (passed|failed|skipped|passing|failing|pending)\\b");

  private CountReader() {}

  static @Nullable TestCounts read(Path tree, String output) {
    var reports = surefire(tree);
    if (reports != null) {
      return reports;
    }
    var maven = MAVEN.matcher(output).results().reduce((_, last) -> last);
    if (maven.isPresent()) {
      return maven(maven.get());
    }
    if (NODE.matcher(output).find()) {
      return node(output);
    }
    return TAP.matcher(output).find() ? tap(output) : words(output);
  }

  private static @Nullable TestCounts surefire(Path tree) {
    TestCounts sum = null;
    try {
      for (var file : reports(tree)) {
        var suite = SUITE.matcher(Files.readString(file));
        if (suite.find()) {
          sum = TestCounts.sum(sum, suite(suite.group()));
        }
      }
    } catch (IOException e) { // such as a file that may not be read
      return null;
    }
    return sum;
  }

  /** The files in which test tools for Java report; none where a folder may not be read. */
  static List<Path> reports(Path tree) {
    try (var files =
        Files.find(
            tree, DEPTH, (path, a) -> a.isRegularFile() && a.size() < LARGEST && isReport(path))) {
      return files.sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  private static boolean isReport(Path path) {
    var folder = path.getParent();
    return folder != null
        && (folder.endsWith("surefire-reports") || folder.endsWith("failsafe-reports"))
        && path.getFileName().toString().matches("TEST-.*\\.xml");
  }

  private static TestCounts suite(String tag) {
    int tests = 0;
    int failed = 0;
    int skipped = 0;
    for (var attribute : ATTRIBUTE.matcher(tag).results().toList()) {
      int n = Integer.parseInt(attribute.group(2));
      switch (attribute.group(1)) {
        case "tests" -> tests = n;
        case "skipped" -> skipped = n;
        default -> failed += n;
      }
    }
    return TestCounts.ofAll(tests, failed, skipped);
  }

  private static TestCounts maven(MatchResult line) {
    return TestCounts.ofAll(n(line, 1), n(line, 2) + n(line, 3), n(line, 4));
  }

  private static TestCounts node(String output) {
    int passed = 0;
    int failed = 0;
    int skipped = 0;
    for (var line : NODE.matcher(output).results().toList()) {
      switch (line.group(1)) {
        case "pass" -> passed += n(line, 2);
        case "fail", "cancelled" -> failed += n(line, 2);
        case "skipped", "todo" -> skipped += n(line, 2);
        default -> {}
      }
    }
    return new TestCounts(passed, failed, skipped);
  }

  private static TestCounts tap(String output) {
    int failed = 0;
    int skipped = 0;
    List<MatchResult> lines = TAP.matcher(output).results().toList();
    for (var line : lines) {
      if (line.group(2) != null) {
        skipped++;
      } else if (line.group(1) != null) {
        failed++;
      }
    }
    return TestCounts.ofAll(lines.size(), failed, skipped);
  }

  private static @Nullable TestCounts words(String output) {
    TestCounts sum = null;
    for (var line : output.lines().toList().reversed()) {
      var found = WORDS.matcher(line).results().toList();
      if (!found.isEmpty() && sum == null) {
        sum =
            new TestCounts(n(found, "pass"), n(found, "fail"), n(found, "skip") + n(found, "pend"));
      }
    }
    return sum;
  }

  private static int n(List<MatchResult> found, String word) {
    return found.stream().filter(m -> m.group(2).startsWith(word)).mapToInt(m -> n(m, 1)).sum();
  }

  private static int n(MatchResult match, int group) {
    return Integer.parseInt(match.group(group));
  }
}
