package dev.relay.mcp.transport;

import dev.relay.mcp.access.web.VirtualThreads;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Reads the JSON-RPC message of a request. */
final class McpMessages {
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  private static final TypeRef<Object> OBJECT = new TypeRef<>() {};

  private final McpJsonMapper json;

  McpMessages(McpJsonMapper json) {
    this.json = json;
  }

  Mono<McpSchema.JSONRPCMessage> read(ServerRequest request) {
    if (!McpHeaders.takesEvents(request) && !McpHeaders.takesJson(request)) {
      return Mono.error(
          new McpRefusal(
              HttpStatus.NOT_ACCEPTABLE,
              McpSchema.ErrorCodes.INVALID_REQUEST,
              "Answers are application/json or text/event-stream: accept both.",
              null));
    }
    return DataBufferUtils.join(request.exchange().getRequest().getBody(), MAX_BYTES)
        .map(buffer -> {
          var text = buffer.toString(StandardCharsets.UTF_8);
          DataBufferUtils.release(buffer);
          return text;
        })
        .switchIfEmpty(Mono.error(() -> McpRefusal.badRequest("The request has no body.")))
        .onErrorMap(DataBufferLimitException.class, _ -> tooLarge())
        .publishOn(VirtualThreads.SCHEDULER)
        .map(this::parse);
  }

  McpSchema.InitializeRequest initialization(McpSchema.JSONRPCRequest call) {
    try {
      var params = call.params() == null ? Map.of() : call.params();
      return json.convertValue(params, McpSchema.InitializeRequest.class);
    } catch (IllegalArgumentException e) {
      throw new McpRefusal(
          HttpStatus.BAD_REQUEST,
          McpSchema.ErrorCodes.INVALID_PARAMS,
          "initialize needs protocolVersion, capabilities and clientInfo.",
          call.id());
    }
  }

  String write(McpSchema.JSONRPCMessage message) {
    try {
      return json.writeValueAsString(message);
    } catch (IOException e) {
      throw new UncheckedIOException("a message of our own is no JSON", e);
    }
  }

  /** The SDK would read it twice. */
  private McpSchema.JSONRPCMessage parse(String text) {
    try {
      if (json.readValue(text, OBJECT) instanceof Map<?, ?> fields
          && "2.0".equals(fields.get("jsonrpc"))) {
        return message(fields);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw noMessage();
    }
    throw noMessage();
  }

  private McpSchema.JSONRPCMessage message(Map<?, ?> fields) {
    if (fields.get("method") instanceof String method) {
      var id = fields.get("id");
      return id == null
          ? new McpSchema.JSONRPCNotification(method, fields.get("params"))
          : new McpSchema.JSONRPCRequest(method, id, fields.get("params"));
    }
    if (fields.get("id") != null && (fields.containsKey("result") || fields.containsKey("error"))) {
      return json.convertValue(fields, McpSchema.JSONRPCResponse.class);
    }
    throw noMessage();
  }

  private static McpRefusal noMessage() {
    return new McpRefusal(
        HttpStatus.BAD_REQUEST,
        McpSchema.ErrorCodes.PARSE_ERROR,
        "The body is not one JSON-RPC message.",
        null);
  }

  private static McpRefusal tooLarge() {
    return new McpRefusal(
        HttpStatus.CONTENT_TOO_LARGE,
        McpSchema.ErrorCodes.INVALID_REQUEST,
        "A message may have 4 MB at most.",
        null);
  }
}
