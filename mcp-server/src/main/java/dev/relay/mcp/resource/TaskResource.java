package dev.relay.mcp.resource;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.PageLinks;
import dev.relay.mcp.task.ApprovalLinks;
import dev.relay.mcp.task.Task;
import dev.relay.mcp.task.TaskEvent;
import dev.relay.mcp.task.Tasks;
import dev.relay.repo.workspace.RepositoryId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A task with its newest events. */
@Component
final class TaskResource implements Resource {
  private static final int EVENTS = 50;

  private final Tasks tasks;
  private final PageLinks links;
  private final ApprovalLinks approvals;

  TaskResource(Tasks tasks, PageLinks links, ApprovalLinks approvals) {
    this.tasks = tasks;
    this.links = links;
    this.approvals = approvals;
  }

  record Event(long seq, Instant at, String sentence) {
    static Event of(TaskEvent event) {
      return new Event(event.seq(), event.at(), event.sentence());
    }
  }

  /**
   * @param approval where a person answers what it waits for; null while it waits for nobody
   */
  record Document(
      String id,
      String workspace,
      String description,
      List<String> repositories,
      String state,
      String summary,
      String agent,
      URI link,
      @Nullable URI approval,
      Instant createdAt,
      Instant updatedAt,
      List<Event> events) {}

  @Override
  public Definition definition() {
    return new Definition(
        "relay://tasks/{task}",
        "task",
        "Task",
        "A task as it stands now, with its newest events, and where a person approves it.",
        Documents.JSON);
  }

  @Override
  public String read(Caller caller, Map<String, String> variables) {
    var task = Variables.task(tasks, variables, caller);
    return Documents.write(document(task, events(task, caller)));
  }

  private List<Event> events(Task task, Caller caller) {
    var after = Math.max(0, task.lastSeq() - EVENTS);
    return tasks.events(task.id(), after, EVENTS, caller).stream().map(Event::of).toList();
  }

  private Document document(Task task, List<Event> events) {
    return new Document(
        task.id().value(),
        task.workspace(),
        task.description(),
        task.repositories().stream().map(RepositoryId::name).toList(),
        task.state().name().toLowerCase(Locale.ROOT),
        task.summary(),
        task.agent(),
        links.task(task.id().value()),
        approvals.of(task).orElse(null),
        task.createdAt(),
        task.updatedAt(),
        events);
  }
}
