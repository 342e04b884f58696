package dev.relay.mcp.transport.conformance;

import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The tools that make the server tell of a change, and one that has headers of its own. */
final class FixtureChanges {
  private static final String HEADERS =
      "{\"type\":\"object\",\"properties\":{\"region\":{\"type\":\"string\","
          + "\"x-mcp-header\":\"Region\"},\"query\":{\"type\":\"string\"}}}";

  private FixtureChanges() {}

  static List<SyncToolSpecification> all(Supplier<McpSyncServer> server) {
    return List.of(
        changes("test_trigger_tool_change", server, McpSyncServer::notifyToolsListChanged),
        changes("test_trigger_prompt_change", server, McpSyncServer::notifyPromptsListChanged),
        FixtureTools.tool("test_custom_header", HEADERS, (_, _) -> FixtureTools.result("Read.")));
  }

  private static SyncToolSpecification changes(
      String name, Supplier<McpSyncServer> server, Consumer<McpSyncServer> change) {
    return FixtureTools.tool(
        name,
        FixtureTools.EMPTY,
        (_, _) -> {
          change.accept(server.get());
          return FixtureTools.result("Changed.");
        });
  }
}
