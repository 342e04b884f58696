package dev.relay.mcp;

import dev.relay.mcp.access.AccessConfiguration;
import dev.relay.mcp.access.LoginTokens;
import dev.relay.mcp.access.PageLinks;
import dev.relay.mcp.agent.AgentConfiguration;
import dev.relay.mcp.analysis.AnalysisConfiguration;
import dev.relay.mcp.analysis.findings.FindingsConfiguration;
import dev.relay.mcp.analysis.symbols.SymbolConfiguration;
import dev.relay.mcp.api.ApiConfiguration;
import dev.relay.mcp.approval.ApprovalConfiguration;
import dev.relay.mcp.prompt.PromptConfiguration;
import dev.relay.mcp.resource.ResourceConfiguration;
import dev.relay.mcp.review.ReviewConfiguration;
import dev.relay.mcp.sandbox.SandboxConfiguration;
import dev.relay.mcp.secret.SecretConfiguration;
import dev.relay.mcp.start.Opening;
import dev.relay.mcp.status.StatusConfiguration;
import dev.relay.mcp.sync.SyncPortsConfiguration;
import dev.relay.mcp.sync.SyncRunConfiguration;
import dev.relay.mcp.task.TaskConfiguration;
import dev.relay.mcp.testing.TestingConfiguration;
import dev.relay.mcp.tool.ToolConfiguration;
import dev.relay.mcp.transport.TransportConfiguration;
import dev.relay.mcp.verify.VerifyConfiguration;
import dev.relay.mcp.workflow.WorkflowConfiguration;
import dev.relay.repo.RepoConfiguration;
import dev.relay.repo.store.Database;
import dev.relay.repo.store.Databases;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything of mcp-server; whoever imports this can be asked through MCP and REST. */
@Configuration(proxyBeanMethods = false)
@Import({
  RepoConfiguration.class,
  AccessConfiguration.class,
  SecretConfiguration.class,
  AnalysisConfiguration.class,
  FindingsConfiguration.class,
  SymbolConfiguration.class,
  AgentConfiguration.class,
  SandboxConfiguration.class,
  VerifyConfiguration.class,
  ApprovalConfiguration.class,
  TaskConfiguration.class,
  TestingConfiguration.class,
  ReviewConfiguration.class,
  SyncRunConfiguration.class,
  SyncPortsConfiguration.class,
  StatusConfiguration.class,
  ToolConfiguration.class,
  ResourceConfiguration.class,
  PromptConfiguration.class,
  TransportConfiguration.class,
  WorkflowConfiguration.class,
  ApiConfiguration.class
})
public class McpConfiguration {
  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  /** The owner is let in by the one who reads what the process prints. */
  @Bean
  Opening opening(LoginTokens tokens, PageLinks links) {
    return _ -> links.login(tokens.issue("owner").token()).toString();
  }

  @Bean
  Database taskDatabase(Databases databases) {
    return databases.module("task");
  }
}
