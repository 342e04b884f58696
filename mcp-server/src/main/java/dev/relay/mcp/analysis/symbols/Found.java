package dev.relay.mcp.analysis.symbols;

import java.util.List;

/**
 * One page of an answer.
 *
 * @param total in all pages
 * @param next where the next page begins; -1 when there is none
 * @param notes sentences about what could not be looked at
 */
public record Found<T>(List<T> hits, int total, int next, List<String> notes) {
  public Found {
    hits = List.copyOf(hits);
    notes = List.copyOf(notes);
  }

  /** The part of all from {@code offset} on. */
  static <T> Found<T> page(List<T> hits, int total, int offset, List<String> notes) {
    var end = offset + hits.size();
    return new Found<>(hits, total, !hits.isEmpty() && end < total ? end : -1, notes);
  }
}
