package dev.relay.mcp.transport.stateless;

import dev.relay.mcp.asking.InputRequired;
import dev.relay.mcp.asking.MissingCapability;
import dev.relay.mcp.transport.Failures;
import dev.relay.mcp.transport.Reply;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Writes what the SDK answers as this revision wants it. */
final class Results {
  private static final TypeRef<Map<String, Object>> MAP = new TypeRef<>() {};
  private static final int MINUTE = 60_000;

  /** How long a client may keep what, in milliseconds; lists depend on who asks. */
  private static final Map<String, Integer> FRESH =
      Map.of(
          "tools/list", MINUTE,
          "prompts/list", MINUTE,
          "resources/list", 0,
          "resources/templates/list", MINUTE,
          "resources/read", 0);

  private final McpJsonMapper json;
  private final McpSchema.Implementation server;

  Results(McpJsonMapper json, McpSchema.Implementation server) {
    this.json = json;
    this.server = server;
  }

  /** The response to a request of that method, or something said before it. */
  Reply.Written write(McpSchema.JSONRPCRequest call, McpSchema.JSONRPCMessage message) {
    return message instanceof JSONRPCResponse response
        ? response(call, response)
        : new Reply.Written(HttpStatus.OK, text(message));
  }

  private Reply.Written response(McpSchema.JSONRPCRequest call, JSONRPCResponse response) {
    var error = response.error();
    if (response.result() instanceof CallTask.Created created) {
      return result(call, new LinkedHashMap<>(created.fields()), "task");
    }
    if (error == null) {
      return complete(call, object(response.result()));
    }
    if (error.data() instanceof InputRequired.Told told) {
      return result(call, asked(told), "input_required");
    }
    var named = Failures.censored(renamed(call, response));
    return new Reply.Written(status(error.code()), text(named));
  }

  Reply.Written complete(McpSchema.JSONRPCRequest call, Map<String, Object> result) {
    var fresh = FRESH.get(call.method());
    if (fresh != null) {
      result.put("ttlMs", fresh);
      result.put("cacheScope", "private");
    }
    return result(call, result, "complete");
  }

  Reply.Written result(McpSchema.JSONRPCRequest call, Map<String, Object> result, String type) {
    result.put("resultType", type);
    var meta = Json.object(result.get("_meta"));
    meta.put(Envelope.PREFIX + "serverInfo", object(server));
    result.put("_meta", meta);
    return new Reply.Written(HttpStatus.OK, text(JSONRPCResponse.result(call.id(), result)));
  }

  private Map<String, Object> asked(InputRequired.Told told) {
    var requests = new LinkedHashMap<String, Object>();
    told.questions()
        .forEach((key, question) ->
            requests.put(key, Map.of("method", question.method(), "params", question.params())));
    var result = new LinkedHashMap<String, Object>();
    result.put("inputRequests", requests);
    result.put("requestState", told.state());
    return result;
  }

  /** An unknown resource has had a code of its own until now. */
  private static JSONRPCResponse renamed(McpSchema.JSONRPCRequest call, JSONRPCResponse response) {
    var error = response.error();
    return error == null || error.code() != McpSchema.ErrorCodes.RESOURCE_NOT_FOUND
        ? response
        : JSONRPCResponse.error(
            response.id(),
            new JSONRPCError(
                McpSchema.ErrorCodes.INVALID_PARAMS,
                error.message(),
                Map.of("uri", String.valueOf(Json.object(call.params()).get("uri")))));
  }

  private static HttpStatus status(int code) {
    return switch (code) {
      case McpSchema.ErrorCodes.METHOD_NOT_FOUND -> HttpStatus.NOT_FOUND;
      case MissingCapability.CODE -> HttpStatus.BAD_REQUEST;
      default -> HttpStatus.OK;
    };
  }

  Map<String, Object> object(@Nullable Object value) {
    return value == null
        ? new LinkedHashMap<>()
        : new LinkedHashMap<>(json.convertValue(value, MAP));
  }

  String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException("an answer of our own is no JSON", e);
    }
  }
}
