package dev.relay.mcp.transport;

import io.modelcontextprotocol.spec.McpSchema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** A request that never reaches the SDK; told as a JSON-RPC error in one sentence. */
public final class McpRefusal extends RuntimeException {
  private final HttpStatus status;
  private final int code;
  private final @Nullable Object id;
  private final @Nullable Map<String, ?> data;

  public McpRefusal(HttpStatus status, int code, String message, @Nullable Object id) {
    this(status, code, message, id, null);
  }

  public McpRefusal(
      HttpStatus status,
      int code,
      String message,
      @Nullable Object id,
      @Nullable Map<String, ?> data) {
    super(message);
    this.status = status;
    this.code = code;
    this.id = id;
    this.data = data;
  }

  static McpRefusal badRequest(String message) {
    return new McpRefusal(
        HttpStatus.BAD_REQUEST, McpSchema.ErrorCodes.INVALID_REQUEST, message, null);
  }

  static McpRefusal unknownSession() {
    return new McpRefusal(
        HttpStatus.NOT_FOUND,
        McpSchema.ErrorCodes.INVALID_REQUEST,
        "This MCP session has ended: send initialize to open another.",
        null);
  }

  public Mono<ServerResponse> response() {
    return response(_ -> {});
  }

  Mono<ServerResponse> response(Consumer<HttpHeaders> headers) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("jsonrpc", "2.0");
    body.put("id", id);
    var error = new LinkedHashMap<String, @Nullable Object>();
    error.put("code", code);
    error.put("message", getMessage());
    if (data != null) {
      error.put("data", data);
    }
    body.put("error", error);
    return ServerResponse.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(body);
  }
}
