package dev.relay.mcp.testing;

import dev.relay.mcp.task.TaskId;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import java.util.List;
import java.util.Optional;

/**
 * Which tests to run.
 *
 * @param repositories to test; of a task, empty means what it changed and what depends on that
 * @param task present for {@link Of#TASK}
 * @param only a name or path of tests; empty for all of them
 */
public record TestAsk(
    Workspace workspace,
    List<Repository> repositories,
    Of of,
    Optional<TaskId> task,
    Optional<String> only) {
  public TestAsk {
    repositories = List.copyOf(repositories);
  }

  /** True for what {@code only} may be: a name or a path, and nothing a shell would notice. */
  public static boolean isUsable(String only) {
    return Narrowing.isUsable(only);
  }

  /** The files that are tested. */
  public enum Of {
    /** As the branch was fetched last. */
    BRANCH,
    /** As they lie in the checkouts, committed or not. */
    CHECKOUT,
    /** As a task would land them. */
    TASK
  }
}
