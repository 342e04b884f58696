package dev.relay.mcp.task;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.task.TaskEvent.Fact;
import dev.relay.mcp.task.TaskEvent.Noted;
import dev.relay.mcp.task.TaskEvent.Steered;
import dev.relay.repo.git.Diffs;
import dev.relay.repo.publish.ChangeSet;
import dev.relay.repo.sync.SyncResult;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.UnknownName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tasks in PostgreSQL. What is answered is committed. */
final class StoredTasks implements Tasks {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final int PATCH_BYTES = 1 << 20;
  private final Books books;
  private final Starting starting;
  private final Stopping stopping;
  private final Ground ground;
  private final Diffs diffs;
  private final Audit audit;

  StoredTasks(
      Books books, Starting starting, Stopping stopping, Ground ground, Diffs diffs, Audit audit) {
    this.books = books;
    this.starting = starting;
    this.stopping = stopping;
    this.ground = ground;
    this.diffs = diffs;
    this.audit = audit;
  }

  @Override
  public Task start(NewTask request, Caller caller) {
    Policy.require(caller, Effect.RUN);
    if (request.ends() == Ends.REPORT) {
      return starting.ask(request, caller);
    }
    var held = starting.held(request, caller);
    if (held.isPresent()) {
      steer(held.get().id(), request.description(), caller);
      return get(held.get().id(), caller);
    }
    return starting.start(request, caller);
  }

  @Override
  public Task settle(String workspace, SyncResult.Conflicted conflict, Caller caller) {
    Policy.require(caller, Effect.RUN);
    return starting.settle(workspace, Merge.of(conflict), caller);
  }

  @Override
  public Task undo(@Nullable TaskId id, Caller caller) {
    Policy.require(caller, Effect.UNDO);
    return starting.undo(id == null ? lastLanded(caller) : get(id, caller), caller);
  }

  @Override
  public Task get(TaskId id, Caller caller) {
    Policy.require(caller, Effect.READ);
    return query("id = ? AND user_id = ?", 1, id.value(), caller.userId()).stream()
        .findFirst()
        .orElseThrow(() -> UnknownName.gone("task", id.value()));
  }

  @Override
  public Task latest(Caller caller) {
    return list(caller, false, 1).stream()
        .findFirst()
        .orElseThrow(() ->
            new TaskRefused(
                TaskRefused.Kind.POINTLESS, "There is no task yet: say what you want to change."));
  }

  @Override
  public List<Task> list(Caller caller, boolean openOnly, int limit) {
    Policy.require(caller, Effect.READ);
    return openOnly
        ? query(
            "user_id = ? AND state NOT IN ('DONE', 'REJECTED', 'FAILED', 'CANCELLED')",
            limit,
            caller.userId())
        : query("user_id = ?", limit, caller.userId());
  }

  @Override
  public List<TaskEvent> events(TaskId id, long after, int limit, Caller caller) {
    get(id, caller);
    return events(id, after, limit);
  }

  @Override
  public List<TaskEvent> await(TaskId id, long after, Duration wait, Caller caller) {
    get(id, caller);
    return Waiting.first(books.journal().signal(), wait, POLL, () -> events(id, after, 200));
  }

  @Override
  public void steer(TaskId id, String said, Caller caller) {
    Policy.require(caller, Effect.RUN);
    get(id, caller);
    var words = books.journal().censor(said);
    if (words.isBlank()) {
      throw new TaskRefused(TaskRefused.Kind.POINTLESS, "Say what the agent should do.");
    }
    books
        .journal()
        .locked(
            id,
            pen -> {
              audit.write(caller, "task.steered", id.value(), words);
              pen.tell("You said: " + words.strip(), said(pen, words.strip(), caller));
              stopping.steered(pen);
              return id;
            });
  }

  /** To try again is no word for the agent. */
  private static Fact said(TaskJournal.Pen pen, String words, Caller caller) {
    return pen.state() == TaskState.BLOCKED && words.equalsIgnoreCase("retry")
        ? new Noted()
        : new Steered(words, caller.actor());
  }

  @Override
  public Task cancel(TaskId id, Caller caller) {
    Policy.require(caller, Effect.RUN);
    get(id, caller);
    stopping.cancel(id, () -> audit.write(caller, "task.cancelled", id.value(), ""));
    return get(id, caller);
  }

  @Override
  public Task resume(TaskId id, Caller caller) {
    Policy.require(caller, Effect.RUN);
    get(id, caller);
    stopping.resume(id, () -> audit.write(caller, "task.resumed", id.value(), ""));
    return get(id, caller);
  }

  @Override
  public Optional<ChangeSet> changes(TaskId id, Caller caller) {
    get(id, caller);
    return books.changeSets().latest(id);
  }

  @Override
  public String patch(TaskId id, RepositoryId repository, @Nullable String path, Caller caller) {
    var task = get(id, caller);
    var changes = books.changeSets().latest(id).map(ChangeSet::changes).orElse(List.of());
    var change =
        changes.stream()
            .filter(c -> c.repository().equals(repository))
            .findFirst()
            .orElseThrow(() ->
                UnknownName.of(
                    "changed repository",
                    repository.name(),
                    changes.stream().map(c -> c.repository().name()).toList()));
    var tree = ground.tree(task, repository);
    return diffs.patch(tree.gitDir(), change.base(), change.tree(), path, PATCH_BYTES);
  }

  private Task lastLanded(Caller caller) {
    return query(
            "user_id = ? AND state IN ('DONE', 'FAILED') AND undoes IS NULL"
                + " AND EXISTS (SELECT 1 FROM landing l WHERE l.task = task.id)"
                + " AND NOT EXISTS (SELECT 1 FROM task u WHERE u.undoes = task.id"
                + " AND u.state NOT IN ('FAILED', 'CANCELLED', 'REJECTED'))",
            1,
            caller.userId())
        .stream()
        .findFirst()
        .orElseThrow(() ->
            new TaskRefused(
                TaskRefused.Kind.POINTLESS, "Nothing has landed that could be taken back."));
  }

  private List<Task> query(String where, int limit, Object... params) {
    return books
        .journal()
        .database()
        .client()
        .sql("SELECT * FROM task WHERE " + where + " ORDER BY created_at DESC, id LIMIT " + limit)
        .params(params)
        .query(TaskRows::task)
        .list();
  }

  private List<TaskEvent> events(TaskId id, long after, int limit) {
    return books
        .journal()
        .database()
        .client()
        .sql(
            "SELECT "
                + TaskRows.EVENT
                + " FROM task_event e WHERE e.task = ? AND e.seq > ? ORDER BY e.seq LIMIT ?")
        .params(id.value(), after, limit)
        .query(TaskRows::event)
        .list();
  }
}
