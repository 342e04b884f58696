package dev.relay.mcp.tool;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.relay.mcp.task.FactJson;
import dev.relay.mcp.task.TaskEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An event of a task as tools show it; the fields of its fact lie beside the others. */
record EventView(
    long seq,
    Instant at,
    @About("Such as planned, verified, approval_asked, landed, state_changed.") String type,
    @About("What happened, speakable.") String sentence,
    @JsonAnyGetter Map<String, Object> fact) {
  static EventView of(TaskEvent event) {
    return new EventView(
        event.seq(),
        event.at(),
        FactJson.type(event.fact()),
        event.sentence(),
        fields(FactJson.fields(event.fact())));
  }

  private static Map<String, Object> fields(JsonNode object) {
    var fields = new LinkedHashMap<String, Object>();
    object
        .properties()
        .forEach(entry -> fields.put(snake(entry.getKey()), plain(entry.getValue())));
    return fields;
  }

  private static Object plain(JsonNode value) {
    if (value.isObject()) {
      return fields(value);
    }
    return value.isArray() ? value.valueStream().map(EventView::plain).toList() : value;
  }

  private static String snake(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
