package dev.relay.mcp.testing;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.agent.AgentChoice;
import dev.relay.mcp.task.Tasks;
import dev.relay.mcp.verify.Verification;
import dev.relay.repo.git.Folders;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.TaskTrees;
import dev.relay.repo.graph.DependencyGraphs;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.sync.WorkingState;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs of tests that somebody asks for. */
@Configuration(proxyBeanMethods = false)
public class TestingConfiguration {
  @Bean
  TaskFiles taskFiles(Tasks tasks, TaskTrees trees, AgentChoice agents) {
    return new TaskFiles(tasks, trees, agents);
  }

  @Bean
  TestSites testSites(
      Git git, Mirrors mirrors, DependencyGraphs graphs, TaskFiles tasks, RelayHome home) {
    return new TestSites(git, mirrors, graphs, new WorkingState(git, home.checkouts()), tasks);
  }

  @Bean(destroyMethod = "close")
  TestRuns testRuns(
      TestSites sites,
      Verification verification,
      RelayHome home,
      Audit audit,
      InstantSource clock) {
    var scratch = home.checkouts().resolve(".scratch").resolve("tests");
    Folders.delete(scratch); // what a crash left
    return new TestRuns(sites, verification, scratch, audit, clock);
  }
}
