package dev.relay.mcp.transport;

import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** Refuses parameters of a wrong type in a sentence, which the SDK's mapper would not. */
public final class ParamTypes {
  /** The name of a parameter, whether it may be left out, and its type. */
  private record Param(String name, boolean needed, Class<?> type) {}

  private static final Param ARGUMENTS = new Param("arguments", false, Map.class);
  private static final Map<String, List<Param>> KNOWN =
      Map.of(
          "tools/call", List.of(new Param("name", true, String.class), ARGUMENTS),
          "prompts/get", List.of(new Param("name", true, String.class), ARGUMENTS),
          "resources/read", List.of(new Param("uri", true, String.class)),
          "resources/subscribe", List.of(new Param("uri", true, String.class)),
          "resources/unsubscribe", List.of(new Param("uri", true, String.class)),
          "completion/complete",
              List.of(new Param("ref", true, Map.class), new Param("argument", true, Map.class)),
          "logging/setLevel", List.of(new Param("level", true, String.class)));

  private ParamTypes() {}

  public static void check(McpSchema.JSONRPCRequest call) {
    if (!(call.id() instanceof String) && !(call.id() instanceof Number)) {
      throw new McpRefusal(
          HttpStatus.BAD_REQUEST,
          McpSchema.ErrorCodes.INVALID_REQUEST,
          "id must be a string or a number.",
          null);
    }
    if (call.params() != null && !(call.params() instanceof Map)) {
      throw refused(call, "params must be an object.");
    }
    var given = call.params() instanceof Map<?, ?> map ? map : Map.of();
    for (var param : KNOWN.getOrDefault(call.method(), List.of())) {
      var value = given.get(param.name());
      if (value == null ? param.needed() : !param.type().isInstance(value)) {
        throw refused(call, "params." + param.name() + " must be " + kind(param) + ".");
      }
    }
  }

  private static String kind(Param param) {
    return param.type() == String.class ? "a string" : "an object";
  }

  private static McpRefusal refused(McpSchema.JSONRPCRequest call, String sentence) {
    return new McpRefusal(HttpStatus.OK, McpSchema.ErrorCodes.INVALID_PARAMS, sentence, call.id());
  }
}
