package dev.relay.mcp.task;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.agent.AgentChoice;
import dev.relay.mcp.sandbox.Sandboxes;
import dev.relay.mcp.secret.Secrets;
import dev.relay.mcp.verify.Verification;
import dev.relay.repo.git.Diffs;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.TaskEnds;
import dev.relay.repo.git.TaskTrees;
import dev.relay.repo.graph.DependencyGraphs;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.SecretFile;
import dev.relay.repo.home.Settings;
import dev.relay.repo.publish.Publisher;
import dev.relay.repo.store.Database;
import dev.relay.repo.sync.CheckoutLanding;
import dev.relay.repo.sync.ConflictTrees;
import dev.relay.repo.workspace.Workspaces;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tasks, their queue, and the feed of their events. */
@Configuration(proxyBeanMethods = false)
public class TaskConfiguration {
  @Bean
  Books books(@Qualifier("taskDatabase") Database task, InstantSource clock, Secrets secrets) {
    return Books.of(task, clock, secrets);
  }

  /** The name of this Relay lies in its home, which no two processes use at a time. */
  @Bean
  TaskQueue taskQueue(@Qualifier("taskDatabase") Database task, RelayHome home) {
    var node = SecretFile.readOrCreate(home.run().resolve("node"));
    return new TaskQueue(task, "relay-" + node.substring(0, 16));
  }

  @Bean
  TaskEnds taskEnds(@Qualifier("taskDatabase") Database task) {
    return new EndedTasks(task);
  }

  @Bean
  EventFeed eventFeed(Books books) {
    return new StoredEvents(books.journal());
  }

  @Bean
  Notices notices(Books books) {
    return new Notices(books);
  }

  @Bean
  Equipment equipment(
      Workspaces workspaces,
      Mirrors mirrors,
      TaskTrees trees,
      Diffs diffs,
      DependencyGraphs graphs,
      Publisher publisher,
      AgentChoice agents,
      Verification verification,
      Settings settings,
      Audit audit,
      ConflictTrees conflicts,
      CheckoutLanding checkouts,
      Briefings briefings) {
    var commits = CommitStyle.of(settings.get("RELAY_COMMIT_STYLE").orElse(""));
    return new Equipment(
        workspaces,
        mirrors,
        trees,
        diffs,
        graphs,
        publisher,
        agents,
        verification,
        commits,
        audit,
        conflicts,
        checkouts,
        briefings);
  }

  @Bean(destroyMethod = "close")
  TaskService taskService(Books books, TaskQueue queue, Consent consent, Equipment equipment) {
    return new TaskService(books, queue, consent, equipment);
  }

  @Bean
  Tasks tasks(TaskService service) {
    return service.tasks();
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> startTasks(
      TaskService service, Books books, Sandboxes sandboxes) {
    return _ -> {
      for (var left : books.processes().ofEnded()) {
        sandboxes.named(left.sandbox()).attach(left).stop(Duration.ZERO);
      }
      service.start();
    };
  }
}
