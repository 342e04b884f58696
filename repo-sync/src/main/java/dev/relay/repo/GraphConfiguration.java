package dev.relay.repo;

import dev.relay.repo.adoption.CheckoutSearch;
import dev.relay.repo.edit.RemoteHead;
import dev.relay.repo.edit.WorkspaceEditing;
import dev.relay.repo.git.Contents;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.graph.DependencyGraphs;
import dev.relay.repo.graph.ManifestReader;
import dev.relay.repo.graph.Manifests;
import dev.relay.repo.graph.Readings;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.store.Databases;
import dev.relay.repo.workspace.RepositoryListing;
import dev.relay.repo.workspace.WorkspaceImport;
import dev.relay.repo.workspace.Workspaces;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Workspaces and who depends on whom in them. Readers are found by scanning their package. */
@Configuration(proxyBeanMethods = false)
@ComponentScan("dev.relay.repo.manifest")
class GraphConfiguration {
  @Bean
  Workspaces workspaces(Databases databases) {
    return new Workspaces(databases.module("repo"));
  }

  @Bean
  WorkspaceImport workspaceImport(Workspaces workspaces, Databases databases, RelayHome home) {
    return new WorkspaceImport(workspaces, databases.module("repo"), home.workspaces());
  }

  @Bean
  DependencyGraphs dependencyGraphs(
      Mirrors mirrors, Contents contents, Databases databases, List<ManifestReader> readers) {
    var readings = new Readings(databases.module("repo"));
    return new DependencyGraphs(mirrors, new Manifests(contents, readers, readings));
  }

  @Bean
  WorkspaceEditing workspaceEditing(
      Workspaces workspaces, ObjectProvider<RepositoryListing> listings, Git git, RelayHome home) {
    return new WorkspaceEditing(
        workspaces,
        listings.orderedStream().toList(),
        new CheckoutSearch(home.dir()),
        new RemoteHead(git),
        home.checkouts());
  }
}
