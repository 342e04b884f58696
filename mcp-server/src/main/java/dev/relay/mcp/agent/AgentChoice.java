package dev.relay.mcp.agent;

import dev.relay.mcp.agent.Agent.Availability;
import dev.relay.repo.speech.Words;
import dev.relay.repo.workspace.UnknownName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

  /** One agent, whether it works here, and a sentence about that. */
  public record Candidate(String name, boolean ready, String reason) {}

  public List<Candidate> all() {
    return agents.stream().map(AgentChoice::candidate).toList();
  }

  /** What would run the next request that it can do; for the status. */
  public Candidate preferred() {
    if (configured.isPresent()) {
      return candidate(named(configured.get()));
    }
    return agents.stream()
        .filter(agent -> agent.availability().ready())
        .findFirst()
        .map(agent ->
            new Candidate(agent.name(), true, taking(agent) + without(before(agent)) + "."))
        .orElseGet(() -> all().getFirst());
  }

  /** By request, by configuration, else the first that is ready and can do it. */
  public Choice choose(String description, @Nullable String requested) {
    if (requested != null) {
      return checked(named(requested), description, "you asked for it");
    }
    if (configured.isPresent()) {
      return checked(named(configured.get()), description, "RELAY_AGENT says so");
    }
    for (var agent : agents) {
      var suits = agent.suits(description);
      if (suits.isPresent() && agent.availability().ready()) {
        return new Choice(agent, sentence(agent, suits.get() + without(before(agent))));
      }
    }
    throw nobody(description);
  }

  /** The same among those that answer a question by reading. */
  public Choice chooseToAnswer(String question, @Nullable String requested) {
    var able = agents.stream().filter(Agent::answers).toList();
    var fixed = configured.filter(name -> able.stream().anyMatch(each -> isNamed(each, name)));
    return new AgentChoice(able, fixed).choose(question, requested);
  }

  public Agent named(String name) {
    return agents.stream()
        .filter(each -> isNamed(each, name))
        .findFirst()
        .orElseThrow(
            () -> UnknownName.of("agent", name, agents.stream().map(Agent::name).toList()));
  }

  private static boolean isNamed(Agent agent, String name) {
    return agent.name().equalsIgnoreCase(name);
  }

  private static Choice checked(Agent agent, String description, String why) {
    var availability = agent.availability();
    if (!availability.ready()) {
      throw new NoAgent(unready(agent, availability));
    }
    if (agent.suits(description).isEmpty()) {
      throw new NoAgent(
          Words.capital(agent.title())
              + " takes "
              + agent.takes()
              + " only; "
              + agent.understands());
    }
    return new Choice(agent, sentence(agent, why));
  }

  /** One sentence: what is missing, how to get it, and what goes without it. */
  private NoAgent nobody(String description) {
    var missing = agents.stream().filter(a -> a.suits(description).isPresent()).findFirst();
    var ready = agents.stream().filter(a -> a.availability().ready()).findFirst();
    return new NoAgent(
        missing.map(AgentChoice::needed).orElse("No agent here can do that")
            + ready.map(a -> "; without it, " + a.understands()).orElse("."));
  }

  private static String needed(Agent agent) {
    var availability = agent.availability();
    return "That needs "
        + agent.title()
        + ", which "
        + availability.state()
        + ": "
        + availability.next();
  }

  private static String sentence(Agent agent, String why) {
    return Words.capital(agent.title()) + " will do this, because " + why + ".";
  }

  /** Those that would have come first. */
  private List<Agent> before(Agent chosen) {
    return agents.stream()
        .filter(agent -> agent.rank() > chosen.rank() && !agent.availability().ready())
        .toList();
  }

  private static String without(List<Agent> missing) {
    return missing.stream()
        .map(agent -> "; " + agent.title() + " " + agent.availability().state())
        .collect(Collectors.joining());
  }

  private static Candidate candidate(Agent agent) {
    var availability = agent.availability();
    return availability.ready()
        ? new Candidate(agent.name(), true, taking(agent) + ".")
        : new Candidate(agent.name(), false, unready(agent, availability));
  }

  private static String taking(Agent agent) {
    return "%s %s and takes %s"
        .formatted(Words.capital(agent.title()), agent.availability().state(), agent.takes());
  }

  private static String unready(Agent agent, Availability availability) {
    return "%s %s: %s."
        .formatted(Words.capital(agent.title()), availability.state(), availability.next());
  }
}
