package dev.relay.mcp.agent;

import dev.relay.repo.workspace.RepositoryId;

/** What an agent reports while it works. */
public sealed interface AgentEvent {
  record Said(String text) implements AgentEvent {}

  /** {@code summary} is one line fit for a screen, without file contents. */
  record UsedTool(String tool, String summary) implements AgentEvent {}

  record AskedPermission(String requestId, String tool, String summary) implements AgentEvent {}

  record ChangedFile(RepositoryId repository, String path) implements AgentEvent {}

  /** Tokens and micro-dollars since the last such event. */
  record Spent(long inputTokens, long outputTokens, long microDollars) implements AgentEvent {}

  record Finished(String summary) implements AgentEvent {}

  /** {@code sentence} says what went wrong and what to do next. */
  record Failed(String sentence) implements AgentEvent {}
}
