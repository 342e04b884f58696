package dev.relay.mcp.analysis.symbols;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is looked for: a name, in something or not, or a pattern of one.
 *
 * @param name {@code *} and {@code ?} stand for any letters and any letter
 * @param container the end of what it has to be in, such as {@code Cart}; empty for anything
 */
public record SymbolPattern(String name, String container) {
  private static final int LONGEST = 200;
  private static final Pattern BETWEEN = Pattern.compile("::|->|[.#/\\\\]");

  public SymbolPattern {
    if (name.isBlank() || name.length() > LONGEST || name.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException("Name one symbol, such as Cart, Cart.total or *Service.");
    }
  }

  /** As people write it: {@code total}, {@code Cart.total}, {@code Cart::total()}. */
  public static SymbolPattern of(String text) {
    var clean = text.strip().replaceFirst("\\(.*\\)?$", "").strip();
    var parts = BETWEEN.split(clean);
    if (parts.length < 2 || parts[parts.length - 1].isEmpty()) {
      return new SymbolPattern(clean, "");
    }
    var last = parts.length - 1;
    return new SymbolPattern(
        parts[last].strip(), String.join(".", Arrays.copyOf(parts, last)).strip());
  }

  public boolean isPattern() {
    return name.indexOf('*') >= 0 || name.indexOf('?') >= 0;
  }

  /** In the syntax of Lucene's expressions. */
  String expression() {
    var expression = new StringBuilder();
    name.codePoints()
        .forEach(c -> {
          switch (c) {
            case '*' -> expression.append(".*");
            case '?' -> expression.append('.');
            default -> {
              if (!Character.isLetterOrDigit(c)) {
                expression.append('\\');
              }
              expression.appendCodePoint(c);
            }
          }
        });
    return expression.toString();
  }

  /** Whether the definition is in what was asked for. */
  boolean isAt(Place place) {
    if (container.isEmpty()) {
      return true;
    }
    var within = place.space() + "." + place.definition().container();
    var whole = within.replaceAll("::|[/\\\\]", ".").toLowerCase(Locale.ROOT);
    return ("." + whole).endsWith("." + container.toLowerCase(Locale.ROOT));
  }
}
