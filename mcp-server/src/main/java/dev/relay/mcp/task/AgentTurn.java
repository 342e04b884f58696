package dev.relay.mcp.task;

import dev.relay.mcp.agent.Agent;
import dev.relay.mcp.agent.Agent.Assignment;
import dev.relay.mcp.agent.AgentEvent;
import dev.relay.mcp.task.Bases.Fetched;
import dev.relay.repo.git.TaskTree;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One agent at work for a task; what it reports is written down. */
final class AgentTurn {
  private final Books books;
  private final Ground ground;
  private final Planner planner;
  private final Briefings briefings;
  private final BooleanSupplier closing;

  /**
   * @param closing true while this Relay ends: then a process is left at work
   */
  AgentTurn(
      Books books, Ground ground, Planner planner, Briefings briefings, BooleanSupplier closing) {
    this.books = books;
    this.ground = ground;
    this.planner = planner;
    this.briefings = briefings;
    this.closing = closing;
  }

  /** The trees in which an agent that an earlier Relay started works on, or has worked. */
  List<TaskTree> kept(Task task) {
    if (books.processes().left(task.id()).isEmpty()) {
      return List.of();
    }
    var trees = task.repositories().stream().flatMap(id -> ground.find(task, id).stream()).toList();
    if (trees.size() == task.repositories().size()) {
      return trees;
    }
    books.processes().forget(task.id()); // it has nothing to work on
    return List.of();
  }

  /** What an agent is told about the repositories; empty for one that no model drives. */
  String briefing(Task task, Workspace workspace, List<Repository> touched, Fetched heads) {
    if (!planner.agent(task.agent()).isModelDriven()) {
      return "";
    }
    var material = books.material(task.id());
    var about = briefings.of(workspace, touched, task.description(), heads.fresh());
    return books.journal().censor(material.isEmpty() ? about : material + "\n\n" + about);
  }

  Assignment assignment(
      Task task, String briefing, boolean readOnly, List<TaskTree> trees, SteeringWords words) {
    return new Assignment(task.id().value(), task.description(), briefing, readOnly, trees, words);
  }

  /** As the other, by the agent that the task has. */
  String run(Lease lease, Task task, Assignment assignment) throws InterruptedException {
    return run(lease, planner.agent(task.agent()), assignment);
  }

  /**
   * Returns what it said at its end, which may be empty. Throws {@link Work.AgentFailed} when it
   * gave up.
   */
  String run(Lease lease, Agent agent, Assignment assignment) throws InterruptedException {
    var reporter = new AgentReporter(books, lease, closing);
    agent.work(assignment, reporter);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (reporter.last() instanceof AgentEvent.Failed failed) {
      books.journal().fenced(lease, books.processes()::close);
      throw new Work.AgentFailed(failed.sentence());
    }
    return reporter.conclusion();
  }
}
