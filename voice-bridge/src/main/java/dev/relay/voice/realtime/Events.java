package dev.relay.voice.realtime;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The events and items of the Realtime protocol that more than one place makes. */
public final class Events {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Events() {}

  /** An event of this type with an id of its own. */
  public static ObjectNode event(String type) {
    return JSON.objectNode().put("type", type).put("event_id", id("event"));
  }

  /** {@code prefix_} and 32 hex digits. */
  public static String id(String prefix) {
    return prefix + "_" + UUID.randomUUID().toString().replace("-", "");
  }

  /** {@code cause} is the {@code event_id} of the client event that is answered. */
  public static Frame error(String code, String sentence, @Nullable String cause) {
    var event = event("error");
    event
        .putObject("error")
        .put("type", "invalid_request_error")
        .put("code", code)
        .put("message", sentence)
        .putNull("param")
        .put("event_id", cause);
    return Frame.of(event);
  }

  /** {@code role} is user, assistant or system; the part's type follows from it. */
  public static ObjectNode message(String id, String role, String text) {
    var item = item(id, "message").put("status", "completed").put("role", role);
    item.putArray("content")
        .addObject()
        .put("type", role.equals("assistant") ? "output_text" : "input_text")
        .put("text", text);
    return item;
  }

  public static ObjectNode functionCall(
      String id, String status, String callId, String name, String arguments) {
    return item(id, "function_call")
        .put("status", status)
        .put("call_id", callId)
        .put("name", name)
        .put("arguments", arguments);
  }

  public static ObjectNode functionCallOutput(String callId, JsonNode output) {
    return item(id("item"), "function_call_output")
        .put("status", "completed")
        .put("call_id", callId)
        .put("output", output.toString());
  }

  public static Frame createItem(ObjectNode item) {
    var event = event("conversation.item.create");
    event.set("item", item);
    return Frame.of(event);
  }

  public static Frame createResponse() {
    return Frame.of(event("response.create"));
  }

  public static Frame card(String itemId, ObjectNode card) {
    var event = event("relay.card").put("item_id", itemId);
    event.set("card", card);
    return Frame.of(event);
  }

  private static ObjectNode item(String id, String type) {
    return JSON.objectNode().put("id", id).put("object", "realtime.item").put("type", type);
  }
}
