package dev.relay.mcp.analysis.architecture;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells by its name what a file tests. */
public final class TestFiles {
  private static final Pattern TEST =
      Pattern.compile(
          "(?i)(?:.*/)?(?:tests?|__tests__|spec|specs|androidTest|e2e)/.*"
              + "|(?:.*/)?[^/]*(?:[._-](?:test|tests|spec|specs)\\.[a-z]+|_test\\.\\w+)"
              + "|(?:.*/)?test_[^/]*\\.py");
  private static final Pattern BY_NAME =
      Pattern.compile("(?:.*/)?[^/]*[a-z0-9](?:Test|Tests|TestCase|IT|ITCase|Spec|Specs)\\.[a-z]+");
  private static final Pattern DECORATION =
      Pattern.compile("^test[_-]|[._-]?(?:tests?|specs?|testcase|itcase)$");

  private TestFiles() {}

  public static boolean isTest(String path) {
    return TEST.matcher(path).matches() || BY_NAME.matcher(path).matches();
  }

  /** {@code user-view} for {@code test/user-view.test.mjs} and for {@code src/user-view.ts}. */
  public static String subject(String path) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    var dot = name.indexOf('.', 1);
    var base = dot < 0 ? name : name.substring(0, dot);
    if (!isTest(path)) {
      return base.toLowerCase(Locale.ROOT);
    }
    var lower = base.replaceFirst("IT$", "_test").toLowerCase(Locale.ROOT);
    return DECORATION.matcher(lower).replaceFirst("");
  }
}
