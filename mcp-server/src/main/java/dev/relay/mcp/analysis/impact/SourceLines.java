package dev.relay.mcp.analysis.impact;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a line can be, told from itself and its file's name. */
final class SourceLines {
  private static final Pattern TEXTS =
      Pattern.compile(
          "(?i).*\\.(md|mdx|adoc|rst|txt)|(.*/)?(changelog|license|notice|readme)[^/]*");
  private static final Pattern GENERATED =
      Pattern.compile(
          "(.*/)?(package-lock\\.json|pnpm-lock\\.yaml|yarn\\.lock|Cargo\\.lock|go\\.sum|[^/]+\\.min\\.(js|css)|[^/]+\\.map)");
  private static final Pattern HASH_COMMENTS =
      Pattern.compile(
          "(?i).*\\.(py|rb|sh|ya?ml|toml|properties|env|tf|conf)|(.*/)?(Dockerfile|Makefile|\\.env[^/]*)");

  private SourceLines() {}

  /** Nobody writes or reads it. */
  static boolean isMade(String path) {
    return GENERATED.matcher(path).matches();
  }

  static boolean isProse(String path) {
    return TEXTS.matcher(path).matches();
  }

  static boolean isComment(String path, String text) {
    var line = text.strip();
    return line.startsWith("//")
        || line.startsWith("/*")
        || line.startsWith("* ")
        || line.startsWith("<!--")
        || (line.startsWith("--") && path.toLowerCase(Locale.ROOT).endsWith(".sql"))
        || (line.startsWith("#") && HASH_COMMENTS.matcher(path).matches());
  }

  static boolean isImport(String text) {
    var line = text.strip();
    return line.matches("(import|from|use|using|require|#include|export .* from)\\b.*")
        || line.contains("require(");
  }
}
