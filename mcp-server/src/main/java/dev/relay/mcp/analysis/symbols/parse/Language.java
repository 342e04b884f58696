package dev.relay.mcp.analysis.symbols.parse;

import java.util.List;

/**
 * @param name stable, kept in the index
 * @param grammar the class with the native grammar, loaded only in the worker
 * @param queries resources beside this class, without {@code .scm}; read one after the other
 * @param extensions without a dot
 */
public record Language(String name, String grammar, List<String> queries, List<String> extensions) {

  /** Whether a preprocessor reads it before any grammar could. */
  boolean macros() {
    return queries.contains("c");
  }
}
