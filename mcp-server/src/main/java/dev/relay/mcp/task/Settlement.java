package dev.relay.mcp.task;

import dev.relay.mcp.agent.Agent.Assignment;
import dev.relay.mcp.agent.NoAgent;
import dev.relay.repo.git.TaskTree;
import dev.relay.repo.publish.ChangeSet;
import dev.relay.repo.speech.Words;
import dev.relay.repo.sync.ConflictTrees;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The work of a task that settles a conflict. It is laid out in a tree and waits there for whoever
 * takes it: a person, by taking a side or by hand, or an agent that is told to. What came of it is
 * asked about like any change.
 */
final class Settlement {
  /** The agent of a task that no agent has taken. */
  static final String NOBODY = "you";

  private static final Pattern DONE =
      Pattern.compile("(i am |i'm |it is |it's |all )?(done|ready|settled|resolved|finished)");
  private static final Pattern SIDE =
      Pattern.compile(
          "(please )?(take|keep|use) (?:(my|mine|ours|our)|(theirs|their|upstream|upstream's))"
              + "( side| version| changes)?");

  private final Books books;
  private final Ground ground;
  private final ConflictTrees conflicts;
  private final Planner planner;
  private final Review review;
  private final AgentTurn turn;

  Settlement(
      Books books,
      Ground ground,
      ConflictTrees conflicts,
      Planner planner,
      Review review,
      AgentTurn turn) {
    this.books = books;
    this.ground = ground;
    this.conflicts = conflicts;
    this.planner = planner;
    this.review = review;
    this.turn = turn;
  }

  /** Returns when somebody was asked: to settle it, or to approve how it was settled. */
  void run(Lease lease, Task task, Merge merge) throws InterruptedException {
    var tree = tree(task, merge);
    var words = books.saidSinceWaiting(task.id());
    if (words.isEmpty()) {
      wait(lease, "It is laid out in " + place(task, merge) + ". " + ways(merge));
      return;
    }
    var said = words.getLast();
    try {
      settle(lease, task, merge, tree, ((TaskEvent.Steered) said.fact()).words());
    } catch (NoAgent e) {
      wait(lease, e.getMessage() + " Or settle it yourself: " + ways(merge));
      return;
    } catch (Work.AgentFailed e) {
      wait(lease, e.getMessage() + " The conflict still waits: " + ways(merge));
      return;
    }
    show(lease, task, merge, tree, said.seq());
  }

  private TaskTree tree(Task task, Merge merge) {
    var workspace = ground.workspace(task);
    var repository = workspace.repository(merge.repository().name());
    return conflicts.create(task.id().value(), workspace, repository, merge.ours(), merge.theirs());
  }

  private void settle(Lease lease, Task task, Merge merge, TaskTree tree, String words)
      throws InterruptedException {
    var plain = words.toLowerCase(Locale.ROOT).replaceAll("[.!]+$", "").strip();
    var side = SIDE.matcher(plain);
    if (side.matches()) {
      var ours = side.group(3) != null;
      new Markers(tree.path()).take(merge.paths(), ours ? Markers.Side.OURS : Markers.Side.THEIRS);
    } else if (!DONE.matcher(plain).matches()) {
      give(lease, task, merge, tree, words);
    }
  }

  /** To an agent; from then on what is tested counts as a model's, where one wrote. */
  private void give(Lease lease, Task task, Merge merge, TaskTree tree, String words)
      throws InterruptedException {
    var choice = planner.agents().choose(merge.description(), null);
    books
        .journal()
        .fenced(
            lease,
            pen -> {
              pen.assign(choice.agent().name(), choice.reason());
              pen.tell(choice.reason(), new TaskEvent.Noted());
            });
    var request =
        merge.description()
            + " The files hold both sides between markers (<<<<<<< yours, >>>>>>> upstream). Bring"
            + " together what both meant, leave no marker, and change nothing else. The user said: "
            + words;
    var assignment = new Assignment(task.id().value(), request, List.of(tree), () -> null);
    turn.run(lease, choice.agent(), assignment);
  }

  private void show(Lease lease, Task task, Merge merge, TaskTree tree, long heard)
      throws InterruptedException {
    var left = new Markers(tree.path()).left(merge.paths());
    if (!left.isEmpty()) {
      wait(lease, Words.and(left) + " still holds both sides. " + ways(merge));
      return;
    }
    ChangeSet changes = ground.changes().of(List.of(tree), merge.message(task.id()));
    if (changes.isEmpty()) {
      wait(lease, "Nothing was settled in " + place(task, merge) + " yet. " + ways(merge));
      return;
    }
    int number = review.show(lease, changes, List.of());
    var now = books.task(task.id());
    var verdict = review.test(lease, now, changes).sentence();
    var asked =
        review.ask(
            lease,
            number,
            changes,
            verdict,
            List.of(),
            () -> !books.steered(task.id(), heard).isEmpty());
    if (!asked) {
      run(lease, now, merge);
    }
  }

  private void wait(Lease lease, String sentence) {
    books.journal().fenced(lease, pen -> pen.become(TaskState.AWAITING_PERSON, sentence));
  }

  private static String place(Task task, Merge merge) {
    return "tasks/" + task.id() + "/tree/" + merge.repository() + " of Relay's home";
  }

  private static String ways(Merge merge) {
    return "Say take mine or take theirs, edit "
        + merge.named()
        + " there and say done, or say resolve it to give it to an agent.";
  }
}
