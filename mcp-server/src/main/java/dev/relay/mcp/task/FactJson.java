package dev.relay.mcp.task;

import dev.relay.mcp.task.TaskEvent.Fact;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Facts as JSON, the way they are stored and sent: camelCase fields beside a snake-case type. */
public final class FactJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Map<String, Class<?>> TYPES =
      Arrays.stream(Fact.class.getPermittedSubclasses())
          .collect(Collectors.toUnmodifiableMap(FactJson::type, c -> c));

  private FactJson() {}

  /** {@code changes_ready} for {@code ChangesReady}. */
  public static String type(Fact fact) {
    return type(fact.getClass());
  }

  /** The fields of the fact, without its type; states are in lower snake case. */
  public static ObjectNode fields(Fact fact) {
    if (fact instanceof TaskEvent.StateChanged changed) {
      return JSON.createObjectNode()
          .put("from", state(changed.from()))
          .put("to", state(changed.to()));
    }
    return JSON.valueToTree(fact);
  }

  /** {@code awaiting_approval}. */
  public static String state(TaskState state) {
    return state.name().toLowerCase(java.util.Locale.ROOT);
  }

  static Fact read(String type, String fields) {
    var known = TYPES.get(type);
    if (known == null) {
      return new TaskEvent.Noted();
    }
    if (known == TaskEvent.StateChanged.class) {
      var node = JSON.readTree(fields);
      return new TaskEvent.StateChanged(
          state(node.get("from").asString()), state(node.get("to").asString()));
    }
    return (Fact) JSON.readValue(fields, known);
  }

  private static TaskState state(String name) {
    return TaskState.valueOf(name.toUpperCase(java.util.Locale.ROOT));
  }

  private static String type(Class<?> fact) {
    return fact.getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
        .toLowerCase(java.util.Locale.ROOT);
  }
}
