package dev.relay.mcp.status;

import dev.relay.mcp.agent.AgentChoice;
import dev.relay.mcp.approval.Approvals;
import dev.relay.mcp.secret.ProviderKeys;
import dev.relay.mcp.task.Tasks;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.publish.Trains;
import dev.relay.repo.sync.Standpoints;
import dev.relay.repo.webhook.FollowedRemotes;
import dev.relay.repo.workspace.Workspaces;
import java.time.InstantSource;
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

  @Bean
  News news(Git git, Mirrors mirrors) {
    return new News(git, mirrors);
  }

  @Bean
  Briefings statusBriefings(
      Standpoints standpoints, Tasks tasks, Trains trains, News news, InstantSource clock) {
    return new Briefings(
        new CheckoutLook(standpoints), tasks, trains, new LastAsked(), news, clock);
  }
}
