package dev.relay.mcp.task;

import dev.relay.mcp.agent.Agent;
import dev.relay.mcp.agent.Agent.Assignment;
import dev.relay.mcp.agent.AgentEvent;

/** One agent at work for a task; what it reports is written down. */
final class AgentTurn {
  private AgentTurn() {}

  /**
   * Returns what it said at its end, which may be empty. Throws {@link Work.AgentFailed} when it
   * gave up.
   */
  static String run(TaskJournal journal, Lease lease, Agent agent, Assignment assignment)
      throws InterruptedException {
    var reporter = new AgentReporter(journal, lease);
    agent.work(assignment, reporter);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (reporter.last() instanceof AgentEvent.Failed failed) {
      throw new Work.AgentFailed(failed.sentence());
    }
    return reporter.conclusion();
  }
}
