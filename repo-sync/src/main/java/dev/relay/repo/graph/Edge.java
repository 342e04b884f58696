package dev.relay.repo.graph;

import dev.relay.repo.workspace.RepositoryId;
import java.util.Comparator;
import java.util.List;

/**
 * {@code from} depends on {@code to}.
 *
 * @param reasons at least one; what is declared first, then by confidence
 */
public record Edge(RepositoryId from, RepositoryId to, List<Reason> reasons) {
  private static final Comparator<Reason> BEST_FIRST =
      Comparator.comparing(Reason::isDeclared)
          .thenComparingDouble(Reason::confidence)
          .reversed()
          .thenComparing(Reason::kind);

  public Edge {
    reasons = reasons.stream().sorted(BEST_FIRST).toList();
  }

  public Edge(RepositoryId from, RepositoryId to, String kind, String evidence, double confidence) {
    this(from, to, List.of(new Reason(kind, evidence, confidence, to.name())));
  }

  /** The kind of the best reason. */
  public String kind() {
    return reasons.getFirst().kind();
  }

  public String evidence() {
    return reasons.getFirst().evidence();
  }

  public double confidence() {
    return reasons.getFirst().confidence();
  }
}
