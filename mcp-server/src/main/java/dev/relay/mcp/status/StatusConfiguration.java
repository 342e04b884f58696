package dev.relay.mcp.status;

import dev.relay.mcp.agent.AgentChoice;
import dev.relay.mcp.approval.Approvals;
import dev.relay.mcp.secret.ProviderKeys;
import dev.relay.mcp.task.Tasks;
import dev.relay.repo.webhook.FollowedRemotes;
import dev.relay.repo.workspace.Workspaces;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How things stand, for whoever asks. */
@Configuration(proxyBeanMethods = false)
public class StatusConfiguration {
  @Bean
  Standings standings(
      Workspaces workspaces,
      Tasks tasks,
      Approvals approvals,
      AgentChoice agents,
      ProviderKeys keys,
      FollowedRemotes remotes) {
    return new Standings(workspaces, tasks, approvals, agents, keys, remotes);
  }
}
