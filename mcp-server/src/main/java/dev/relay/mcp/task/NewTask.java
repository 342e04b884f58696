package dev.relay.mcp.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for.
 *
 * @param workspace empty when there is only one
 * @param description the sentence as it was said
 * @param repositories names; empty means all of the workspace, or those that match
 * @param agent the agent asked for by name; null leaves the choice to Relay
 */
public record NewTask(
    String workspace, String description, List<String> repositories, @Nullable String agent) {
  public NewTask {
    description = description.replace('\0', ' '); // PostgreSQL keeps none
    repositories = List.copyOf(repositories);
  }
}
