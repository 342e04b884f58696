package dev.relay.mcp.task;

import dev.relay.mcp.task.TaskEvent.Noted;
import dev.relay.mcp.task.TaskEvent.Reported;
import dev.relay.repo.git.TaskTree;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The work of a task that ends in a report: an agent reads fresh trees and answers. Whatever it
 * leaves in them is thrown away, so there is no change set and nothing to approve.
 */
final class Inquiry {
  private static final int SPEAKABLE = 300;
  private static final Pattern SENTENCE = Pattern.compile("^(.+?[.!?:])(?:\\s|$)", Pattern.DOTALL);

  private final Books books;
  private final Ground ground;
  private final AgentTurn turn;

  Inquiry(Books books, Ground ground, AgentTurn turn) {
    this.books = books;
    this.ground = ground;
    this.turn = turn;
  }

  /** Returns when the report is written down. */
  void run(Lease lease, Task task) throws InterruptedException {
    var kept = turn.kept(task);
    boolean again = kept.isEmpty() ? begin(lease, task) : once(lease, task, kept, "");
    while (again) {
      again = begin(lease, task);
    }
    ground.trees().remove(task.id().value());
  }

  private boolean begin(Lease lease, Task task) throws InterruptedException {
    var workspace = ground.workspace(task);
    var heads = ground.fetch(workspace, task);
    var repositories = Planner.repositories(workspace, task.repositories());
    var briefing = turn.briefing(task, workspace, repositories, heads);
    return once(lease, task, ground.fresh(task, repositories, heads), briefing);
  }

  /** True when more was asked meanwhile: then the answer is not the whole one. */
  private boolean once(Lease lease, Task task, List<TaskTree> trees, String briefing)
      throws InterruptedException {
    var words = new SteeringWords(books, task.id());
    var report = turn.run(lease, task, turn.assignment(task, briefing, true, trees, words));
    if (report.isBlank()) {
      throw new Work.AgentFailed(
          "The agent ended without an answer: ask again, or ask for less at once.");
    }
    return !isWritten(lease, report, words);
  }

  private boolean isWritten(Lease lease, String report, SteeringWords words) {
    var written = new boolean[1];
    books
        .journal()
        .fenced(
            lease,
            pen -> {
              written[0] = !words.unread();
              books.processes().close(pen);
              if (written[0]) {
                pen.tell("Here is the answer.", new Reported(report));
                pen.become(TaskState.DONE, speakable(report));
              } else {
                pen.tell("I look again with what you said.", new Noted());
              }
            });
    return written[0];
  }

  /** How it begins, without what marks headings and lists. */
  private static String speakable(String report) {
    var plain = report.strip().replaceAll("(?m)^[#>*\\s-]+", "").replace("**", "");
    var sentence = SENTENCE.matcher(plain);
    var first = (sentence.find() ? sentence.group(1) : plain).replaceAll("\\s+", " ");
    return first.length() > SPEAKABLE ? first.substring(0, SPEAKABLE - 1) + "…" : first;
  }
}
