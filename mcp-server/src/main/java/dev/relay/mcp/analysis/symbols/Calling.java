package dev.relay.mcp.analysis.symbols;

import java.util.List;

/**
 * A definition in which something is called.
 *
 * @param name with what it is in; the path where the call stands in no definition
 * @param line of the definition, or of the first call where there is none
 * @param calls lines of the calls
 * @param confidence of the best one
 */
public record Calling(
    String repository, String path, String name, int line, List<Integer> calls, double confidence) {
  public Calling {
    calls = List.copyOf(calls);
  }
}
