package dev.relay.mcp.tool;

import dev.relay.mcp.task.ApprovalLinks;
import dev.relay.mcp.task.Task;
import dev.relay.mcp.task.Tasks;
import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Follows a task for a client that waits for its end, and cancels it when the client does. */
@Component
final class TaskFollowing {
  private static final Duration ROUND = Duration.ofSeconds(20);

  private final Tasks tasks;
  private final ApprovalLinks links;

  TaskFollowing(Tasks tasks, ApprovalLinks links) {
    this.tasks = tasks;
    this.links = links;
  }

  /**
   * As it is at its end. Whoever it waits for meanwhile is named in the progress, with the link.
   */
  Task toTheEnd(Call call, Task started) {
    var task = started;
    call.progress((double) task.lastSeq(), null, links.summary(task));
    while (!task.state().isFinal()) {
      try {
        tasks.await(task.id(), task.lastSeq(), ROUND, call.caller());
        task = tasks.get(task.id(), call.caller());
      } catch (DataAccessException e) { // an interrupt reaches who waits for a connection, too
        if (!Thread.currentThread().isInterrupted()) {
          throw e;
        }
      }
      if (Thread.interrupted()) {
        return cancelled(call, task);
      }
      call.progress((double) task.lastSeq(), null, links.summary(task));
    }
    return task;
  }

  private Task cancelled(Call call, Task task) {
    try {
      return tasks.cancel(task.id(), call.caller());
    } finally {
      Thread.currentThread().interrupt(); // so that nothing is answered
    }
  }
}
