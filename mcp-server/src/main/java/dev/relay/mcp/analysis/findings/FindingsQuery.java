package dev.relay.mcp.analysis.findings;

import dev.relay.mcp.analysis.findings.rule.Topic;
import dev.relay.repo.workspace.IgnoredFinding;
import dev.relay.repo.workspace.Repository;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * What is asked.
 *
 * @param ignored what the workspace says is meant so
 * @param offset findings to skip
 * @param limit how many at most, 1 to 500
 * @param stopped asked often; when true, the answer is what was found so far
 */
public record FindingsQuery(
    List<Repository> repositories,
    List<IgnoredFinding> ignored,
    Set<Topic> topics,
    int offset,
    int limit,
    BooleanSupplier stopped) {
  public FindingsQuery {
    repositories = List.copyOf(repositories);
    ignored = List.copyOf(ignored);
    topics = Set.copyOf(topics);
    if (offset < 0 || limit < 1 || limit > 500) {
      throw new IllegalArgumentException("Ask for 1 to 500 findings.");
    }
  }
}
