package dev.relay.mcp.analysis.findings.consistency;

import java.util.List;
import java.util.Optional;

/**
 * Something that repositories do differently.
 *
 * @param usual what most of them do; empty when none has a majority
 * @param others every way in a repository that does not do the usual; never empty
 * @param same every way in a repository that does
 */
public record Difference(String concern, Optional<String> usual, List<Way> others, List<Way> same) {
  public Difference {
    others = List.copyOf(others);
    same = List.copyOf(same);
  }
}
