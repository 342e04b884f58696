package dev.relay.mcp.task;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.access.Caller;
import dev.relay.mcp.agent.AgentChoice.Choice;
import dev.relay.mcp.task.Planner.Plan;
import dev.relay.mcp.task.TaskEvent.Noted;
import dev.relay.mcp.task.TaskRefused.Kind;
import dev.relay.repo.publish.Landing;
import dev.relay.repo.speech.Words;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns a request into a stored, queued task with a brief, or refuses it. */
final class Starting {
  private static final Pattern RESOLVE =
      Pattern.compile(
          "(?i)(?:please )?(?:resolve|settle|solve) the (?:merge )?conflicts? in ([\\w.-]*\\w).*",
          Pattern.DOTALL);

  /** Talking never waits: what is not fetched by then is fetched by the job. */
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private final Books books;
  private final TaskQueue queue;
  private final Ground ground;
  private final Planner planner;
  private final Audit audit;

  Starting(Books books, TaskQueue queue, Ground ground, Planner planner, Audit audit) {
    this.books = books;
    this.queue = queue;
    this.ground = ground;
    this.planner = planner;
    this.audit = audit;
  }

  Task start(NewTask request, Caller caller) {
    var description = books.journal().censor(request.description().strip());
    if (description.isEmpty()) {
      throw new TaskRefused(Kind.POINTLESS, "Say what you want to change.");
    }
    var name = request.workspace().isBlank() ? null : request.workspace();
    var workspace = ground.workspaces().getOrOnly(name);
    var choice = planner.agents().choose(description, request.agent());
    var plan = plan(workspace, candidates(workspace, request), choice, description);
    return store(
        new Draft(
            workspace.name(),
            description,
            plan.repositories(),
            choice.agent().name(),
            choice.reason(),
            null,
            Ends.CHANGES,
            plan.brief()),
        caller);
  }

  /** A task that answers a question and changes nothing. */
  Task ask(NewTask request, Caller caller) {
    var question = books.journal().censor(request.description().strip());
    if (question.isEmpty()) {
      throw new TaskRefused(Kind.POINTLESS, "Say what you want to know.");
    }
    var name = request.workspace().isBlank() ? null : request.workspace();
    var workspace = ground.workspaces().getOrOnly(name);
    var choice = planner.agents().chooseToAnswer(question, request.agent());
    var read = planner.graph(workspace).order(candidates(workspace, request));
    return store(
        new Draft(
            workspace.name(),
            question,
            read,
            choice.agent().name(),
            choice.reason(),
            null,
            Ends.REPORT,
            "I look into "
                + Words.few(read.stream().map(RepositoryId::name).toList())
                + " and tell you."),
        caller,
        pen -> books.give(pen, request.material()));
  }

  Task undo(Task done, Caller caller) {
    if (books.merges().of(done.id()).isPresent()) {
      throw new TaskRefused(
          Kind.WRONG_STATE, "That is in your checkout only: undo the sync to take it back.");
    }
    var landed =
        books.landings().of(done.id()).stream().map(Landing.Commit::repository).distinct().toList();
    if (landed.isEmpty()) {
      throw new TaskRefused(
          Kind.POINTLESS, "That task has landed nothing, so there is nothing to take back.");
    }
    var workspace = ground.workspace(done);
    var back = planner.graph(workspace).order(landed).reversed();
    return store(
        new Draft(
            done.workspace(),
            "Undo: " + done.description(),
            back,
            "undo",
            "Relay itself, because taking back what it landed needs no agent.",
            done.id(),
            Ends.CHANGES,
            "I take it back in "
                + Words.and(back.stream().map(RepositoryId::name).toList())
                + ", in this order."),
        caller);
  }

  /** The open task that holds the conflict which is asked to be resolved. */
  Optional<Task> held(NewTask request, Caller caller) {
    var named = RESOLVE.matcher(request.description().strip());
    if (!named.matches()) {
      return Optional.empty();
    }
    var name = request.workspace().isBlank() ? null : request.workspace();
    var workspace = ground.workspaces().getOrOnly(name);
    return workspace
        .find(named.group(1))
        .flatMap(
            repository -> books.merges().open(caller.userId(), workspace.name(), repository.id()));
  }

  /** One task per conflict, however often it is met. */
  Task settle(String workspace, Merge merge, Caller caller) {
    return books
        .merges()
        .open(caller.userId(), workspace, merge)
        .orElseGet(() ->
            store(
                new Draft(
                    workspace,
                    merge.description(),
                    List.of(merge.repository()),
                    Settlement.NOBODY,
                    "You, or an agent that you give it to.",
                    null,
                    Ends.CHANGES,
                    merge.description()),
                caller,
                pen -> books.merges().save(pen, merge)));
  }

