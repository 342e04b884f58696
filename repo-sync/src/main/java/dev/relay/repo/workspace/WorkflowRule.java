package dev.relay.repo.workspace;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * "When this happens in one of these repositories, start that."
 *
 * @param on an event's name, {@code pull_request.opened}, or only its first word
 * @param run the name of a workflow
 * @param request what the workflow is asked for; may be empty where it knows by itself
 * @param repositories in which it has to happen; empty means any of the workspace
 */
public record WorkflowRule(String on, String run, String request, List<RepositoryId> repositories) {
  private static final Pattern EVENT = Pattern.compile("([a-z_]+)(\\.[a-z_]+)?");
  private static final Set<String> KINDS =
      Set.of(
          "push",
          "pull_request",
          "issues",
          "release",
          "deployment",
          "deployment_status",
          "check_run",
          "check_suite",
          "workflow_run",
          "status",
          "repository");

  public WorkflowRule {
    repositories = List.copyOf(repositories);
  }

  /** Throws {@link IllegalArgumentException} with what to write. */
  static String event(String name) {
    var match = EVENT.matcher(name);
    if (match.matches() && KINDS.contains(match.group(1))) {
      return name;
    }
    var word = match.matches() ? match.group(1) : name;
    throw new IllegalArgumentException(
        Nearest.of(word, List.copyOf(KINDS))
            .map(near -> "No host tells of '" + name + "'; did you mean '" + near + "'?")
            .orElse("'on' names an event; write pull_request.opened, or push."));
  }

  public boolean isFor(RepositoryId repository, String event) {
    return (on.equals(event) || event.startsWith(on + "."))
        && (repositories.isEmpty() || repositories.contains(repository));
  }
}
