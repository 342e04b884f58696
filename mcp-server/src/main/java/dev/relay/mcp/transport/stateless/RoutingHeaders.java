package dev.relay.mcp.transport.stateless;

import dev.relay.mcp.transport.McpRefusal;
import io.modelcontextprotocol.spec.McpSchema;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Headers repeat what the body says, so that what stands between can route; both must agree. */
final class RoutingHeaders {
  private static final int MISMATCH = -32020;
  private static final String BEGIN = "=?base64?";
  private static final String END = "?=";

  /** Which parameter {@code Mcp-Name} repeats. */
  private static final Map<String, String> NAMED =
      Map.of(
          "tools/call", "name",
          "prompts/get", "name",
          "resources/read", "uri",
          "tasks/get", "taskId",
          "tasks/update", "taskId",
          "tasks/cancel", "taskId");

  private RoutingHeaders() {}

  static void check(ServerRequest http, McpSchema.JSONRPCRequest call) {
    if (!call.method().equals(header(http, "Mcp-Method"))) {
      throw mismatch(call, "The header Mcp-Method must repeat the method of the body.");
    }
    var parameter = NAMED.get(call.method());
    if (parameter == null) {
      return;
    }
    var name = Json.text(Json.object(call.params()), parameter);
    var given = header(http, "Mcp-Name");
    if (given == null || !decoded(call, "Mcp-Name", given).equals(name)) {
      throw mismatch(call, "The header Mcp-Name must repeat params." + parameter + " of the body.");
    }
  }

  static @Nullable String header(ServerRequest http, String name) {
    return http.headers().firstHeader(name);
  }

  /** A header holds ASCII; anything else comes as base64. */
  static String decoded(McpSchema.JSONRPCRequest call, String name, String value) {
    if (!value.startsWith(BEGIN) || !value.endsWith(END)) {
      if (value.chars().anyMatch(each -> each != '\t' && (each < ' ' || each > '~'))) {
        throw mismatch(call, "The header " + name + " holds characters that headers can't.");
      }
      return value;
    }
    var base64 = value.substring(BEGIN.length(), Math.max(BEGIN.length(), value.length() - 2));
    try {
      if (base64.length() % 4 != 0) { // Java would do without the padding
        throw new IllegalArgumentException("no padding");
      }
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw mismatch(call, "The header " + name + " is no base64.");
    }
  }

  static McpRefusal mismatch(McpSchema.JSONRPCRequest call, String message) {
    return new McpRefusal(HttpStatus.BAD_REQUEST, MISMATCH, message, call.id());
  }
}
