package dev.relay.mcp.analysis.symbols.parse;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a capture of a query file means.
 *
 * @param kind of a definition; null otherwise
 * @param use of a reference
 * @param word what a keyword has to be
 */
record Capture(Role role, @Nullable Kind kind, Use use, String word) {
  enum Role {
    /** {@code @def.<kind>}: the whole of a definition; the match has its {@code @name} too. */
    DEFINITION,
    /** Contains others without being a definition, as Rust's impl does. */
    SCOPE,
    NAME,
    /** What the source itself says it belongs to, as receivers do. */
    CONTAINER,
    /** {@code @ref.<use>}: a name that is used. */
    REFERENCE,
    /** A name that counts as used when it begins with a capital, as locals don't. */
    UPPER,
    /** {@code @keyword.<word>}: the match counts only when exactly this word stands there. */
    KEYWORD,
    IMPORT,
    /** The package, namespace or module that the file is in. */
    SPACE
  }

  static Capture of(String capture) {
    var dot = capture.indexOf('.');
    var word = capture.substring(dot + 1);
    var constant = word.toUpperCase(Locale.ROOT);
    return switch (dot < 0 ? capture : capture.substring(0, dot)) {
      case "def" -> new Capture(Role.DEFINITION, Kind.valueOf(constant), Use.NAME, "");
      case "ref" -> new Capture(Role.REFERENCE, null, Use.valueOf(constant), "");
      case "keyword" -> new Capture(Role.KEYWORD, null, Use.NAME, word);
      default -> new Capture(Role.valueOf(constant), null, Use.NAME, "");
    };
  }
}
