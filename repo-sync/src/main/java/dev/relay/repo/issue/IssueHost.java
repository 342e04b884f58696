package dev.relay.repo.issue;

import dev.relay.repo.workspace.RemoteUrl;
import java.net.URI;
import java.util.List;

/**
 * A host that keeps issues. Every method but {@link #hosts} and {@link #form} asks it, and may
 * throw {@link dev.relay.repo.publish.HostFailure}.
 */
public interface IssueHost {
  /** Never asks the host. */
  boolean hosts(RemoteUrl url);

  /** Those that changed last come first. */
  Page list(RemoteUrl url, Filter filter);

  /** With its comments, at most a hundred. */
  Issue read(RemoteUrl url, long number);

  /** Where a person who is signed in there creates it with one tap. */
  URI form(RemoteUrl url, String title, String body);

  /** Which ones. */
  enum State {
    OPEN,
    CLOSED,
    ALL
  }

  /**
   * @param page from 1
   */
  record Filter(State state, int page, int size) {}

  /**
   * @param more true when there is a next page
   */
  record Page(List<Issue> issues, boolean more) {
    public Page {
      issues = List.copyOf(issues);
    }
  }
}
