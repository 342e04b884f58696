package dev.relay.mcp.transport.stateless;

import dev.relay.mcp.transport.McpHeaders;
import dev.relay.mcp.transport.McpRefusal;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * What every request says about itself in {@code _meta}.
 *
 * @param client null when the client does not say who it is
 * @param logLevel null when it wants to hear no log messages
 */
record Envelope(
    Map<String, Object> capabilities, @Nullable Object client, @Nullable Object logLevel) {
  static final String PREFIX = "io.modelcontextprotocol/";
  static final String TASKS = "io.modelcontextprotocol/tasks";
  private static final String VERSION = PREFIX + "protocolVersion";
  private static final String CAPABILITIES = PREFIX + "clientCapabilities";
  private static final int UNSUPPORTED_VERSION = -32022;

  static Envelope of(ServerRequest http, McpSchema.JSONRPCRequest call, List<String> versions) {
    var header = McpHeaders.version(http);
    if (header == null) {
      throw RoutingHeaders.mismatch(call, "The header MCP-Protocol-Version is missing.");
    }
    var meta = meta(call.params());
    if (!(meta.get(VERSION) instanceof String version)
        || !(meta.get(CAPABILITIES) instanceof Map<?, ?> capabilities)) {
      throw new McpRefusal(
          HttpStatus.BAD_REQUEST,
          McpSchema.ErrorCodes.INVALID_PARAMS,
          "_meta needs " + VERSION + " and " + CAPABILITIES + ".",
          call.id());
    }
    if (!version.equals(header)) {
      throw RoutingHeaders.mismatch(
          call, "The header MCP-Protocol-Version does not match the version in _meta.");
    }
    if (!version.equals(StatelessEndpoint.VERSION)) {
      throw new McpRefusal(
          HttpStatus.BAD_REQUEST,
          UNSUPPORTED_VERSION,
          "This version is not spoken here: use one of " + String.join(", ", versions) + ".",
          call.id(),
          Map.of("supported", versions, "requested", version));
    }
    return new Envelope(
        Json.object(capabilities), meta.get(PREFIX + "clientInfo"), meta.get(PREFIX + "logLevel"));
  }

  /** True when the message carries the metadata of this revision, whatever version it names. */
  static boolean isIn(McpSchema.JSONRPCMessage message) {
    return message instanceof McpSchema.JSONRPCRequest call
        && meta(call.params()).containsKey(VERSION);
  }

  private static Map<String, Object> meta(@Nullable Object params) {
    return Json.object(Json.object(params).get("_meta"));
  }

  boolean can(String capability) {
    return capabilities.get(capability) instanceof Map;
  }

  boolean followsTasks() {
    return Json.object(capabilities.get("extensions")).get(TASKS) instanceof Map;
  }
}
