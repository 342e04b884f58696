package dev.relay.repo;

import dev.relay.repo.git.Contents;
import dev.relay.repo.git.Diffs;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.Grep;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.NativeGit;
import dev.relay.repo.git.RemoteAddresses;
import dev.relay.repo.git.TaskTrees;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Git, and what is read and written through it. */
@Configuration(proxyBeanMethods = false)
class GitConfiguration {
  @Bean
  RemoteAddresses remoteAddresses(Settings settings) {
    return new RemoteAddresses(settings.get(RemoteAddresses.SETTING).orElse(""));
  }

  @Bean
  Git git(RemoteAddresses addresses) {
    return new NativeGit(System.getenv(), addresses);
  }

  @Bean
  Mirrors mirrors(Git git, RelayHome home) {
    return new Mirrors(git, home.mirrors());
  }

  @Bean
  TaskTrees taskTrees(Git git, Mirrors mirrors, RelayHome home) {
    return new TaskTrees(git, mirrors, home.tasks());
  }

  @Bean
  Diffs diffs(Git git) {
    return new Diffs(git);
  }

  @Bean
  Contents contents(Git git) {
    return new Contents(git);
  }

  @Bean
  Grep grep(Git git) {
    return new Grep(git);
  }
}