  private record Draft(
      String workspace,
      String description,
      List<RepositoryId> repositories,
      String agent,
      String reason,
      @Nullable TaskId undoes,
      Ends ends,
      String brief) {}

  private static List<RepositoryId> candidates(Workspace workspace, NewTask request) {
    return workspace.select(request.repositories()).stream().map(Repository::id).toList();
  }

  private Plan plan(
      Workspace workspace, List<RepositoryId> candidates, Choice choice, String description) {
    var fetched = fetch(workspace, candidates);
    var ordered = planner.graph(workspace).order(candidates);
    if (!fetched.complete()) {
      return new Plan(ordered, Map.of(), "");
    }
    var plan = planner.plan(workspace, candidates, choice.agent(), description, fetched);
    if (plan.repositories().isEmpty()) {
      throw new TaskRefused(Kind.POINTLESS, plan.otherwise());
    }
    return plan;
  }

  private Bases.Fetched fetch(Workspace workspace, List<RepositoryId> candidates) {
    try {
      return ground.bases().fetch(Planner.repositories(workspace, candidates), PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private Task store(Draft draft, Caller caller) {
    return store(draft, caller, _ -> {});
  }

  private Task store(Draft draft, Caller caller, Consumer<TaskJournal.Pen> also) {
    var now = books.journal().clock().instant();
    var id = TaskId.random();
    var task =
        new Task(
            id,
            caller.userId(),
            draft.workspace(),
            draft.description(),
            draft.repositories(),
            draft.agent(),
            draft.reason(),
            draft.undoes(),
            draft.ends(),
            TaskState.QUEUED,
            draft.brief(),
            0,
            now,
            now);
    return books
        .journal()
        .begin(
            task,
            caller.actor(),
            pen -> {
              if (task.undoes() != null) {
                requireNotTakenBack(task.undoes(), id);
              }
              also.accept(pen);
              audit.write(caller, "task.started", id.value(), draft.description());
              pen.tell(draft.reason(), new Noted());
              var shared = shared(task);
              if (!shared.isEmpty()) {
                pen.tell(shared, new Noted());
                pen.summarize(draft.brief() + " " + shared);
              }
              queue.enqueue(pen, now);
            });
  }

  /** Within the transaction that stores {@code id}; two at once would land the same twice. */
  private void requireNotTakenBack(TaskId done, TaskId id) {
    var client = books.journal().database().client();
    client
        .sql("SELECT id FROM task WHERE id = ? FOR UPDATE")
        .param(done.value())
        .query()
        .listOfRows();
    client
        .sql(
            "SELECT * FROM task u WHERE u.undoes = ? AND u.id <> ?"
                + " AND u.state NOT IN ('FAILED', 'CANCELLED', 'REJECTED')"
                + " AND NOT EXISTS (SELECT 1 FROM task v WHERE v.undoes = u.id AND v.state = 'DONE')"
                + " LIMIT 1")
        .params(done.value(), id.value())
        .query(TaskRows::task)
        .optional()
        .ifPresent(other -> {
          throw new TaskRefused(Kind.WRONG_STATE, takenBack(other));
        });
  }

  private static String takenBack(Task other) {
    return other.state() == TaskState.DONE
        ? "Task " + other.id() + " has taken that back already; undo that one to have it again."
        : "Task " + other.id() + " takes that back already; look at that one.";
  }

  /** What else is being done in the same repositories; empty when nothing is. */
  private String shared(Task task) {
    if (task.ends() == Ends.REPORT) {
      return "";
    }
    var names =
        books
            .journal()
            .database()
            .client()
            .sql(
                "SELECT DISTINCT unnest(repositories) FROM task WHERE user_id = ? AND id <> ?"
                    + " AND workspace = ? AND ends = 'CHANGES'"
                    + " AND state NOT IN ('DONE', 'REJECTED', 'FAILED', 'CANCELLED')")
            .params(task.userId(), task.id().value(), task.workspace())
            .query(String.class)
            .list();
    var both =
        task.repositories().stream().map(RepositoryId::name).filter(names::contains).toList();
    return both.isEmpty()
        ? ""
        : "Another open task works on "
            + Words.and(both)
            + " too; the second to land is tested again, and asked again where both change the same"
            + " files.";
  }
}
