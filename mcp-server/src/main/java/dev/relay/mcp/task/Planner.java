package dev.relay.mcp.task;

import dev.relay.mcp.agent.Agent;
import dev.relay.mcp.agent.Agent.Reach;
import dev.relay.mcp.agent.AgentChoice;
import dev.relay.repo.graph.DependencyGraph;
import dev.relay.repo.graph.DependencyGraphs;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds out what a request will touch, and in which order it lands. */
final class Planner {
  private final DependencyGraphs graphs;
  private final Bases bases;
  private final AgentChoice agents;

  Planner(DependencyGraphs graphs, Bases bases, AgentChoice agents) {
    this.graphs = graphs;
    this.bases = bases;
    this.agents = agents;
  }

  /**
   * @param repositories that are touched, in dependency order
   * @param otherwise why there is nothing to do; empty when there is
   */
  record Plan(
      List<RepositoryId> repositories, Map<RepositoryId, Integer> places, String otherwise) {
    int total() {
      return places.values().stream().mapToInt(Integer::intValue).sum();
    }

    String brief() {
      return Brief.impact(repositories, total());
    }
  }

  DependencyGraph graph(Workspace workspace) {
    return graphs.of(workspace);
  }

  Agent agent(String name) {
    return agents.named(name);
  }

  /** Taking back is Relay's own doing, whoever did what is taken back. */
  boolean isByModel(Task task) {
    var byNobody = task.undoes() != null || task.agent().equals(Settlement.NOBODY);
    return !byNobody && agent(task.agent()).isModelDriven();
  }

  AgentChoice agents() {
    return agents;
  }

  Plan plan(
      Workspace workspace,
      List<RepositoryId> candidates,
      Agent agent,
      String description,
      Bases.Fetched heads) {
    var ordered = graph(workspace).order(candidates);
    var repositories = repositories(workspace, ordered);
    return agent
        .forecast(description, bases.of(repositories, heads))
        .map(forecast ->
            new Plan(
                forecast.reach().stream().map(Reach::repository).toList(),
                forecast.reach().stream()
                    .collect(Collectors.toMap(Reach::repository, Reach::places)),
                forecast.otherwise()))
        .orElseGet(() -> new Plan(ordered, Map.of(), ""));
  }

  static List<Repository> repositories(Workspace workspace, List<RepositoryId> ids) {
    return ids.stream().map(id -> workspace.repository(id.name())).toList();
  }
}
