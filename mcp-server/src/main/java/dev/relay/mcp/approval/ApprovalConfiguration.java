package dev.relay.mcp.approval;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.analysis.findings.SecretsInChanges;
import dev.relay.mcp.task.Books;
import dev.relay.mcp.task.TaskQueue;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.TaskTrees;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.store.Database;
import dev.relay.repo.workspace.Workspaces;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Approvals, towards people and towards tasks. */
@Configuration(proxyBeanMethods = false)
public class ApprovalConfiguration {
  @Bean
  ApprovalRows approvalRows(@Qualifier("taskDatabase") Database task) {
    return new ApprovalRows(task);
  }

  @Bean
  Author author(Git git, RelayHome home) {
    return new Author(git, home.run());
  }

  @Bean
  Asking asking(
      ApprovalRows rows,
      Books books,
      TaskQueue queue,
      Workspaces workspaces,
      TaskTrees trees,
      Author author,
      ObjectProvider<SecretsInChanges> secrets) {
    return new Asking(
        rows,
        books,
        queue,
        workspaces,
        trees,
        author::identity,
        new SecretWarnings(trees, secrets::getObject));
  }

  @Bean
  Approvals approvals(
      ApprovalRows rows, Books books, TaskQueue queue, Audit audit, InstantSource clock) {
    return new Approvals(rows, books, queue, audit, clock);
  }
}
