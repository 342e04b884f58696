package dev.relay.mcp.asking;

import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.Map;

/** A call needs something of its client that the client did not declare. */
public final class MissingCapability extends McpError {
  public static final int CODE = -32021;

  private MissingCapability(String name, Map<String, Object> capabilities) {
    super(
        new McpSchema.JSONRPCResponse.JSONRPCError(
            CODE,
            "This needs the client capability '" + name + "': declare it and call again.",
            Map.of("requiredCapabilities", capabilities)));
  }

  public static MissingCapability of(String capability) {
    return new MissingCapability(capability, Map.of(capability, Map.of()));
  }

  public static MissingCapability extension(String extension) {
    return new MissingCapability(extension, Map.of("extensions", Map.of(extension, Map.of())));
  }
}
