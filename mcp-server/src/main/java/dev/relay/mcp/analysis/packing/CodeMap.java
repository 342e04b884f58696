package dev.relay.mcp.analysis.packing;

import java.util.List;

/**
 * A map of code for a model.
 *
 * @param text repositories, files and signatures with their lines, the same order every time
 * @param tokens about how many those are; four letters each
 * @param files shown
 * @param total files that there are
 * @param notes sentences about what was left out
 */
public record CodeMap(String text, int tokens, int files, int total, List<String> notes) {
  public CodeMap {
    notes = List.copyOf(notes);
  }
}
