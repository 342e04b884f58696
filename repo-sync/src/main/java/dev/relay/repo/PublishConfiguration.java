package dev.relay.repo;

import dev.relay.repo.git.Diffs;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.TaskTrees;
import dev.relay.repo.graph.DependencyGraphs;
import dev.relay.repo.issue.IssueHost;
import dev.relay.repo.issue.Issues;
import dev.relay.repo.publish.Changes;
import dev.relay.repo.publish.CodeHost;
import dev.relay.repo.publish.MergeTrain;
import dev.relay.repo.publish.Pace;
import dev.relay.repo.publish.Publisher;
import dev.relay.repo.publish.Remotes;
import dev.relay.repo.publish.Trains;
import dev.relay.repo.store.Databases;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From change sets to merged pull requests. */
@Configuration(proxyBeanMethods = false)
class PublishConfiguration {
  @Bean
  Changes changes(TaskTrees trees, Diffs diffs) {
    return new Changes(trees, diffs);
  }

  @Bean
  Remotes remotes(Git git, Mirrors mirrors) {
    return new Remotes(git, mirrors);
  }

  @Bean
  Trains trains(Databases databases, ObjectProvider<InstantSource> clock) {
    return new Trains(databases.module("repo"), clock.getIfAvailable(InstantSource::system));
  }

  @Bean
  MergeTrain mergeTrain(
      List<CodeHost> hosts, Remotes remotes, Trains trains, ObjectProvider<InstantSource> clock) {
    return new MergeTrain(
        hosts, remotes, trains, Pace.USUAL, clock.getIfAvailable(InstantSource::system));
  }

  @Bean
  Issues issues(List<IssueHost> hosts) {
    return new Issues(hosts);
  }

  @Bean
  Publisher publisher(Git git, DependencyGraphs graphs, Trains trains, MergeTrain train) {
    return new Publisher(git, graphs, trains, train);
  }
}
