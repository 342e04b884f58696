package dev.relay.voice.provider;

import dev.relay.voice.realtime.Events;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shapes that only the local engine makes. */
final class LocalEvents {
  private LocalEvents() {}

  static ObjectNode session() {
    var session =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "realtime")
            .put("object", "realtime.session")
            .put("id", Events.id("sess"))
            .put("model", "relay-local")
            .put("instructions", "")
            .put("tool_choice", "auto")
            .put("max_output_tokens", "inf");
    session.putArray("output_modalities").add("text");
    session.putArray("tools");
    return session;
  }

  /** Takes what has no effect here but that clients expect to read back. */
  static void merge(ObjectNode session, JsonNode update) {
    for (var name : List.of("instructions", "tools", "tool_choice", "metadata", "tracing")) {
      if (update.has(name)) {
        session.set(name, update.get(name));
      }
    }
  }

  static ObjectNode withSession(String type, ObjectNode session) {
    var event = Events.event(type);
    event.set("session", session.deepCopy());
    return event;
  }

  static ObjectNode response(
      String type, String id, String status, @Nullable String reason, List<ObjectNode> output) {
    var event = Events.event(type);
    var response =
        event
            .putObject("response")
            .put("id", id)
            .put("object", "realtime.response")
            .put("status", status)
            .put("max_output_tokens", "inf");
    response.putArray("output_modalities").add("text");
    response.putArray("output").addAll(output);
    if (reason == null) {
      response.putNull("status_details");
    } else {
      response.putObject("status_details").put("type", status).put("reason", reason);
    }
    response.putNull("usage").putNull("metadata");
    return event;
  }

  /** The words of a message, its parts joined. */
  static String text(JsonNode item) {
    var text = new StringBuilder();
    for (var part : item.path("content")) {
      text.append(text.isEmpty() ? "" : " ").append(part.path("text").asString(""));
    }
    return text.toString();
  }
}
