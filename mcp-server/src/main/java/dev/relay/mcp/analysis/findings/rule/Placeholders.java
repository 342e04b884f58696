package dev.relay.mcp.analysis.findings.rule;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;

/** Tells what people write where a secret would stand from a secret. */
public final class Placeholders {
  private static final List<String> WORDS =
      List.of(
          "example",
          "sample",
          "placeholder",
          "changeme",
          "change_me",
          "change-me",
          "redacted",
          "dummy",
          "insert",
          "your_",
          "your-",
          "yourkey",
          "yourtoken",
          "replace",
          "xxxx",
          "****",
          "....",
          "0000000",
          "1234567",
          "abcdefg",
          "deadbeef",
          "foobar",
          "<token>",
          "todo",
          "fake");

  /** A variable, a template, a call: the secret comes from somewhere else. */
  private static final Pattern FILLED_IN =
      Pattern.compile(
          "\\$\\{|\\$\\(|\\{\\{|%\\(|<%|^<[^>]*>$|^\\$[A-Za-z_]+$|^%[A-Za-z_]+%$"
              + "|process\\.env|os\\.environ|getenv|secrets\\.|System\\.get|vars\\.");

  private static final int RUN = 6;

  private Placeholders() {}

  public static boolean looksLike(String value) {
    var lower = value.toLowerCase(Locale.ROOT);
    return WORDS.stream().anyMatch(lower::contains)
        || repeats(value)
        || FILLED_IN.matcher(value).find();
  }

  /** Six times the same in a row. */
  private static boolean repeats(String value) {
    int run = 1;
    for (int i = 1; i < value.length(); i++) {
      run = value.charAt(i) == value.charAt(i - 1) ? run + 1 : 1;
      if (run >= RUN && value.charAt(i) != '-') {
        return true;
      }
    }
    return false;
  }
}
