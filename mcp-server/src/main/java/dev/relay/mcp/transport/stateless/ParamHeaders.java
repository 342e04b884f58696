package dev.relay.mcp.transport.stateless;

import io.modelcontextprotocol.spec.McpSchema;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Arguments that a tool's schema wants repeated as {@code Mcp-Param-*} headers. */
final class ParamHeaders {
  private ParamHeaders() {}

  static void check(ServerRequest http, McpSchema.JSONRPCRequest call, McpSchema.Tool tool) {
    var arguments = Json.object(Json.object(call.params()).get("arguments"));
    check(http, call, Json.object(tool.inputSchema()), arguments);
  }

  private static void check(
      ServerRequest http,
      McpSchema.JSONRPCRequest call,
      Map<String, Object> schema,
      Map<String, Object> arguments) {
    Json.object(schema.get("properties"))
        .forEach((name, described) -> {
          var property = Json.object(described);
          var value = arguments.get(name);
          if (property.get("x-mcp-header") instanceof String suffix) {
            checkOne(http, call, "Mcp-Param-" + suffix, value);
          } else if (property.containsKey("properties")) {
            check(http, call, property, Json.object(value));
          }
        });
  }

  private static void checkOne(
      ServerRequest http, McpSchema.JSONRPCRequest call, String header, @Nullable Object value) {
    var given = RoutingHeaders.header(http, header);
    var repeated = given == null ? null : RoutingHeaders.decoded(call, header, given);
    if (value == null ? repeated != null : repeated == null || !same(repeated, value)) {
      throw RoutingHeaders.mismatch(
          call, "The header " + header + " must repeat the argument of the body.");
    }
  }

  private static boolean same(String header, Object value) {
    if (value instanceof Number number) {
      try {
        return new BigDecimal(header).compareTo(new BigDecimal(number.toString())) == 0;
      } catch (NumberFormatException e) {
        return false;
      }
    }
    return header.equals(value.toString());
  }
}
