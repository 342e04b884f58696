package dev.relay.voice.provider;

import dev.relay.voice.realtime.Events;
import dev.relay.voice.tools.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One response, as the sequence of events that clients of the protocol expect. */
final class LocalResponse {
  private final String id = Events.id("resp");
  private final List<ObjectNode> output = new ArrayList<>();
  private final Consumer<ObjectNode> emit;
  private @Nullable String previousItem;

  LocalResponse(@Nullable String previousItem, Consumer<ObjectNode> emit) {
    this.previousItem = previousItem;
    this.emit = emit;
  }

  void begin() {
    emit.accept(LocalEvents.response("response.created", id, "in_progress", null, output));
  }

  /** Returns the id of the item that was said. */
  String say(String sentence, @Nullable ObjectNode card) {
    var itemId = Events.id("item");
    var empty = Events.message(itemId, "assistant", "").put("status", "in_progress");
    empty.putArray("content");
    open(empty);
    emit.accept(part("response.content_part.added", itemId, ""));
    emit.accept(
        place("response.output_text.delta", itemId).put("content_index", 0).put("delta", sentence));
    emit.accept(
        place("response.output_text.done", itemId).put("content_index", 0).put("text", sentence));
    emit.accept(part("response.content_part.done", itemId, sentence));
    close(Events.message(itemId, "assistant", sentence));
    if (card != null) {
      var event = Events.event("relay.card").put("item_id", itemId);
      event.set("card", card);
      emit.accept(event);
    }
    return itemId;
  }

  /** Returns the item of the call. */
  ObjectNode call(ToolCall call) {
    var itemId = Events.id("item");
    var callId = Events.id("call");
    var arguments = call.arguments().toString();
    open(Events.functionCall(itemId, "in_progress", callId, call.tool(), ""));
    emit.accept(
        place("response.function_call_arguments.delta", itemId)
            .put("call_id", callId)
            .put("delta", arguments));
    emit.accept(
        place("response.function_call_arguments.done", itemId)
            .put("call_id", callId)
            .put("name", call.tool())
            .put("arguments", arguments));
    var item = Events.functionCall(itemId, "completed", callId, call.tool(), arguments);
    close(item);
    return item;
  }

  void finish(String status, @Nullable String reason) {
    emit.accept(LocalEvents.response("response.done", id, status, reason, output));
  }

  private void open(ObjectNode item) {
    outputItem("response.output_item.added", item);
    conversationItem("conversation.item.added", item);
  }

  private void close(ObjectNode item) {
    outputItem("response.output_item.done", item);
    conversationItem("conversation.item.done", item);
    output.add(item);
    previousItem = item.path("id").asString();
  }

  private void outputItem(String type, ObjectNode item) {
    var event = Events.event(type).put("response_id", id).put("output_index", output.size());
    event.set("item", item);
    emit.accept(event);
  }

  private void conversationItem(String type, ObjectNode item) {
    var event = Events.event(type).put("previous_item_id", previousItem);
    event.set("item", item);
    emit.accept(event);
  }

  private ObjectNode part(String type, String itemId, String text) {
    var event = place(type, itemId).put("content_index", 0);
    event.putObject("part").put("type", "text").put("text", text);
    return event;
  }

  private ObjectNode place(String type, String itemId) {
    return Events.event(type)
        .put("response_id", id)
        .put("item_id", itemId)
        .put("output_index", output.size());
  }
}
