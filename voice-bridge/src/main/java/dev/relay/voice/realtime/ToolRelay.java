package dev.relay.voice.realtime;

import dev.relay.voice.tools.ToolCall;
import dev.relay.voice.tools.ToolCatalog;
import dev.relay.voice.tools.ToolResult;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Turns a function call into a tool call. A tool that takes longer than two seconds is answered
 * with "still running", so that the conversation goes on, and with its result when it has one.
 */
final class ToolRelay {
  private static final int PATIENCE_SECONDS = 2;
  private static final ToolResult PENDING =
      new ToolResult.Answered(
          JsonNodeFactory.instance
              .objectNode()
              .put("pending", "That takes a little longer. I'll tell you when it is done."));

  private final ToolCatalog catalog;
  private final Executor threads = task -> Thread.ofVirtual().name("tool").start(task);

  ToolRelay(ToolCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * {@code late} hears the result when {@code output} heard that it is pending; both must not
   * block.
   */
  void call(
      String userId,
      ToolCall call,
      BiConsumer<ToolCall, JsonNode> output,
      BiConsumer<ToolCall, JsonNode> late) {
    var result = CompletableFuture.supplyAsync(() -> catalog.call(userId, call), threads);
    var _ =
        result
            .copy()
            .completeOnTimeout(PENDING, PATIENCE_SECONDS, TimeUnit.SECONDS)
            .thenAccept(first -> {
              output.accept(call, json(first));
              if (first.equals(PENDING)) {
                var _ = result.thenAccept(last -> late.accept(call, json(last)));
              }
            });
  }

  private static JsonNode json(ToolResult result) {
    return switch (result) {
      case ToolResult.Answered answered -> answered.content();
      case ToolResult.Refused refused ->
          JsonNodeFactory.instance.objectNode().put("error", refused.sentence());
    };
  }
}
