package dev.relay.repo.webhook;

import dev.relay.repo.git.Sha;
import dev.relay.repo.sync.Sync;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the checkout of a repository with {@code auto_sync: true} up to date, and follows the sync
 * rules that watch a repository, whether or not its checkout is synced by itself.
 */
public final class AutoSync implements Following {
  private static final Logger LOG = LoggerFactory.getLogger(AutoSync.class);

  private final Sync sync;

  public AutoSync(Sync sync) {
    this.sync = sync;
  }

  @Override
  public void moved(Workspace workspace, Repository repository, Sha from, Sha to) {
    if (repository.autoSync()) {
      sync.sync(workspace, List.of(repository), false)
          .forEach(result ->
              LOG.info("After {} moved in {}: {}", repository.id(), workspace.name(), result));
    }
  }

  @Override
  public void looked(Workspace workspace, Repository repository) {
    sync.followRules(workspace, repository)
        .forEach(sentence ->
            LOG.info("After a look at {} in {}: {}", repository.id(), workspace.name(), sentence));
  }
}
