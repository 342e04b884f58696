package dev.relay.mcp.task;

import dev.relay.mcp.agent.Agent.Assignment;
import dev.relay.mcp.task.TaskEvent.Noted;
import dev.relay.mcp.task.TaskEvent.Reported;
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
  private final Planner planner;
  private final Briefings briefings;

  Inquiry(Books books, Ground ground, Planner planner, Briefings briefings) {
    this.books = books;
    this.ground = ground;
    this.planner = planner;
    this.briefings = briefings;
  }

  /** Returns when the report is written down. */
  void run(Lease lease, Task task) throws InterruptedException {
    boolean again;
    do {
      again = once(lease, task);
    } while (again);
    ground.trees().remove(task.id().value());
  }

  /** True when more was asked meanwhile: then the answer is not the whole one. */
  private boolean once(Lease lease, Task task) throws InterruptedException {
    var workspace = ground.workspace(task);
    var heads = ground.fetch(workspace, task);
    var repositories = Planner.repositories(workspace, task.repositories());
    var words = new SteeringWords(books, task.id());
    var about = briefings.of(workspace, repositories, task.description(), heads.fresh());
    var assignment =
        new Assignment(
            task.id().value(),
            task.description(),
            books.journal().censor(about),
            true,
            ground.fresh(task, repositories, heads),
            words);
    var agent = planner.agent(task.agent());
    var report = AgentTurn.run(books.journal(), lease, agent, assignment);
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
