package dev.relay.mcp.tool;

import dev.relay.mcp.secret.Secrets;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.TextContent;

/** What a tool answers, without the secrets that files or messages held. */
final class Censored {
  private Censored() {}

  static CallToolResult of(CallToolResult result, Secrets secrets) {
    var content = result.content().stream().map(each -> censor(each, secrets)).toList();
    return new CallToolResult(
        content, result.isError(), secrets.censor(result.structuredContent()), result.meta());
  }

  private static Content censor(Content content, Secrets secrets) {
    return content instanceof TextContent text
        ? TextContent.builder(secrets.censor(text.text())).build()
        : content;
  }
}
