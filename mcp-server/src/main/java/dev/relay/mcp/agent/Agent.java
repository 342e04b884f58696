package dev.relay.mcp.agent;

import dev.relay.repo.git.Sha;
import dev.relay.repo.git.TaskTree;
import dev.relay.repo.workspace.RepositoryId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Does the work of a task inside its trees. Implementations are Spring beans in a package of their
 * own; the choice among them is {@code AgentChoice}'s.
 */
public interface Agent {
  /** As people write it: {@code codemod}, {@code claude}. */
  String name();

  /** As it is called within a sentence: {@code Claude Code}, {@code the codemod agent}. */
  String title();

  /** The higher, the sooner it is chosen. */
  int rank();

  /** What it can be asked, within a sentence: {@code any request}. */
  String takes();

  /** How to ask it, for when it was asked something else; without a capital. */
  String understands();

  /** Cheap; called whenever somebody asks which agent will run. */
  Availability availability();

  /**
   * Why it is the one for this request, as a clause such as {@code this is a plain rename}; empty
   * when it cannot do it at all.
   */
  Optional<String> suits(String description);

  /**
   * What it would touch, where it can know that without working; refuses a sentence that names a
   * repository that does not exist. Bases are in dependency order.
   */
  default Optional<Forecast> forecast(String description, List<Base> bases) {
    return Optional.empty();
  }

  /**
   * True when a model decides what it writes. Nothing of that is executed outside of a sandbox that
   * confines it, tests included.
   */
  default boolean isModelDriven() {
    return true;
  }

  /** True when it can answer a question by reading, and leave everything as it is. */
  default boolean answers() {
    return false;
  }

  /**
   * Works until done, on a virtual thread, and reports; the last event is {@code Finished} or
   * {@code Failed}. An interrupt of the thread stops the work and everything it started, and the
   * method returns within ten seconds; a process that goes on by itself is left at work where
   * {@link Logbook#goesOnWithout}.
   */
  void work(Assignment assignment, Logbook logbook);

  /**
   * What there is to do, and where.
   *
   * @param briefing what is known about the repositories, as data for a model; may be empty
   * @param readOnly a question: the last that is said is the answer, and nothing may be changed
   * @param trees in dependency order
   */
  record Assignment(
      String taskId,
      String description,
      String briefing,
      boolean readOnly,
      List<TaskTree> trees,
      Steering steering) {
    public Assignment {
      trees = List.copyOf(trees);
    }

    /** A change of which nothing is known beforehand. */
    public Assignment(String taskId, String description, List<TaskTree> trees, Steering steering) {
      this(taskId, description, "", false, trees, steering);
    }

    /** What is asked for, and after it what is known. */
    public String prompt() {
      return briefing.isEmpty() ? description : description + "\n\n" + briefing;
    }
  }

  /** A repository as it was fetched. */
  record Base(RepositoryId repository, Path gitDir, Sha head) {}

  /**
   * @param reach the repositories with at least one place, in the order of the bases
   * @param otherwise a sentence for when there is none
   */
  record Forecast(List<Reach> reach, String otherwise) {
    public Forecast {
      reach = List.copyOf(reach);
    }
  }

  record Reach(RepositoryId repository, int places) {}

  /** Words that arrive while it works. */
  interface Steering {
    /** The next words if there are any, else null; never waits. */
    @Nullable String next();
  }

  /**
   * Whether it works on this machine.
   *
   * @param state what follows its title: {@code is not installed}
   * @param next what to do about that, as a clause; empty when it is ready
   */
  record Availability(boolean ready, String state, String next) {
    public static Availability ready(String state) {
      return new Availability(true, state, "");
    }

    public static Availability missing(String state, String next) {
      return new Availability(false, state, next);
    }
  }
}
