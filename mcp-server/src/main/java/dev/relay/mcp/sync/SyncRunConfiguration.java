package dev.relay.mcp.sync;

import dev.relay.mcp.access.Audit;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.SecretFile;
import dev.relay.repo.store.Database;
import dev.relay.repo.sync.Sync;
import dev.relay.repo.sync.UndoResult;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.Workspaces;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Syncs that were asked for; they go on after a restart. */
@Configuration(proxyBeanMethods = false)
public class SyncRunConfiguration {
  /** Named after the home, as its checkouts lie there. */
  @Bean
  SyncRunRows syncRunRows(@Qualifier("taskDatabase") Database task, RelayHome home) {
    return new SyncRunRows(task, SecretFile.readOrCreate(home.run().resolve("node")));
  }

  @Bean(destroyMethod = "close")
  SyncRuns syncRuns(
      SyncRunRows rows, Workspaces workspaces, Sync sync, Audit audit, InstantSource clock) {
    return new SyncRuns(rows, workspaces, sync::sync, new ByBackup(sync), audit, clock);
  }

  private record ByBackup(Sync sync) implements SyncRuns.Undoing {
    @Override
    public Optional<String> newest(Workspace workspace) {
      return sync.newest(workspace);
    }

    @Override
    public List<UndoResult> undo(String id, Collection<RepositoryId> only) {
      return sync.undo(id, only);
    }
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> resumeSyncs(SyncRuns runs) {
    return _ -> runs.resume();
  }
}
