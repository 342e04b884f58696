package dev.relay.mcp.transport.conformance;

import dev.relay.mcp.asking.Asking;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The tools that take long, and the one that says hello at once. */
final class FixtureTasks {
  static final AtomicInteger COMPUTING = new AtomicInteger();
  static final AtomicInteger INTERRUPTED = new AtomicInteger();
  private static final String NAME =
      "{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"}}}";
  private static final String SECONDS =
      "{\"type\":\"object\",\"properties\":{\"seconds\":{\"type\":\"number\"},"
          + "\"label\":{\"type\":\"string\"}}}";
  private static final String FILE =
      "{\"type\":\"object\",\"properties\":{\"filename\":{\"type\":\"string\"}}}";

  private FixtureTasks() {}

  static List<SyncToolSpecification> all() {
    return List.of(
        FixtureTools.tool(
            "greet",
            NAME,
            (_, request) -> FixtureTools.result("Hello, " + request.arguments().get("name") + "!")),
        FixtureTools.tool("slow_compute", SECONDS, FixtureTasks::compute),
        FixtureInputs.tool("failing_job", FixtureTasks::fail),
        FixtureInputs.tool("protocol_error_job", FixtureTasks::breakDown),
        FixtureTools.tool("confirm_delete", FILE, FixtureTasks::confirm),
        FixtureInputs.tool("multi_input", FixtureTasks::two),
        FixtureInputs.tool("test_tool_with_task", FixtureTasks::composed));
  }

  private static CallToolResult compute(McpSyncServerExchange exchange, CallToolRequest request) {
    var seconds = ((Number) request.arguments().getOrDefault("seconds", 1)).doubleValue();
    var asking = Asking.of(exchange);
    if (seconds > 0) {
      asking.takesLong(false);
    }
    COMPUTING.incrementAndGet();
    try {
      pass((long) (seconds * 1000));
    } finally {
      COMPUTING.decrementAndGet();
    }
    return FixtureTools.result("Computed for " + seconds + " s");
  }

  private static CallToolResult fail(Asking asking) {
    asking.takesLong(true);
    pass(1000);
    return CallToolResult.builder().addTextContent("This job fails.").isError(true).build();
  }

  private static CallToolResult breakDown(Asking asking) {
    asking.takesLong(false);
    pass(100);
    throw new IllegalStateException("This job breaks the protocol.");
  }

  private static CallToolResult confirm(McpSyncServerExchange exchange, CallToolRequest request) {
    var asking = Asking.of(exchange);
    asking.takesLong(false);
    return FixtureTools.result(
        "Deleted: " + asking.ask(Map.of("confirm", FixtureInputs.confirm())));
  }

  private static CallToolResult two(Asking asking) {
    asking.takesLong(false);
    var answers =
        asking.ask(
            Map.of(
                "first", FixtureInputs.text("First?", "value"),
                "second", FixtureInputs.text("Second?", "value")));
    return FixtureTools.result("Both: " + answers);
  }

  private static CallToolResult composed(Asking asking) {
    var name = asking.ask(Map.of("user_name", FixtureInputs.text("What is your name?", "name")));
    asking.takesLong(true);
    pass(100);
    return FixtureTools.result("Done for " + name.get("user_name").get("content"));
  }

  /** Work that takes that long, until it is interrupted. */
  private static void pass(long millis) {
    try {
      if (new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("nobody opens it");
      }
    } catch (InterruptedException e) {
      INTERRUPTED.incrementAndGet();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
