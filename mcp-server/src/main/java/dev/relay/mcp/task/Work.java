package dev.relay.mcp.task;

import dev.relay.mcp.task.Bases.Fetched;
import dev.relay.mcp.task.Planner.Plan;
import dev.relay.mcp.task.TaskEvent.Impact;
import dev.relay.mcp.task.TaskEvent.Noted;
import dev.relay.mcp.task.TaskEvent.Planned;
import dev.relay.repo.git.Sha;
import dev.relay.repo.git.TaskTree;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.util.List;
import java.util.Map;

/** From fetched heads to a question: fetch, plan, make trees, let the agent work, show, test. */
final class Work {
  private final Books books;
  private final Ground ground;
  private final Planner planner;
  private final Review review;
  private final CommitStyle commits;
  private final Settlement settlement;
  private final AgentTurn turn;
  private final Inquiry inquiry;

  Work(
      Books books,
      Ground ground,
      Planner planner,
      Review review,
      CommitStyle commits,
      Settlement settlement,
      AgentTurn turn) {
    this.books = books;
    this.ground = ground;
    this.planner = planner;
    this.review = review;
    this.commits = commits;
    this.settlement = settlement;
    this.turn = turn;
    this.inquiry = new Inquiry(books, ground, turn);
  }

  /** Returns when a person was asked, or there was nothing to ask about. */
  void run(Lease lease, Task task) throws InterruptedException {
    if (review.testAgain(lease, task)) {
      return;
    }
    var merge = books.merges().of(task.id());
    if (merge.isPresent()) {
      settlement.run(lease, task, merge.get());
      return;
    }
    if (task.ends() == Ends.REPORT) {
      inquiry.run(lease, task);
      return;
    }
    var kept = turn.kept(task);
    if (!kept.isEmpty() && !once(lease, task, kept, "")) {
      return;
    }
    var workspace = ground.workspace(task);
    var heads = ground.fetch(workspace, task);
    var plan = plan(lease, task, workspace, heads);
    boolean again;
    do {
      var touched = Planner.repositories(workspace, plan.repositories());
      var briefing = task.undoes() == null ? turn.briefing(task, workspace, touched, heads) : "";
      again = once(lease, task, ground.fresh(task, touched, heads), briefing);
    } while (again);
  }

  private Plan plan(Lease lease, Task task, Workspace workspace, Fetched heads) {
    var plan = planned(task, workspace, heads);
    if (plan.repositories().isEmpty()) {
      throw new TaskRefused(TaskRefused.Kind.POINTLESS, plan.otherwise());
    }
    var impacts =
        plan.repositories().stream()
            .map(id -> impact(id, heads.head(id), plan.places().getOrDefault(id, 0)))
            .toList();
    books
        .journal()
        .fenced(
            lease,
            pen -> {
              pen.narrow(plan.repositories());
              pen.tell(plan.brief(), new Planned(impacts, plan.total()));
              pen.summarize(plan.brief());
            });
    return plan;
  }

  /** Its repositories are in landing order, which is the reverse when something is taken back. */
  private Plan planned(Task task, Workspace workspace, Fetched heads) {
    if (task.undoes() != null) {
      var back = planner.graph(workspace).order(task.repositories()).reversed();
      return new Plan(back, Map.of(), "");
    }
    var agent = planner.agent(task.agent());
    return planner.plan(workspace, task.repositories(), agent, task.description(), heads);
  }

  private static Impact impact(RepositoryId id, Sha base, int places) {
    return new Impact(id.name(), base.hex(), places);
  }

  /** True when something was said while it was tested: the work is done again with it. */
  private boolean once(Lease lease, Task task, List<TaskTree> trees, String briefing)
      throws InterruptedException {
    var words = new SteeringWords(books, task.id());
    if (task.undoes() == null) {
      turn.run(lease, task, turn.assignment(task, briefing, false, trees, words));
    } else {
      revert(task.undoes(), trees);
    }
    var changes = ground.changes().of(trees, commits.message(task));
    if (changes.isEmpty()) {
      books
          .journal()
          .fenced(
              lease,
              pen -> {
                books.processes().close(pen);
                pen.become(TaskState.DONE, "Nothing had to change.");
              });
      return false;
    }
    int number = review.show(lease, changes, List.of());
    var verdict = review.test(lease, task, changes).sentence();
    if (!review.ask(lease, number, changes, verdict, List.of(), words::unread)) {
      books.journal().tell(lease, "I begin again with what you said.", new Noted());
      return true;
    }
    return false;
  }

  private void revert(TaskId undone, List<TaskTree> trees) {
    var landed = books.landings().of(undone).reversed();
    for (var tree : trees) {
      landed.stream()
          .filter(commit -> commit.repository().equals(tree.repository()))
          .forEach(commit -> ground.trees().revert(tree, commit.sha()));
    }
  }

  /** A repository could not be fetched. */
  static final class Blocked extends RuntimeException {
    Blocked(String sentence) {
      super(sentence);
    }
  }

  /** The agent gave up; the message is its sentence. */
  static final class AgentFailed extends RuntimeException {
    AgentFailed(String sentence) {
      super(sentence);
    }
  }
}
