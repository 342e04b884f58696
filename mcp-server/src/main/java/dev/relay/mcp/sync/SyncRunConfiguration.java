package dev.relay.mcp.sync;

import dev.relay.mcp.access.Audit;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.SecretFile;
import dev.relay.repo.store.Database;
import dev.relay.repo.sync.Sync;
import dev.relay.repo.workspace.Workspaces;
import java.time.InstantSource;
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
    return new SyncRuns(rows, workspaces, sync::sync, audit, clock);
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> resumeSyncs(SyncRuns runs) {
    return _ -> runs.resume();
  }
}
