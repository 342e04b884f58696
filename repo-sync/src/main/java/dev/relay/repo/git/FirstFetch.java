package dev.relay.repo.git;

import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspaces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches what was never fetched, so that the first question about it finds something. */
public final class FirstFetch {
  private static final Logger LOG = LoggerFactory.getLogger(FirstFetch.class);

  private final Workspaces workspaces;
  private final Mirrors mirrors;

  public FirstFetch(Workspaces workspaces, Mirrors mirrors) {
    this.workspaces = workspaces;
    this.mirrors = mirrors;
  }

  /** Returns at once; one repository after the other, so that a start is not slowed. */
  public void begin() {
    Thread.ofVirtual().name("first-fetch").start(this::run);
  }

  private void run() {
    workspaces.all().stream()
        .flatMap(workspace -> workspace.repositories().stream())
        .filter(repository -> mirrors.head(repository).isEmpty())
        .forEach(this::fetch);
  }

  private void fetch(Repository repository) {
    try {
      mirrors.refresh(repository);
    } catch (GitFailure e) {
      LOG.info("{} was not fetched yet: {}", repository.id(), e.sentence());
    }
  }
}
