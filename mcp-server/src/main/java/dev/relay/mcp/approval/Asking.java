package dev.relay.mcp.approval;

import dev.relay.mcp.approval.Approval.State;
import dev.relay.mcp.approval.Approval.Step;
import dev.relay.mcp.task.Books;
import dev.relay.mcp.task.Consent;
import dev.relay.mcp.task.Merge;
import dev.relay.mcp.task.Task;
import dev.relay.mcp.task.TaskEvent.ApprovalAsked;
import dev.relay.mcp.task.TaskJournal.Pen;
import dev.relay.mcp.task.TaskQueue;
import dev.relay.mcp.task.TaskRefused;
import dev.relay.mcp.task.TaskState;
import dev.relay.mcp.task.Warning;
import dev.relay.repo.git.FileChange;
import dev.relay.repo.git.Identity;
import dev.relay.repo.git.TaskTrees;
import dev.relay.repo.publish.Approved;
import dev.relay.repo.publish.ChangeSet;
import dev.relay.repo.publish.RepositoryChange;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.Workspaces;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The tasks' side of approvals: asking, taking back the question, and handing over the answer. */
public final class Asking implements Consent {
  private static final Duration OPEN_FOR = Duration.ofHours(24);
  private static final String CHECKOUT = "your checkout";
  private final ApprovalRows rows;
  private final Books books;
  private final TaskQueue queue;
  private final Workspaces workspaces;
  private final TaskTrees trees;
  private final Supplier<Identity> author;
  private final SecretWarnings secrets;

  /**
   * @param author who commits would be by now; fixed for a change when its question is asked
   */
  public Asking(
      ApprovalRows rows,
      Books books,
      TaskQueue queue,
      Workspaces workspaces,
      TaskTrees trees,
      Supplier<Identity> author,
      SecretWarnings secrets) {
    this.rows = rows;
    this.books = books;
    this.queue = queue;
    this.workspaces = workspaces;
    this.trees = trees;
    this.author = author;
    this.secrets = secrets;
  }

  @Override
  public List<Warning> look(Task task, ChangeSet changes) {
    return secrets.of(task, changes);
  }

  @Override
  public void ask(Pen pen, Question question) {
    rows.close(pen.task().id(), State.VOID);
    var now = clock().instant();
    var id = UUID.randomUUID().toString();
    var approval =
        new Approval(
            id,
            pen.task().id(),
            pen.task().userId(),
            question.changes().digest(),
            question.summary(),
            State.OPEN,
            now,
            now.plus(OPEN_FOR),
            null,
            null,
            false,
            plan(pen.task(), question.changes()),
            author.get(),
            question.fresh(),
            question.warnings());
    rows.insert(approval, question.number());
    pen.tell(question.summary() + " Do you approve?", new ApprovalAsked(id, approval.digest()));
    pen.become(TaskState.AWAITING_APPROVAL, question.summary());
    queue.enqueue(pen, approval.expiresAt());
  }

  @Override
  public void withdraw(Pen pen) {
    rows.close(pen.task().id(), State.VOID);
  }

  @Override
  public void expire(Pen pen) {
    var overdue =
        rows.latest(pen.task().id())
            .filter(a -> a.state() == State.OPEN && !a.expiresAt().isAfter(clock().instant()));
    if (overdue.isPresent()) {
      rows.close(pen.task().id(), State.EXPIRED);
      pen.become(TaskState.CANCELLED, "Nobody answered within a day, so nothing was landed.");
    }
  }

  @Override
  public boolean wasAsked(Task task, int number) {
    return rows.latest(task.id()).filter(a -> rows.changeSet(a.id()) >= number).isPresent();
  }

  @Override
  public boolean isGiven(Task task) {
    return rows.latest(task.id()).filter(a -> a.state() == State.APPROVED).isPresent();
  }

  @Override
  public boolean isOver(Task task) {
    return rows.latest(task.id())
        .filter(a -> !a.expiresAt().isAfter(clock().instant()))
        .isPresent();
  }

  @Override
  public Approved given(Task task) {
    var approval =
        rows.latest(task.id())
            .filter(a -> a.state() == State.APPROVED)
            .orElseThrow(() -> gone("Nobody has approved this: decide on it first."));
    var changes =
        books
            .changeSets()
            .get(task.id(), rows.changeSet(approval.id()))
            .orElseThrow(() -> gone("The approved change is gone: start the task again."));
    var workspace = workspaces.get(task.workspace());
    if (!plan(task, changes).equals(approval.plan())) {
      throw gone(
          "The workspace names another remote or branch since you were asked, so nothing was pushed:"
              + " start the task again.");
    }
    return new Approved(
        workspace,
        task.id().value(),
        approval.digest(),
        changes,
        changes.changes().stream()
            .map(change ->
                trees
                    .open(task.id().value(), change.repository())
                    .orElseThrow(() -> gone("The approved files are gone: start the task again.")))
            .toList(),
        approval.author(),
        String.valueOf(approval.decidedBy()),
        approval.tapped(),
        java.util.Objects.requireNonNull(approval.decidedAt()));
  }

  private InstantSource clock() {
    return books.clock();
  }

  private static TaskRefused gone(String sentence) {
    return new TaskRefused(TaskRefused.Kind.WRONG_STATE, sentence);
  }

  private List<Step> plan(Task task, ChangeSet changes) {
    var workspace = workspaces.get(task.workspace());
    var merge = books.merges().of(task.id());
    return changes.changes().stream().map(change -> step(workspace, merge, change)).toList();
  }

  /** A settled conflict goes into the checkout, and to no remote. */
  private static Step step(Workspace workspace, Optional<Merge> merge, RepositoryChange change) {
    var repository = workspace.repository(change.repository().name());
    return new Step(
        repository.id().name(),
        merge.isPresent() ? CHECKOUT : repository.url().value(),
        merge.map(Merge::branch).orElse(repository.branch()),
        change.files().size(),
        change.files().stream().mapToInt(FileChange::added).sum(),
        change.files().stream().mapToInt(FileChange::removed).sum());
  }
}
