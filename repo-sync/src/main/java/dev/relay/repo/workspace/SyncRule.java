package dev.relay.repo.workspace;

import java.util.List;

/** "When this branch moves, do that": {@code trigger} is {@code repository:branch}. */
public record SyncRule(String trigger, String action, List<RepositoryId> informed) {
  public SyncRule {
    informed = List.copyOf(informed);
  }
}
