package dev.relay.mcp.transport;

import dev.relay.mcp.transport.stateless.StatelessEndpoint;
import dev.relay.mcp.transport.stateless.StatelessServer;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/**
 * What an endpoint is made of.
 *
 * @param sdk the SDK's server, built on {@code http}
 * @param instructions what a client may tell its model
 * @param seal the secret that seals what clients bring back
 */
public record Transport(
    WebFluxTransport http,
    McpSessions sessions,
    McpJsonMapper json,
    McpSyncServer sdk,
    String instructions,
    String seal,
    InstantSource clock) {
  public McpEndpoint endpoint(Door door) {
    var messages = new McpMessages(json);
    var tools = new ToolNames(sdk.listTools().stream().map(Tool::name).sorted().toList());
    var stateless =
        new StatelessEndpoint(
            new StatelessServer(http, sdk, json, instructions),
            tools,
            seal.getBytes(StandardCharsets.UTF_8),
            clock,
            door);
    return new McpEndpoint(
        messages,
        new Admission(door),
        new SessionEndpoint(http, sessions, json, messages, tools, door),
        stateless);
  }
}
