package dev.relay.mcp.task;

import dev.relay.mcp.agent.AgentEvent;
import dev.relay.mcp.task.TaskEvent.AgentSaid;
import dev.relay.mcp.task.TaskEvent.AgentUsedTool;
import dev.relay.mcp.task.TaskEvent.Fact;
import dev.relay.mcp.task.TaskEvent.FileChanged;
import dev.relay.mcp.task.TaskEvent.Noted;
import dev.relay.mcp.task.TaskEvent.Spent;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes what an agent reports into its task's history. */
final class AgentReporter implements Consumer<AgentEvent> {
  private static final int LONGEST = 200_000;
  private final TaskJournal journal;
  private final Lease lease;
  private final StringBuilder conclusion = new StringBuilder();
  private @Nullable AgentEvent last;

  AgentReporter(TaskJournal journal, Lease lease) {
    this.journal = journal;
    this.lease = lease;
  }

  @Nullable AgentEvent last() {
    return last;
  }

  /** What it said since it last used a tool. */
  String conclusion() {
    return conclusion.toString();
  }

  @Override
  public void accept(AgentEvent event) {
    last = event;
    conclude(event);
    switch (event) {
      case AgentEvent.Said said -> tell(said.text(), new AgentSaid(said.text()));
      case AgentEvent.UsedTool used ->
          tell(used.summary(), new AgentUsedTool(used.tool(), used.summary()));
      case AgentEvent.AskedPermission asked ->
          tell("The agent asked for " + asked.tool() + ": " + asked.summary(), new Noted());
      case AgentEvent.ChangedFile(var repository, var path) ->
          tell("Changed a file in " + repository + ".", new FileChanged(repository.name(), path));
      case AgentEvent.Spent(var input, var output, var microDollars) ->
          tell("The agent used its model.", new Spent(input, output, microDollars));
      case AgentEvent.Finished finished -> tell(finished.summary(), new Noted());
      case AgentEvent.Failed _ -> {}
    }
  }

  private void conclude(AgentEvent event) {
    switch (event) {
      case AgentEvent.Said(var text) when conclusion.length() + text.length() < LONGEST ->
          conclusion.append(conclusion.isEmpty() ? "" : "\n\n").append(text);
      case AgentEvent.UsedTool _ -> conclusion.setLength(0);
      case AgentEvent.Said _,
          AgentEvent.AskedPermission _,
          AgentEvent.ChangedFile _,
          AgentEvent.Spent _,
          AgentEvent.Finished _,
          AgentEvent.Failed _ -> {}
    }
  }

  private void tell(String sentence, Fact fact) {
    journal.tell(lease, sentence, fact);
  }
}
