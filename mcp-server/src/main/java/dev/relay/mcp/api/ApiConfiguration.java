package dev.relay.mcp.api;

import dev.relay.mcp.access.web.VirtualThreads;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.web.reactive.config.BlockingExecutionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/** REST: plain controllers on virtual threads, and one mapper for what goes wrong. */
@Configuration(proxyBeanMethods = false)
@Import({
  StatusController.class,
  TaskController.class,
  ApprovalController.class,
  WorkspaceController.class,
  RepositoryController.class,
  DiffController.class,
  GraphController.class,
  SearchController.class,
  EventController.class,
  TokenController.class,
  KeyController.class,
  WebhookController.class,
  SyncController.class,
  OpenApiController.class
})
public class ApiConfiguration {
  @Bean
  ErrorEdge errorEdge() {
    return new ErrorEdge();
  }

  @Bean
  WebFluxConfigurer apiConfigurer() {
    return new WebFluxConfigurer() {
      @Override
      public void configureBlockingExecution(BlockingExecutionConfigurer configurer) {
        configurer.setExecutor(new TaskExecutorAdapter(VirtualThreads.EXECUTOR));
      }

      @Override
      public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(new CallerArgument());
      }
    };
  }
}
