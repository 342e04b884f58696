package dev.relay.mcp.task;

import java.time.Instant;
import java.util.List;

/**
 * Something worth telling that belongs to no task.
 *
 * @param about names of repositories
 */
public record Notice(String id, Instant at, String sentence, List<String> about) {
  public Notice {
    about = List.copyOf(about);
  }
}
