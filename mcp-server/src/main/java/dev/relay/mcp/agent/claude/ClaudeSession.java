package dev.relay.mcp.agent.claude;

import dev.relay.mcp.agent.Agent.Steering;
import dev.relay.mcp.agent.AgentEvent;
import dev.relay.mcp.agent.Logbook;
import dev.relay.mcp.agent.claude.ClaudeProcess.Message;
import dev.relay.mcp.agent.claude.ClaudeProcess.Told;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One conversation with one process of the CLI, from the request to the last result. It may have
 * begun with an earlier Relay: then what was read is read again and reported once only.
 */
final class ClaudeSession {
  private static final Duration LISTEN = Duration.ofMillis(500);
  private static final Duration LAST_RESULT = Duration.ofSeconds(3);
  private static final Duration LONGEST = Duration.ofHours(2);
  private final ClaudeProcess process;
  private final ToolPermission permission;
  private final ClaudeReader reader;
  private final Steering steering;
  private final Logbook logbook;
  private Set<String> answers = Set.of();
  private long reported;
  private int asked;
  private int answered;
  private @Nullable JsonNode result;

  ClaudeSession(
      ClaudeProcess process,
      ToolPermission permission,
      ClaudeReader reader,
      Steering steering,
      Logbook logbook) {
    this.process = process;
    this.permission = permission;
    this.reader = reader;
    this.steering = steering;
    this.logbook = logbook;
  }

  /** Returns when the CLI has ended; after an interrupt it is told to stop first. */
  void begin(String request) throws InterruptedException {
    process.send(ClaudeMessages.initialize());
    ask(request);
    follow();
  }

  /**
   * Follows a process that was told things before.
   *
   * @param read how much of its output was reported
   */
  void goOn(Told told, long read) throws InterruptedException {
    reported = read;
    asked = told.words();
    answers = told.answers();
    for (int word = 1; word < asked; word++) {
      steering.next(); // it knows them
    }
    follow();
  }

  /** The last result; null when it ended without one. */
  @Nullable JsonNode result() {
    return result;
  }

  private void follow() throws InterruptedException {
    try {
      converse(System.nanoTime() + LONGEST.toNanos());
    } catch (InterruptedException e) {
      if (!logbook.goesOnWithout()) {
        process.send(ClaudeMessages.interrupt());
        process.endOfInput();
      }
      throw e;
    }
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

  private void handle(Message message) {
    if (message.json().path("type").asString("").equals("control_request")) {
      answer(message);
      return;
    }
    report(reader.read(message.json()), message.end());
    if (message.json().path("type").asString("").equals("result")) {
      answered++;
      result = message.json();
      listen();
      closeWhenDone(0);
    }
  }

  private void report(List<AgentEvent> events, long end) {
    if (end > reported && !events.isEmpty()) {
      logbook.accept(events, end);
      reported = end;
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

  private void answer(Message message) {
    var id = message.json().path("request_id").asString("");
    if (answers.contains(id)) {
      return; // an earlier Relay did
    }
    var request = message.json().path("request");
    if (!request.path("subtype").asString("").equals("can_use_tool")) {
      process.send(ClaudeMessages.unsupported(message.json()));
      return;
    }
    var tool = request.path("tool_name").asString("");
    var refusal = permission.refusal(tool, request.path("input"));
    refusal.ifPresent(
        why -> report(List.of(new AgentEvent.AskedPermission(id, tool, why)), message.end()));
    process.send(
        refusal
            .map(why -> ClaudeMessages.deny(message.json(), why))
            .orElseGet(() -> ClaudeMessages.allow(message.json())));
  }
}
