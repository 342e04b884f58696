package dev.relay.mcp.workflow;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.task.Books;
import dev.relay.mcp.task.TaskQueue;
import dev.relay.mcp.task.Tasks;
import dev.relay.repo.store.Database;
import dev.relay.repo.webhook.Concerns;
import dev.relay.repo.webhook.EventLoop;
import dev.relay.repo.webhook.Reactions;
import dev.relay.repo.webhook.RepoEvents;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The readers of what happens in repositories. */
@Configuration(proxyBeanMethods = false)
@ComponentScan("dev.relay.mcp.workflow")
public class WorkflowConfiguration {
  private static final int WORKFLOWS_AT_ONCE = 20;
  private static final int CALLS_AT_ONCE = 500;

  @Bean
  EventLoop workflowLoop(
      RepoEvents events,
      Concerns concerns,
      Reactions reactions,
      List<Workflow> workflows,
      Tasks tasks,
      @Qualifier("taskDatabase") Database task,
      Audit audit,
      InstantSource clock) {
    var starts = new WorkflowStarts(concerns, reactions, workflows, tasks, task, audit, clock);
    return new EventLoop(events, "workflows", WORKFLOWS_AT_ONCE, starts::react);
  }

  @Bean
  EventLoop trainLoop(
      RepoEvents events,
      Concerns concerns,
      @Qualifier("taskDatabase") Database task,
      Books books,
      TaskQueue queue) {
    var calls = new TrainCalls(concerns, task, books, queue);
    return new EventLoop(events, "trains", CALLS_AT_ONCE, calls::call, calls::callAgain);
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> startEventLoops(List<EventLoop> loops) {
    return _ -> loops.forEach(EventLoop::start);
  }
}
