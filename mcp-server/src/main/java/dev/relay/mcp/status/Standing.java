package dev.relay.mcp.status;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param workspace the name of the only workspace; null when there are none or several
 * @param repositories in all workspaces
 * @param approvals that wait for a person
 * @param troubles remotes that could not be looked at, and why
 * @param keys name to {@code present} or {@code absent}; never a value
 */
public record Standing(
    String version,
    @Nullable String workspace,
    int repositories,
    int openTasks,
    int approvals,
    Agent agent,
    List<Trouble> troubles,
    Map<String, String> keys) {

  /** What would run a free-form request now. */
  public record Agent(String name, String reason) {}

  public record Trouble(String url, String sentence) {}
}
