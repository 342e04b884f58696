package dev.relay.mcp.analysis.symbols.parse;

import org.treesitter.TSLanguage;

/** Loads native code; only the worker may. */
final class Grammars {
  private Grammars() {}

  static TSLanguage load(Language language) {
    try {
      return Class.forName(language.grammar())
          .asSubclass(TSLanguage.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no grammar for " + language.name(), e);
    }
  }
}
