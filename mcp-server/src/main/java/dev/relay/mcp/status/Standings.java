package dev.relay.mcp.status;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.agent.AgentChoice;
import dev.relay.mcp.approval.Approvals;
import dev.relay.mcp.secret.ProviderKeys;
import dev.relay.mcp.task.Tasks;
import dev.relay.repo.webhook.FollowedRemotes;
import dev.relay.repo.workspace.Workspaces;

/** Asks everybody how things stand. */
public final class Standings {
  public static final String VERSION = "0.1.0";
  private static final int COUNTED = 1000;

  private final Workspaces workspaces;
  private final Tasks tasks;
  private final Approvals approvals;
  private final AgentChoice agents;
  private final ProviderKeys keys;
  private final FollowedRemotes remotes;

  public Standings(
      Workspaces workspaces,
      Tasks tasks,
      Approvals approvals,
      AgentChoice agents,
      ProviderKeys keys,
      FollowedRemotes remotes) {
    this.workspaces = workspaces;
    this.tasks = tasks;
    this.approvals = approvals;
    this.agents = agents;
    this.keys = keys;
    this.remotes = remotes;
  }

  public Standing of(Caller caller) {
    var all = workspaces.all();
    var agent = agents.preferred();
    return new Standing(
        VERSION,
        all.size() == 1 ? all.getFirst().name() : null,
        all.stream().mapToInt(w -> w.repositories().size()).sum(),
        tasks.list(caller, true, COUNTED).size(),
        approvals.list(caller, true).size(),
        new Standing.Agent(agent.name(), agent.reason()),
        remotes.troubles().stream()
            .map(trouble -> new Standing.Trouble(trouble.url(), trouble.sentence()))
            .toList(),
        keys.presence(caller.userId()));
  }
}
