package dev.relay.mcp.analysis.symbols.worker;

import dev.relay.mcp.analysis.symbols.parse.Language;
import dev.relay.mcp.analysis.symbols.parse.SyntaxQuery;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What is parsed.
 *
 * @param queries to be answered; without any it is read for its symbols
 */
public record Source(Language language, String text, List<SyntaxQuery> queries) {
  public Source {
    queries = List.copyOf(queries);
  }

  Source(Language language, String text) {
    this(language, text, List.of());
  }

  /** What is no UTF-8 is replaced; names in it are read all the same. */
  public static Source of(Language language, byte[] bytes) {
    return new Source(language, new String(bytes, StandardCharsets.UTF_8));
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
