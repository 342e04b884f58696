package dev.relay.mcp.transport.stateless;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.asking.Asking;
import dev.relay.mcp.asking.InputRequired;
import dev.relay.mcp.asking.MissingCapability;
import dev.relay.mcp.asking.Question;
import dev.relay.mcp.transport.McpRefusal;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** Asks in rounds: what has no answer yet ends the call, which comes again with more answers. */
final class CallAsking implements Asking {
  private final Envelope envelope;
  private final Caller caller;
  private final McpSchema.JSONRPCRequest call;
  private final RequestState state;
  private final Outlet outlet;
  private final CallTasks tasks;
  private final Map<String, Map<String, Object>> answers;
  private Runnable interrupt = () -> {};

  CallAsking(
      Envelope envelope,
      Caller caller,
      McpSchema.JSONRPCRequest call,
      RequestState state,
      Outlet outlet,
      CallTasks tasks) {
    this.envelope = envelope;
    this.caller = caller;
    this.call = call;
    this.state = state;
    this.outlet = outlet;
    this.tasks = tasks;
    this.answers = answers();
  }

  /** Those that the client brings now, after those of earlier rounds. */
  private Map<String, Map<String, Object>> answers() {
    var params = Json.object(call.params());
    var known = new LinkedHashMap<String, Map<String, Object>>();
    if (params.containsKey("requestState")) {
      state
          .open(caller, call, params.get("requestState"))
          .forEach((key, answer) -> known.put(key, Json.object(answer)));
    }
    Json.object(params.get("inputResponses"))
        .forEach((key, answer) -> {
          if (!(answer instanceof Map)) {
            throw new McpRefusal(
                HttpStatus.OK,
                McpSchema.ErrorCodes.INVALID_PARAMS,
                "inputResponses." + key + " must be the result of that request.",
                call.id());
          }
          known.put(key, Json.object(answer));
        });
    return known;
  }

  @Override
  public boolean can(String capability) {
    return envelope.can(capability);
  }

  @Override
  public Map<String, Map<String, Object>> ask(Map<String, Question> questions) {
    var missing = new LinkedHashMap<>(questions);
    missing.keySet().removeAll(answers.keySet());
    for (var question : missing.values()) {
      if (!can(question.capability())) {
        throw MissingCapability.of(question.capability());
      }
    }
    if (!missing.isEmpty()) {
      var task = outlet.task();
      if (task.isEmpty()) {
        throw new InputRequired(new InputRequired.Told(missing, state.seal(caller, call, answers)));
      }
      answers.putAll(task.get().ask(missing));
    }
    var given = new LinkedHashMap<String, Map<String, Object>>();
    questions.keySet().forEach(key -> given.put(key, answers.getOrDefault(key, Map.of())));
    return given;
  }

  @Override
  public boolean takesLong(boolean required) {
    if (envelope.followsTasks()) {
      return detach();
    }
    if (required) {
      throw MissingCapability.extension(Envelope.TASKS);
    }
    return false;
  }

  boolean detach() {
    return outlet.detach(() -> tasks.create(caller, interrupt)).isPresent();
  }

  @Override
  public void says(String sentence) {
    outlet.task().ifPresent(task -> task.says(sentence));
  }

  /** What stops the call once it is a task. */
  void interruptedBy(Runnable stop) {
    this.interrupt = stop;
  }
}
