package dev.relay.repo.workspace;

import java.util.Optional;

/**
 * A finding of the analysis that is meant so.
 *
 * @param repository empty for all
 * @param path a glob; empty for all files
 * @param reason why; never empty
 */
public record IgnoredFinding(
    String rule, Optional<RepositoryId> repository, Optional<String> path, String reason) {
  public IgnoredFinding {
    said(rule);
    said(reason);
  }

  /** The same text when it says something. */
  static String said(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("Say which rule is ignored, and the reason.");
    }
    return text;
  }
}
