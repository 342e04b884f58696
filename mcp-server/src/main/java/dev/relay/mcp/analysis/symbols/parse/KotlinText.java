package dev.relay.mcp.analysis.symbols.parse;

import java.util.regex.Pattern;

/**
 * Kotlin as its grammar can read it, each letter where it was: the grammar is older than functional
 * interfaces, and ends a class at its line although a constructor follows, or an annotation of the
 * next one.
 */
final class KotlinText {
  private static final Pattern FUN_INTERFACE = Pattern.compile("\\bfun(\\s+interface\\s)");
  private static final Pattern CONSTRUCTOR =
      Pattern.compile(
          "\\bclass\\s+\\w+(?:<[^<>{}]*>)?\\s*?\\n"
              + "(?=\\s*(?:@[\\w.]+\\s+|(?:private|internal|protected)\\s+)*constructor\\s*\\()"
              + "\\s*(?:@[\\w.]+\\s+|\\w+\\s+)*constructor\\b");
  private static final Pattern NO_BODY =
      Pattern.compile("(\\b(?:class|interface|object)\\s+\\w+[ \\t]*)\\n(?=\\s*@)");

  private KotlinText() {}

  static String of(String text) {
    var functional = FUN_INTERFACE.matcher(text).replaceAll("   $1");
    var constructors =
        CONSTRUCTOR.matcher(functional).replaceAll(match -> match.group().replace('\n', ' '));
    return NO_BODY.matcher(constructors).replaceAll("$1;");
  }
}
