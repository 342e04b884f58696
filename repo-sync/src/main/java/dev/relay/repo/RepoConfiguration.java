package dev.relay.repo;

import dev.relay.repo.demo.DemoWorkspace;
import dev.relay.repo.git.FirstFetch;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.Settings;
import dev.relay.repo.store.StoreConfiguration;
import dev.relay.repo.workspace.WorkspaceImport;
import dev.relay.repo.workspace.Workspaces;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts repo-sync together. Hosts are found by scanning their package. */
@Configuration(proxyBeanMethods = false)
@Import({
  StoreConfiguration.class,
  GitConfiguration.class,
  GraphConfiguration.class,
  SyncConfiguration.class,
  PublishConfiguration.class,
  WebhookConfiguration.class
})
@ComponentScan("dev.relay.repo.host")
public class RepoConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(RepoConfiguration.class);

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
