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
 * @param ends what it is to come to
 * @param material what the agent is given to it, such as a change to judge; empty for most
 */
public record NewTask(
    String workspace,
    String description,
    List<String> repositories,
    @Nullable String agent,
    Ends ends,
    String material) {
  /** Characters that a description has at most, where somebody sends one. */
  public static final int MOST = 100_000;

  public NewTask {
    description = description.replace('\0', ' '); // PostgreSQL keeps none
    material = material.replace('\0', ' ');
    repositories = List.copyOf(repositories);
  }

  /** A change. */
  public NewTask(
      String workspace, String description, List<String> repositories, @Nullable String agent) {
    this(workspace, description, repositories, agent, Ends.CHANGES);
  }

  /** One that needs nothing but its description. */
  public NewTask(
      String workspace,
      String description,
      List<String> repositories,
      @Nullable String agent,
      Ends ends) {
    this(workspace, description, repositories, agent, ends, "");
  }
}
