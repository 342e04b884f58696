package dev.relay.mcp.agent;

import dev.relay.repo.workspace.UnknownName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which agent does a request, and why, as a sentence. */
public final class AgentChoice {
  private final List<Agent> agents;
  private final Optional<String> configured;

  /**
   * @param configured the value of {@code RELAY_AGENT}
   */
  public AgentChoice(List<Agent> agents, Optional<String> configured) {
    this.agents = agents.stream().sorted(Comparator.comparingInt(Agent::rank).reversed()).toList();
    this.configured = configured;
  }

  public record Choice(Agent agent, String reason) {}

  /** One agent, whether it works here, and why or why not. */
  public record Candidate(String name, boolean ready, String reason) {}

  public List<Candidate> all() {
    return agents.stream().map(AgentChoice::candidate).toList();
  }

  /** What would run a free-form request, or the first that is ready; for the status. */
  public Candidate preferred() {
    return configured
        .map(name -> candidate(named(name)))
        .orElseGet(
            () -> all().stream().filter(Candidate::ready).findFirst().orElse(all().getFirst()));
  }

  /** By request, by configuration, else the first that is ready and can do it. */
  public Choice choose(String description, @Nullable String requested) {
    if (requested != null) {
      return checked(named(requested), description, "you asked for it");
    }
    if (configured.isPresent()) {
      return checked(named(configured.get()), description, "RELAY_AGENT says so");
    }
    return agents.stream()
        .filter(a -> a.availability().ready() && a.accepts(description))
        .findFirst()
        .map(a -> new Choice(a, sentence(a, a.availability().reason())))
        .orElseThrow(this::nobody);
  }

  public Agent named(String name) {
    return agents.stream()
        .filter(a -> a.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () -> UnknownName.of("agent", name, agents.stream().map(Agent::name).toList()));
  }

  private static Choice checked(Agent agent, String description, String why) {
    var availability = agent.availability();
    if (!availability.ready()) {
      throw new NoAgent(agent.title() + " cannot run here: " + availability.reason() + ".");
    }
    if (!agent.accepts(description)) {
      throw new NoAgent(
          agent.title() + " does not understand that sentence. " + agent.understands());
    }
    return new Choice(agent, sentence(agent, why));
  }

  private NoAgent nobody() {
    var missing = agents.stream().filter(a -> !a.availability().ready()).findFirst();
    var ready = agents.stream().filter(a -> a.availability().ready()).findFirst();
    return new NoAgent(
        missing
                .map(a -> "That needs " + a.title() + ": " + a.availability().reason() + ". ")
                .orElse("No agent here can do that. ")
            + ready.map(a -> "Without it, " + a.understands()).orElse(""));
  }

  private static String sentence(Agent agent, String why) {
    return agent.title() + ", because " + why + ".";
  }

  private static Candidate candidate(Agent agent) {
    var availability = agent.availability();
    return new Candidate(
        agent.name(), availability.ready(), sentence(agent, availability.reason()));
  }
}
