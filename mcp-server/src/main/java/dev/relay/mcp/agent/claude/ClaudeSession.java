package dev.relay.mcp.agent.claude;

import dev.relay.mcp.agent.Agent.Assignment;
import dev.relay.mcp.agent.Agent.Steering;
import dev.relay.mcp.agent.AgentEvent;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One conversation with the CLI, from the request to the last result. */
final class ClaudeSession {
  private static final Duration LISTEN = Duration.ofMillis(500);
  private static final Duration LAST_RESULT = Duration.ofSeconds(3);
  private static final Duration LONGEST = Duration.ofHours(2);
  private final ClaudeProcess process;
  private final ToolPermission permission;
  private final ClaudeReader reader;
  private final Steering steering;
  private final Consumer<AgentEvent> events;
  private int asked;
  private int answered;
  private @Nullable JsonNode result;

  ClaudeSession(
      ClaudeProcess process,
      ToolPermission permission,
      Steering steering,
      Consumer<AgentEvent> events) {
    this.process = process;
    this.permission = permission;
    this.reader = new ClaudeReader(permission, events);
    this.steering = steering;
    this.events = events;
  }

  /** Returns when the CLI has ended; after an interrupt it is told to stop first. */
  AgentEvent run(Assignment assignment) throws InterruptedException {
    process.send(ClaudeMessages.initialize());
    ask(assignment.prompt());
    long end = System.nanoTime() + LONGEST.toNanos();
    try {
      converse(end);
    } catch (InterruptedException e) {
      process.send(ClaudeMessages.interrupt());
      process.endOfInput();
      throw e;
    }
    return process.isBabbling() ? ClaudeVerdict.babbling() : ClaudeVerdict.of(result);
  }

  private void converse(long end) throws InterruptedException {
    long quietSince = System.nanoTime();
    while (System.nanoTime() < end) {
      var message = process.next(LISTEN);
      listen();
      if (message == null) {
        closeWhenDone(System.nanoTime() - quietSince);
      } else if (message.isEmpty()) {
        return;
      } else {
        quietSince = System.nanoTime();
        handle(message.get());
      }
    }
  }

  private void handle(JsonNode message) {
    switch (message.path("type").asString("")) {
      case "control_request" -> answer(message);
      case "result" -> {
        reader.read(message);
        answered++;
        result = message;
        listen();
        closeWhenDone(0);
      }
      default -> reader.read(message);
    }
  }

  /** Words said meanwhile may be answered in the same turn: then no further result comes. */
  private void closeWhenDone(long quietNanos) {
    var nothingComes = result != null && quietNanos > LAST_RESULT.toNanos();
    if (answered > 0 && (answered >= asked || nothingComes)) {
      process.endOfInput();
    }
  }

  private void listen() {
    for (var words = steering.next(); words != null; words = steering.next()) {
      ask(words);
    }
  }

  private void ask(String words) {
    if (process.send(ClaudeMessages.user(words))) {
      asked++;
      result = null;
    }
  }

  private void answer(JsonNode message) {
    var request = message.path("request");
    if (!request.path("subtype").asString("").equals("can_use_tool")) {
      process.send(ClaudeMessages.unsupported(message));
      return;
    }
    var tool = request.path("tool_name").asString("");
    var refusal = permission.refusal(tool, request.path("input"));
    if (refusal.isPresent()) {
      var id = message.path("request_id").asString("");
      events.accept(new AgentEvent.AskedPermission(id, tool, refusal.get()));
    }
    process.send(
        refusal
            .map(why -> ClaudeMessages.deny(message, why))
            .orElseGet(() -> ClaudeMessages.allow(message)));
  }
}
