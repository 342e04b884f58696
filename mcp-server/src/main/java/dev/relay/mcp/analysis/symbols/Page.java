package dev.relay.mcp.analysis.symbols;

import java.util.List;

/**
 * Some of all.
 *
 * @param total how many there are
 */
record Page<T>(List<T> hits, int total) {
  Page {
    hits = List.copyOf(hits);
  }

  static <T> List<T> cut(List<T> all, int offset, int limit) {
    var from = Math.min(offset, all.size());
    return all.subList(from, (int) Math.min(all.size(), (long) from + limit));
  }
}
