package dev.relay.voice.tools;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls tools over MCP, each call on behalf of a user. Calls block: make them on virtual threads.
 * One connection is shared; when it broke, the next call makes another.
 */
public final class ToolCatalog implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ToolCatalog.class);
  private static final ScopedValue<String> USER = ScopedValue.newInstance();
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
  private static final String UNREACHABLE =
      "I can't reach the tools right now. Try again in a moment; if it stays so, run relay doctor.";

  private final ToolServer server;
  private final JsonMapper json;
  private final ReentrantLock connecting = new ReentrantLock();
  private @Nullable McpSyncClient client;

  public ToolCatalog(ToolServer server, JsonMapper json) {
    this.server = server;
    this.json = json;
  }

  /** Never throws for a failing tool or server: the refusal is a sentence. */
  public ToolResult call(String userId, ToolCall call) {
    var request =
        CallToolRequest.builder(call.tool())
            .arguments(json.convertValue(call.arguments(), MAP))
            .build();
    try {
      return toResult(onBehalfOf(userId, c -> c.callTool(request)));
    } catch (RuntimeException e) { // the client throws whatever its transport met
      if (!interrupted(e)) {
        log.warn("The tool {} failed: {}", call.tool(), e.toString());
      }
      return new ToolResult.Refused(UNREACHABLE);
    }
  }

  /** Whoever waited was told to stop: nothing failed. */
  private static boolean interrupted(RuntimeException e) {
    return Thread.currentThread().isInterrupted() || e.getCause() instanceof InterruptedException;
  }

  /** What can be called; throws when the server can't be reached. */
  public List<Tool> tools(String userId) {
    return onBehalfOf(userId, c -> c.listTools().tools());
  }

  @Override
  public void close() {
    connecting.lock();
    try {
      if (client != null) {
        client.close();
      }
      client = null;
    } finally {
      connecting.unlock();
    }
  }

  private interface Use<T> {
    T of(McpSyncClient client);
  }

  private <T> T onBehalfOf(String userId, Use<T> use) {
    return ScopedValue.where(USER, userId)
        .call(() -> {
          var used = connected();
          try {
            return use.of(used);
          } catch (RuntimeException e) {
            if (!lostSession(e)) {
              throw e;
            }
            drop(used);
            return use.of(connected());
          }
        });
  }

  /**
   * True when the server never saw the call, so that repeating it can't do anything twice: nothing
   * listens there, or it restarted and doesn't know the session.
   */
  private static boolean lostSession(Throwable thrown) {
    for (var t = thrown; t != null; t = t.getCause()) {
      if (t instanceof java.net.ConnectException
          || t instanceof io.modelcontextprotocol.spec.McpTransportSessionNotFoundException) {
        return true;
      }
    }
    return false;
  }

  private McpSyncClient connected() {
    connecting.lock();
    try {
      if (client == null) {
        var fresh = connect();
        fresh.initialize();
        client = fresh;
      }
      return client;
    } finally {
      connecting.unlock();
    }
  }

  private void drop(McpSyncClient broken) {
    connecting.lock();
    try {
      if (broken.equals(client)) {
        client = null;
        broken.close();
      }
    } finally {
      connecting.unlock();
    }
  }

  private McpSyncClient connect() {
    var transport =
        HttpClientStreamableHttpTransport.builder(server.uri("/").toString())
            .endpoint("/mcp")
            .connectTimeout(Duration.ofSeconds(5))
            .addHttpRequestCustomizer(this::sign)
            .build();
    return McpClient.sync(transport)
        .clientInfo(Implementation.builder("relay-voice", "1").build())
        .requestTimeout(Duration.ofSeconds(60))
        .initializationTimeout(Duration.ofSeconds(10))
        .transportContextProvider(
            () -> McpTransportContext.create(Map.of("user", USER.orElse("owner"))))
        .build();
  }

  private void sign(
      HttpRequest.Builder request,
      @Nullable String method,
      @Nullable URI uri,
      @Nullable String body,
      McpTransportContext context) {
    var user = context.get("user");
    request.setHeader("Authorization", "Bearer " + server.credential());
    request.setHeader("Relay-Channel", "voice");
    request.setHeader("Relay-On-Behalf-Of", user == null ? "owner" : user.toString());
  }

  private ToolResult toResult(CallToolResult result) {
    if (Boolean.TRUE.equals(result.isError())) {
      return new ToolResult.Refused(text(result));
    }
    var content = result.structuredContent();
    return new ToolResult.Answered(
        content == null
            ? json.createObjectNode().put("text", text(result))
            : CamelCase.of(json.valueToTree(content)));
  }

  private static String text(CallToolResult result) {
    return result.content().stream()
        .filter(TextContent.class::isInstance)
        .map(c -> ((TextContent) c).text())
        .collect(Collectors.joining(" "));
  }
}
