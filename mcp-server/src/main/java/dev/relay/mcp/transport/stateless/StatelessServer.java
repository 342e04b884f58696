package dev.relay.mcp.transport.stateless;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Callers;
import dev.relay.mcp.asking.Asking;
import dev.relay.mcp.transport.WebFluxTransport;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

/**
 * The SDK's server, asked one request at a time: each in a session that nobody keeps.
 *
 * @param instructions what a client may tell its model
 */
public record StatelessServer(
    WebFluxTransport http, McpSyncServer sdk, McpJsonMapper json, String instructions) {
  McpStreamableServerSession session(Envelope envelope) {
    var capabilities =
        json.convertValue(envelope.capabilities(), McpSchema.ClientCapabilities.class);
    var client =
        envelope.client() == null
            ? McpSchema.Implementation.builder("unnamed", "0").build()
            : json.convertValue(envelope.client(), McpSchema.Implementation.class);
    var session =
        http.factory()
            .startSession(
                McpSchema.InitializeRequest.builder(
                        ProtocolVersions.MCP_2025_11_25, capabilities, client)
                    .build())
            .session();
    level(envelope.logLevel()).ifPresent(session::setMinLoggingLevel);
    return session;
  }

  Optional<McpSchema.Tool> tool(@Nullable String name) {
    return sdk.listTools().stream().filter(tool -> tool.name().equals(name)).findFirst();
  }

  private static Optional<LoggingLevel> level(@Nullable Object wanted) {
    return java.util.Arrays.stream(LoggingLevel.values())
        .filter(level -> level.name().equalsIgnoreCase(String.valueOf(wanted)))
        .findFirst();
  }

  /** What a tool finds in its exchange. */
  static Function<Context, Context> context(Caller caller, Asking asking) {
    var callers = Callers.transportContext(caller);
    McpTransportContext both = key -> key.equals(Asking.KEY) ? asking : callers.get(key);
    return existing -> existing.put(McpTransportContext.KEY, both);
  }
}
