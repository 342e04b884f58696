package dev.relay.repo.issue;

import dev.relay.repo.publish.HostFailure;
import dev.relay.repo.workspace.Repository;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds who keeps the issues of a repository. */
public final class Issues {
  /** {@code feature/123-name}; what belongs to a tracker of its own ({@code PROJ-123}) is none. */
  private static final Pattern IN_BRANCH =
      Pattern.compile("(?:^|/)(?:issue-|issues/|gh-|#)?(\\d{1,9})(?:[-_/]|$)");

  private final List<IssueHost> hosts;

  public Issues(List<IssueHost> hosts) {
    this.hosts = List.copyOf(hosts);
  }

  public Optional<IssueHost> find(Repository repository) {
    return hosts.stream().filter(host -> host.hosts(repository.url())).findFirst();
  }

  /** Throws {@link HostFailure} with the reason when nobody does. */
  public IssueHost of(Repository repository) {
    return find(repository)
        .orElseThrow(() ->
            HostFailure.refused(
                repository.url().isLocal()
                    ? "The remote of "
                        + repository.id()
                        + " lies on this machine, so there is nobody who keeps issues for it."
                    : "Relay knows the issues of GitHub and GitLab, and the remote of "
                        + repository.id()
                        + " is at neither: set GITHUB_SERVER_URL or GITLAB_URL if it is."));
  }

  /** The number of the issue that a branch is named after. */
  public static Optional<Long> number(String branch) {
    var match = IN_BRANCH.matcher(branch);
    return match.find() ? Optional.of(Long.valueOf(match.group(1))) : Optional.empty();
  }
}
