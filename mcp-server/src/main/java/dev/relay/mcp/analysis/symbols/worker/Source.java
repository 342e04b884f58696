package dev.relay.mcp.analysis.symbols.worker;

import dev.relay.mcp.analysis.symbols.parse.Language;
import java.nio.charset.StandardCharsets;

/** What is parsed. */
public record Source(Language language, String text) {
  /** What is no UTF-8 is replaced; names in it are read all the same. */
  public static Source of(Language language, byte[] bytes) {
    return new Source(language, new String(bytes, StandardCharsets.UTF_8));
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
