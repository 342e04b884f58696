package dev.relay.mcp.workflow;

import dev.relay.mcp.task.Books;
import dev.relay.mcp.task.TaskId;
import dev.relay.mcp.task.TaskQueue;
import dev.relay.mcp.task.TaskState;
import dev.relay.repo.store.Database;
import dev.relay.repo.webhook.Concerned;
import dev.relay.repo.webhook.Concerns;
import dev.relay.repo.webhook.Happened;
import dev.relay.repo.webhook.RepoEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lets a train that waits look again at once when its host tells of a check, a pull request or a
 * release. One that is just looking is not disturbed and looks once more.
 */
final class TrainCalls {
  private final Concerns concerns;
  private final Database task;
  private final Books books;
  private final TaskQueue queue;
  private final Set<String> busy = new HashSet<>();

  /**
   * @param task of the module {@code task}
   */
  TrainCalls(Concerns concerns, Database task, Books books, TaskQueue queue) {
    this.concerns = concerns;
    this.task = task;
    this.books = books;
    this.queue = queue;
  }

  void call(List<Happened> happened) {
    var news = happened.stream().filter(each -> moves(each.event())).toList();
    if (news.isEmpty() || !isAnyWaiting()) {
      return;
    }
    var called = new HashSet<String>();
    concerns.of(news).forEach(concerned -> called.addAll(waitingFor(concerned)));
    called.forEach(this::call);
  }

  private static boolean moves(RepoEvent event) {
    return switch (event) {
      case RepoEvent.Checked _, RepoEvent.PullRequestChanged _, RepoEvent.Released _ -> true;
      case RepoEvent.Pushed push -> push.branch().isEmpty(); // a tag
      case RepoEvent.IssueChanged _,
          RepoEvent.Deployed _,
          RepoEvent.RepositoryChanged _,
          RepoEvent.Pinged _ ->
          false;
    };
  }

  private boolean isAnyWaiting() {
    return task.client()
        .sql("SELECT EXISTS (SELECT FROM task WHERE state = 'MERGING')")
        .query(Boolean.class)
        .single();
  }

  private Set<String> waitingFor(Concerned concerned) {
    return task.client()
        .sql(
            "SELECT id FROM task WHERE state = 'MERGING' AND workspace = ?"
                + " AND ? = ANY (repositories)")
        .params(concerned.workspace().name(), concerned.repository().id().name())
        .query((row, _) -> row.getString("id"))
        .set();
  }

  /** Those that were just looking when they were called. */
  void callAgain() {
    Set.copyOf(busy).forEach(this::call);
  }

  private void call(String id) {
    if (isCalled(id)) {
      busy.remove(id);
    } else {
      busy.add(id);
    }
  }

  private boolean isCalled(String id) {
    return books
        .journal()
        .locked(
            new TaskId(id),
            pen -> pen.state() != TaskState.MERGING || queue.hurry(pen, books.clock().instant()));
  }
}
