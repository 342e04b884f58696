package dev.relay.mcp.api;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.access.web.SignedIn;
import dev.relay.mcp.agent.AgentChoice;
import dev.relay.mcp.status.Standing;
import dev.relay.mcp.status.Standings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Whether Relay is up, how things stand, and who is asking. */
@RestController
public final class StatusController {
  private static final int LONGEST_WAIT = 60;

  private final Standings standings;
  private final AgentChoice agents;
  private final SignedIn signedIn;

  public StatusController(Standings standings, AgentChoice agents, SignedIn signedIn) {
    this.standings = standings;
    this.agents = agents;
    this.signedIn = signedIn;
  }

  record Me(String userId, String kind, String name, List<String> scopes) {}

  @GetMapping("/api/health")
  Map<String, String> health() {
    return Map.of("status", "up");
  }

  /** With {@code wait} (seconds) only then, or with 401 as soon as the caller is signed out. */
  @GetMapping("/api/me")
  Mono<Me> me(
      Caller caller, @RequestParam(defaultValue = "0") int wait, ServerWebExchange exchange) {
    if (wait < 0 || wait > LONGEST_WAIT) {
      throw new BadRequest("'wait' must be a number from 0 to " + LONGEST_WAIT + ".");
    }
    var answer = Mono.fromSupplier(() -> me(caller));
    return wait == 0
        ? answer
        : Mono.firstWithSignal(
            answer.delaySubscription(Duration.ofSeconds(wait)),
            signedIn.over(exchange).then(Mono.error(StatusController::signedOut)));
  }

  private static ResponseStatusException signedOut() {
    return new ResponseStatusException(HttpStatus.UNAUTHORIZED);
  }

  private static Me me(Caller caller) {
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
