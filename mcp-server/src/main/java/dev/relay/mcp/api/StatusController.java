package dev.relay.mcp.api;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.agent.AgentChoice;
import dev.relay.mcp.status.Standing;
import dev.relay.mcp.status.Standings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether Relay is up, how things stand, and who is asking. */
@RestController
public final class StatusController {
  private final Standings standings;
  private final AgentChoice agents;

  public StatusController(Standings standings, AgentChoice agents) {
    this.standings = standings;
    this.agents = agents;
  }

  record Me(String userId, String kind, String name, List<String> scopes) {}

  @GetMapping("/api/health")
  Map<String, String> health() {
    return Map.of("status", "up");
  }

  @GetMapping("/api/me")
  Me me(Caller caller) {
    return switch (caller) {
      case Caller.Person person -> new Me(person.userId(), "person", person.userId(), List.of());
      case Caller.Token token ->
          new Me(token.userId(), "token", token.name(), names(token.scopes()));
      case Caller.Service service ->
          new Me(service.userId(), "service", service.channel(), List.of());
    };
  }

  @GetMapping("/api/status")
  Standing status(Caller caller) {
    Policy.require(caller, Effect.READ);
    return standings.of(caller);
  }

  @GetMapping("/api/agents")
  List<AgentChoice.Candidate> agents(Caller caller) {
    Policy.require(caller, Effect.READ);
    return agents.all();
  }

  private static List<String> names(Set<Caller.Scope> scopes) {
    return scopes.stream().sorted().map(s -> s.name().toLowerCase(Locale.ROOT)).toList();
  }
}
