package dev.relay.mcp.transport;

import dev.relay.mcp.access.Credential;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What nobody foresaw is told as one sentence with the id under which the log has it. */
public final class Failures {
  private static final Logger log = LoggerFactory.getLogger(Failures.class);

  private static final String OURS = "Relay made a mistake; its log has the details under ";

  private Failures() {}

  static JSONRPCResponse response(@Nullable Object id, RuntimeException why) {
    return JSONRPCResponse.error(
        id, new JSONRPCError(McpSchema.ErrorCodes.INTERNAL_ERROR, logged(why)));
  }

  /** The SDK hands on what any exception says; only what was said on purpose reaches a client. */
  public static JSONRPCResponse censored(JSONRPCResponse response) {
    var error = response.error();
    return error == null
            || error.code() != McpSchema.ErrorCodes.INTERNAL_ERROR
            || String.valueOf(error.message()).startsWith(OURS)
        ? response
        : response(response.id(), new IllegalStateException(error.message() + " " + error.data()));
  }

  private static String logged(RuntimeException why) {
    var id = Credential.generate().substring(0, 8);
    log.error("An MCP request failed, id {}", id, why);
    return OURS + id + ".";
  }
}
