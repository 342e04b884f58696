package dev.relay.repo;

import dev.relay.repo.demo.DemoWorkspace;
import dev.relay.repo.git.Contents;
import dev.relay.repo.git.FirstFetch;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.graph.DependencyGraphs;
import dev.relay.repo.graph.ManifestReader;
import dev.relay.repo.graph.Manifests;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.Settings;
import dev.relay.repo.store.Databases;
import dev.relay.repo.store.StoreConfiguration;
import dev.relay.repo.workspace.WorkspaceImport;
import dev.relay.repo.workspace.Workspaces;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts repo-sync together. Hosts and manifest readers are found by scanning their packages. */
@Configuration(proxyBeanMethods = false)
@Import({
  StoreConfiguration.class,
  GitConfiguration.class,
  SyncConfiguration.class,
  PublishConfiguration.class,
  WebhookConfiguration.class
})
@ComponentScan({"dev.relay.repo.host", "dev.relay.repo.manifest"})
public class RepoConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(RepoConfiguration.class);

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
      Mirrors mirrors, Contents contents, List<ManifestReader> readers) {
    return new DependencyGraphs(mirrors, new Manifests(contents, readers));
  }

  @Bean
  FirstFetch firstFetch(Workspaces workspaces, Mirrors mirrors) {
    return new FirstFetch(workspaces, mirrors);
  }

  @Bean
  DemoWorkspace demoWorkspace(Git git, RelayHome home) {
    return new DemoWorkspace(git, home.demo(), home.workspaces());
  }

  /** {@code RELAY_DEMO=1} asks for the demo; {@code RELAY_TOOLS} is the folder with its tsc. */
  @Bean
  SmartInitializingSingleton workspacesAtStart(
      Settings settings, DemoWorkspace demo, WorkspaceImport files, FirstFetch fetch) {
    return () -> {
      if (settings.get("RELAY_DEMO").filter("1"::equals).isPresent()) {
        demo.create(Path.of(settings.get("RELAY_TOOLS").orElse("/usr/bin")));
      }
      files.run().forEach(LOG::warn);
      fetch.begin();
    };
  }
}
