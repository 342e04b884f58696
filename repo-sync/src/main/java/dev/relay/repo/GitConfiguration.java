package dev.relay.repo;

import dev.relay.repo.git.Contents;
import dev.relay.repo.git.Diffs;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.Grep;
import dev.relay.repo.git.HostCredentials;
import dev.relay.repo.git.Housekeeping;
import dev.relay.repo.git.InstalledGit;
import dev.relay.repo.git.MirrorCare;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.NativeGit;
import dev.relay.repo.git.PullHeads;
import dev.relay.repo.git.RemoteAddresses;
import dev.relay.repo.git.TaskEnds;
import dev.relay.repo.git.TaskTrees;
import dev.relay.repo.git.TreeCollection;
import dev.relay.repo.home.HomeFailure;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.Settings;
import dev.relay.repo.workspace.Workspaces;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Git, and what is read and written through it. */
@Configuration(proxyBeanMethods = false)
class GitConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(GitConfiguration.class);
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Duration UNUSED_MIRRORS = Duration.ofDays(7);

  @Bean
  RemoteAddresses remoteAddresses(Settings settings) {
    return new RemoteAddresses(settings.get(RemoteAddresses.SETTING).orElse(""));
  }

  @Bean
  Git git(RemoteAddresses addresses, ObjectProvider<HostCredentials> credentials) {
    return new NativeGit(System.getenv(), addresses, credentials.orderedStream().toList());
  }

  @Bean
  Mirrors mirrors(Git git, RelayHome home) {
    return new Mirrors(git, home.mirrors());
  }

  @Bean
  PullHeads pullHeads(Git git, Mirrors mirrors) {
    return new PullHeads(git, mirrors);
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

  /**
   * {@code RELAY_TREES_DAYS} (14) is how long the trees of ended tasks stay, {@code RELAY_TREES_GB}
   * (20) how much room all trees may take.
   */
  @Bean
  TreeCollection treeCollection(TaskTrees trees, ObjectProvider<TaskEnds> ends, Settings settings) {
    var limits =
        new TreeCollection.Limits(
            Duration.ofDays(number(settings, "RELAY_TREES_DAYS", 14)),
            (long) number(settings, "RELAY_TREES_GB", 20) << 30);
    TaskEnds nobodyKnows = task -> Optional.empty();
    return new TreeCollection(trees, ends.getIfAvailable(() -> nobodyKnows), CLOCK, limits);
  }

  @Bean
  MirrorCare mirrorCare(Git git, Mirrors mirrors, Workspaces workspaces) {
    return new MirrorCare(
        git,
        mirrors,
        () ->
            workspaces.all().stream()
                .flatMap(workspace -> workspace.repositories().stream())
                .map(mirrors::gitDir)
                .collect(Collectors.toSet()),
        CLOCK,
        UNUSED_MIRRORS);
  }

  @Bean(initMethod = "begin", destroyMethod = "close")
  Housekeeping housekeeping(TreeCollection trees, MirrorCare mirrors) {
    return new Housekeeping(trees, mirrors);
  }

  @Bean
  SmartInitializingSingleton gitAtStart(Git git) {
    return () -> InstalledGit.complaint(InstalledGit.probe(git)).ifPresent(LOG::warn);
  }

  private static int number(Settings settings, String name, int otherwise) {
    var value = settings.get(name).orElse(String.valueOf(otherwise));
    if (!value.matches("[0-9]{1,5}")) {
      throw new HomeFailure(name + " is no number; give one, or take it away.");
    }
    return Integer.parseInt(value);
  }
}
