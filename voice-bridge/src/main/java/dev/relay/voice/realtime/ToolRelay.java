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
 * with "still running", so that the conversation goes on, and with its result when it has one; so
 * is one that answers with a run that goes on without it.
 */
final class ToolRelay {
  private static final int PATIENCE_SECONDS = 2;
  private static final int WAIT_SECONDS = 25;
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
    var result = CompletableFuture.supplyAsync(() -> finished(userId, call), threads);
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

  /** A tool that goes on by itself answers with its run, and is asked for that until it ends. */
  private ToolResult finished(String userId, ToolCall call) {
    var result = catalog.call(userId, call);
    while (result instanceof ToolResult.Answered(var content) && isRunning(content)) {
      var arguments = JsonNodeFactory.instance.objectNode();
      arguments.put("run", content.path("run").asString()).put("wait_seconds", WAIT_SECONDS);
      result = catalog.call(userId, new ToolCall(call.tool(), arguments));
    }
    return result;
  }

  private static boolean isRunning(JsonNode content) {
    return content.path("state").asString("").equals("running") && content.path("run").isString();
  }

  private static JsonNode json(ToolResult result) {
    return switch (result) {
      case ToolResult.Answered answered -> answered.content();
      case ToolResult.Refused refused ->
          JsonNodeFactory.instance.objectNode().put("error", refused.sentence());
    };
  }
}
