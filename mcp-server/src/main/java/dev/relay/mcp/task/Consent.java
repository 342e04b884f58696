package dev.relay.mcp.task;

import dev.relay.mcp.task.TaskJournal.Pen;
import dev.relay.repo.publish.Approved;
import dev.relay.repo.publish.ChangeSet;
import java.util.List;

/**
 * What tasks need of whoever asks people. Methods with a pen run in its transaction, with the task
 * locked.
 */
public interface Consent {
  /** Asks; an older question of the task is void from now on. */
  void ask(Pen pen, Question question);

  /** What a person should see first; asked before the question, and without a pen: it may take. */
  List<Warning> look(Task task, ChangeSet changes);

  /** The task goes another way before anybody answered. */
  void withdraw(Pen pen);

  /** Nobody answered in time: ends the task. Does nothing when the question is not overdue. */
  void expire(Pen pen);

  /** True when somebody was asked about the task's change set of this number. */
  boolean wasAsked(Task task, int number);

  /** True when a person said yes to the task's last question. */
  boolean isGiven(Task task);

  /** True when the last question has expired: then nothing more lands by its answer. */
  boolean isOver(Task task);

  /** The answer to the task's last question, when a person said yes. */
  Approved given(Task task);

  /**
   * @param number of the change set within the task
   * @param summary one sentence, tests included
   * @param fresh what is new since the last question, a sentence each
   * @param warnings to be seen first
   */
  record Question(
      int number, ChangeSet changes, String summary, List<String> fresh, List<Warning> warnings) {
    public Question {
      warnings = List.copyOf(warnings);
      fresh = List.copyOf(fresh);
    }
  }
}
