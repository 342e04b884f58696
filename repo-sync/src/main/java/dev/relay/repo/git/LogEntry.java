package dev.relay.repo.git;

import java.time.Instant;
import java.util.List;

/**
 * One commit of a history.
 *
 * @param at when it was committed, by the committer's clock
 * @param subject the first paragraph of the message on one line
 */
public record LogEntry(Sha id, List<Sha> parents, Identity author, Instant at, String subject) {
  public LogEntry {
    parents = List.copyOf(parents);
  }
}
