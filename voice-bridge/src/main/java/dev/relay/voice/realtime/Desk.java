package dev.relay.voice.realtime;

import dev.relay.voice.assistant.Assistant;
import dev.relay.voice.tools.ToolCall;
import dev.relay.voice.tools.ToolCatalog;
import dev.relay.voice.tools.ToolResult;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/** What every conversation works with. */
record Desk(
    SpeechProvider provider,
    ToolCatalog tools,
    ConversationStore store,
    Assistant assistant,
    JsonMapper json) {
  private static final Executor THREADS = task -> Thread.ofVirtual().name("desk").start(task);

  /** The agent that would run now, {@code {name, reason}}; missing when nobody says so soon. */
  CompletableFuture<JsonNode> agent(String userId) {
    var status = new ToolCall("status", JsonNodeFactory.instance.objectNode());
    return CompletableFuture.supplyAsync(() -> tools.call(userId, status), THREADS)
        .thenApply(result ->
            result instanceof ToolResult.Answered answered
                ? answered.content().path("agent")
                : MissingNode.getInstance())
        .completeOnTimeout(MissingNode.getInstance(), 2, TimeUnit.SECONDS);
  }
}
