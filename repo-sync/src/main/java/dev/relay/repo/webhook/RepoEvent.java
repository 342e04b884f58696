package dev.relay.repo.webhook;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/**
 * What happened in a repository, as its host says. A hint: who acts on it asks the remote first.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RepoEvent.Pushed.class, name = "pushed"),
  @JsonSubTypes.Type(value = RepoEvent.PullRequestChanged.class, name = "pull_request_changed"),
  @JsonSubTypes.Type(value = RepoEvent.IssueChanged.class, name = "issue_changed"),
  @JsonSubTypes.Type(value = RepoEvent.Released.class, name = "released"),
  @JsonSubTypes.Type(value = RepoEvent.Deployed.class, name = "deployed"),
  @JsonSubTypes.Type(value = RepoEvent.Checked.class, name = "checked"),
  @JsonSubTypes.Type(value = RepoEvent.RepositoryChanged.class, name = "repository_changed"),
  @JsonSubTypes.Type(value = RepoEvent.Pinged.class, name = "pinged")
})
public sealed interface RepoEvent {
  /**
   * A ref moved, appeared or went.
   *
   * @param ref {@code refs/heads/main}
   * @param before all zeros for a ref that is new
   * @param after all zeros for a ref that was deleted
   * @param forced false where the host does not say
   */
  record Pushed(String ref, String before, String after, boolean forced) implements RepoEvent {
    private static final String HEADS = "refs/heads/";

    /** Empty for a tag. */
    public Optional<String> branch() {
      return ref.startsWith(HEADS) ? Optional.of(ref.substring(HEADS.length())) : Optional.empty();
    }

    public boolean deleted() {
      return !after.isEmpty() && after.chars().allMatch(c -> c == '0');
    }
  }

  /**
   * A pull request, or a merge request of GitLab.
   *
   * @param number the one that people say
   * @param head the commit it brings
   * @param branch {@code owner:branch} where it comes from a fork
   */
  record PullRequestChanged(long number, String head, String branch, String into, boolean merged)
      implements RepoEvent {
    public boolean fromFork() {
      return branch.contains(":");
    }
  }

  record IssueChanged(long number) implements RepoEvent {}

  record Released(String tag) implements RepoEvent {}

  /** Empty {@code state} when it only began. */
  record Deployed(String environment, String sha, String state) implements RepoEvent {}

  /**
   * A check, workflow or pipeline of a commit.
   *
   * @param conclusion empty while it runs
   */
  record Checked(String check, String sha, String conclusion) implements RepoEvent {}

  /** The repository itself: renamed, transferred, archived, or with another default branch. */
  record RepositoryChanged(Optional<String> formerly, String defaultBranch) implements RepoEvent {}

  /** The host tries whether it reaches Relay. */
  record Pinged() implements RepoEvent {}
}
