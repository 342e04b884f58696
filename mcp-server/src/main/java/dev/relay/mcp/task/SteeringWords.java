package dev.relay.mcp.task;

import dev.relay.mcp.agent.Agent;
import dev.relay.mcp.task.TaskEvent.Steered;
import org.jspecify.annotations.Nullable;

/** The words people said to a task, handed to its agent one by one, from the first. */
final class SteeringWords implements Agent.Steering {
  private final Books books;
  private final TaskId task;
  private long read;

  SteeringWords(Books books, TaskId task) {
    this.books = books;
    this.task = task;
  }

  @Override
  public @Nullable String next() {
    for (var event : books.steered(task, read)) {
      read = event.seq();
      if (event.fact() instanceof Steered steered) {
        return steered.words();
      }
    }
    return null;
  }

  /** True when something was said that the agent has not read. */
  boolean unread() {
    return !books.steered(task, read).isEmpty();
  }
}
