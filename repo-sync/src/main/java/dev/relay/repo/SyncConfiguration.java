package dev.relay.repo;

import dev.relay.repo.git.Diffs;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.TaskTrees;
import dev.relay.repo.graph.DependencyGraphs;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.store.Databases;
import dev.relay.repo.sync.CheckoutLanding;
import dev.relay.repo.sync.ConflictTrees;
import dev.relay.repo.sync.Dependencies;
import dev.relay.repo.sync.Differences;
import dev.relay.repo.sync.LockFiles;
import dev.relay.repo.sync.RuleActions;
import dev.relay.repo.sync.Standpoints;
import dev.relay.repo.sync.Sync;
import dev.relay.repo.sync.Uncommitted;
import dev.relay.repo.sync.Verification;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts syncing together. */
@Configuration(proxyBeanMethods = false)
class SyncConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(SyncConfiguration.class);

  @Bean
  Sync sync(
      Git git,
      Mirrors mirrors,
      RelayHome home,
      Databases databases,
      DependencyGraphs graphs,
      ObjectProvider<LockFiles> locks,
      ObjectProvider<Verification> verification,
      ObjectProvider<RuleActions> actions) {
    var ports =
        new Sync.Ports(
            new ByGraph(graphs),
            locks.getIfAvailable(() -> LockFiles.NONE),
            Optional.ofNullable(verification.getIfAvailable()),
            Optional.ofNullable(actions.getIfAvailable()));
    return new Sync(
        git, mirrors, home.checkouts(), databases.module("repo"), InstantSource.system(), ports);
  }

  @Bean
  ConflictTrees conflictTrees(Git git, TaskTrees trees, RelayHome home) {
    return new ConflictTrees(git, trees, home.checkouts());
  }

  @Bean
  CheckoutLanding checkoutLanding(Git git, RelayHome home, Databases databases) {
    return new CheckoutLanding(
        git, home.checkouts(), databases.module("repo"), InstantSource.system());
  }

  @Bean
  Differences differences(Git git, Mirrors mirrors, Diffs diffs) {
    return new Differences(git, mirrors, diffs);
  }

  @Bean
  Standpoints standpoints(Git git, Mirrors mirrors, RelayHome home) {
    return new Standpoints(git, mirrors, home.checkouts());
  }

  @Bean
  Uncommitted uncommitted(Git git, RelayHome home) {
    return new Uncommitted(git, home.checkouts());
  }

  private record ByGraph(DependencyGraphs graphs) implements Dependencies {
    @Override
    public List<List<RepositoryId>> levels(Workspace workspace) {
      return graphs.of(workspace).levels();
    }

    @Override
    public List<RepositoryId> dependents(Workspace workspace, RepositoryId repository) {
      return graphs.of(workspace).dependents(repository);
    }
  }

  /** Before anything syncs: what a killed Relay left in checkouts. */
  @Bean
  SmartInitializingSingleton syncRecovery(Sync sync) {
    return () -> sync.recover().forEach(LOG::warn);
  }
}
