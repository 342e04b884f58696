package dev.relay.mcp.agent;

import dev.relay.repo.home.Settings;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Every agent in a package below, and the choice among them. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class AgentConfiguration {
  @Bean
  AgentChoice agentChoice(List<Agent> agents, Settings settings) {
    return new AgentChoice(agents, settings.get("RELAY_AGENT"));
  }
}
