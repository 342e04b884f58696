package dev.relay.mcp.analysis.findings.rule;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;

/**
 * @param query of tree-sitter, with {@code @found} for the place
 * @param inside types of nodes, one of which is around the place within the same function; empty
 *     for anywhere
 * @param text what stands at {@code @text} matches it, or at the place where the query says none
 */
public record SyntaxPattern(String query, List<String> inside, Optional<Pattern> text) {
  public SyntaxPattern {
    inside = List.copyOf(inside);
  }
}
