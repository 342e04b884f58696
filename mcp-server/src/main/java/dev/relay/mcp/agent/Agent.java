package dev.relay.mcp.agent;

import dev.relay.repo.git.Sha;
import dev.relay.repo.git.TaskTree;
import dev.relay.repo.workspace.RepositoryId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Does the work of a task inside its trees. Implementations are Spring beans in a package of their
 * own; the choice among them is {@code AgentChoice}'s.
 */
public interface Agent {
  /** As people write it: {@code codemod}, {@code claude}. */
  String name();

  /** As it is called in a sentence: {@code Claude Code}. */
  String title();

  /** The higher, the sooner it is chosen. */
  int rank();

  /** A sentence about what it can be asked, for when it was asked something else. */
  String understands();

  /** Cheap; called whenever somebody asks which agent will run. */
  Availability availability();

  /** True when it can do this request at all; codemod takes only what it can parse. */
  boolean accepts(String description);

  /**
   * What it would touch, where it can know that without working; refuses a sentence that names a
   * repository that does not exist. Bases are in dependency order.
   */
  default Optional<Forecast> forecast(String description, List<Base> bases) {
    return Optional.empty();
  }

  /**
   * Works until done, on a virtual thread, and reports; the last event is {@code Finished} or
   * {@code Failed}. An interrupt of the thread stops the work and everything it started, and the
   * method returns within ten seconds.
   */
  void work(Assignment assignment, Consumer<AgentEvent> events);

  /** What there is to do, and where. Trees are in dependency order. */
  record Assignment(String taskId, String description, List<TaskTree> trees, Steering steering) {}

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
   * Whether it works on this machine, and why or why not: a clause without a capital or a full
   * stop, such as {@code its CLI is installed and a key is set}.
   */
  record Availability(boolean ready, String reason) {}
}
