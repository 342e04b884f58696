package dev.relay.mcp.task;

import dev.relay.mcp.agent.AgentEvent;
import dev.relay.mcp.agent.Logbook;
import dev.relay.mcp.sandbox.Detached.Handle;
import dev.relay.mcp.task.TaskEvent.AgentSaid;
import dev.relay.mcp.task.TaskEvent.AgentUsedTool;
import dev.relay.mcp.task.TaskEvent.FileChanged;
import dev.relay.mcp.task.TaskEvent.Noted;
import dev.relay.mcp.task.TaskEvent.Spent;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes what an agent reports into its task's history. */
final class AgentReporter implements Logbook {
  private static final int LONGEST = 200_000;
  private final Books books;
  private final Lease lease;
  private final BooleanSupplier closing;
  private final StringBuilder conclusion = new StringBuilder();
  private @Nullable AgentEvent last;

  /**
   * @param closing true while this Relay ends
   */
  AgentReporter(Books books, Lease lease, BooleanSupplier closing) {
    this.books = books;
    this.lease = lease;
    this.closing = closing;
  }

  @Nullable AgentEvent last() {
    return last;
  }

  /** What it said since it last used a tool. */
  String conclusion() {
    return conclusion.toString();
  }

  @Override
  public Optional<Left> left() {
    var left = books.processes().left(lease.task());
    if (left.isPresent() && conclusion.isEmpty()) {
      books.saidAtLast(lease.task()).forEach(text -> conclude(new AgentEvent.Said(text)));
    }
    return left;
  }

  @Override
  public void began(Handle handle) {
    books.journal().fenced(lease, pen -> books.processes().began(pen, handle));
  }

  @Override
  public void accept(AgentEvent event) {
    report(List.of(event), pen -> {});
  }

  @Override
  public void accept(List<AgentEvent> events, long read) {
    report(events, pen -> books.processes().reported(pen, read, cost(events)));
  }

  private void report(List<AgentEvent> events, Consumer<TaskJournal.Pen> more) {
    books
        .journal()
        .fenced(
            lease,
            pen -> {
              events.forEach(event -> tell(pen, event));
              more.accept(pen);
            });
    events.forEach(this::conclude);
    last = events.getLast();
  }

  @Override
  public boolean goesOnWithout() {
    if (closing.getAsBoolean()) {
      return true;
    }
    // The connection pool refuses interrupted threads.
    var interrupted = Thread.interrupted();
    try {
      return books.journal().isTakenOver(lease);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static long cost(List<AgentEvent> events) {
    return events.stream()
        .mapToLong(event -> event instanceof AgentEvent.Spent spent ? spent.microDollars() : 0)
        .sum();
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

  private static void tell(TaskJournal.Pen pen, AgentEvent event) {
    switch (event) {
      case AgentEvent.Said said -> pen.tell(said.text(), new AgentSaid(said.text()));
      case AgentEvent.UsedTool used ->
          pen.tell(used.summary(), new AgentUsedTool(used.tool(), used.summary()));
      case AgentEvent.AskedPermission asked ->
          pen.tell("The agent asked for " + asked.tool() + ": " + asked.summary(), new Noted());
      case AgentEvent.ChangedFile(var repository, var path) ->
          pen.tell(
              "Changed a file in " + repository + ".", new FileChanged(repository.name(), path));
      case AgentEvent.Spent(var input, var output, var microDollars) ->
          pen.tell("The agent used its model.", new Spent(input, output, microDollars));
      case AgentEvent.Finished finished -> pen.tell(finished.summary(), new Noted());
      case AgentEvent.Failed _ -> {}
    }
  }
}
