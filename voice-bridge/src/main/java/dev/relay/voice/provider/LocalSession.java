package dev.relay.voice.provider;

import dev.relay.voice.assistant.Assistant;
import dev.relay.voice.assistant.Assistant.Call;
import dev.relay.voice.assistant.Assistant.Reply;
import dev.relay.voice.assistant.Assistant.Say;
import dev.relay.voice.realtime.Events;
import dev.relay.voice.realtime.Frame;
import dev.relay.voice.realtime.SpeechProvider;
import dev.relay.voice.tools.ToolCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One session of the local engine: keeps the items that wait for an answer and the one response
 * that is under way. The assistant thinks on a virtual thread; the lock guards everything else.
 */
final class LocalSession implements SpeechProvider.Session {
  private final Assistant assistant;
  private final JsonMapper json;
  private final Consumer<Frame> events;
  private final ReentrantLock lock = new ReentrantLock();
  private final ObjectNode session = LocalEvents.session();
  private final List<ObjectNode> unanswered = new ArrayList<>();
  private final Map<String, ToolCall> calls = new HashMap<>();
  private @Nullable String lastItem;
  private @Nullable LocalResponse active;
  private boolean closed;

  LocalSession(
      Assistant assistant, JsonMapper json, List<ObjectNode> history, Consumer<Frame> events) {
    this.assistant = assistant;
    this.json = json;
    this.events = events;
    for (var item : history) {
      lastItem = item.path("id").asString();
      rememberCall(item);
    }
  }

  void begin() {
    emit(LocalEvents.withSession("session.created", session));
  }

  @Override
  public void accept(Frame frame) {
    var event = (ObjectNode) json.readTree(frame.json());
    lock.lock();
    try {
      switch (frame.type()) {
        case "session.update" -> update(event);
        case "conversation.item.create" -> createItem((ObjectNode) event.path("item"));
        case "response.create" -> respond(event);
        case "response.cancel" -> cancel(event);
        default -> throw new IllegalArgumentException("not a capability: " + frame.type());
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      active = null;
    } finally {
      lock.unlock();
    }
  }

  private void update(ObjectNode event) {
    LocalEvents.merge(session, event.path("session"));
    emit(LocalEvents.withSession("session.updated", session));
  }

  private void createItem(ObjectNode item) {
    unanswered.add(item);
    announce("conversation.item.added", item);
    announce("conversation.item.done", item);
    lastItem = item.path("id").asString();
  }

  private void announce(String type, ObjectNode item) {
    var event = Events.event(type).put("previous_item_id", lastItem);
    event.set("item", item);
    emit(event);
  }

  private void respond(ObjectNode event) {
    if (active != null) {
      events.accept(
          Events.error(
              "conversation_already_has_active_response",
              "A response is under way: wait for response.done, or send response.cancel.",
              event.path("event_id").asString(null)));
      return;
    }
    var response = new LocalResponse(lastItem, this::emit);
    active = response;
    response.begin();
    var waiting = List.copyOf(unanswered);
    unanswered.clear();
    Thread.startVirtualThread(() -> think(response, waiting));
  }

  private void think(LocalResponse response, List<ObjectNode> waiting) {
    List<Reply> replies;
    try {
      replies = waiting.stream().map(this::reply).toList();
    } catch (RuntimeException e) { // whatever an assistant throws, the response ends
      replies = List.of(new Say("Something went wrong on my side. Say it again, please.", null));
    }
    lock.lock();
    try {
      if (active == response) {
        replies.forEach(reply -> give(response, reply));
        active = null;
        response.finish("completed", null);
      }
    } finally {
      lock.unlock();
    }
  }

  private Reply reply(ObjectNode item) {
    if (item.path("type").asString().equals("function_call_output")) {
      var call = call(item.path("call_id").asString());
      var output = json.readTree(item.path("output").asString("{}"));
      return new Say(call == null ? "Done." : assistant.tell(call, output), null);
    }
    var text = LocalEvents.text(item);
    return item.path("role").asString().equals("user")
        ? assistant.answer(text)
        : new Say(text, null);
  }

  private void give(LocalResponse response, Reply reply) {
    switch (reply) {
      case Say say -> {
        if (!say.sentence().isBlank()) {
          lastItem = response.say(say.sentence(), say.card());
        }
      }
      case Call call -> {
        var item = response.call(call.call());
        rememberCall(item);
        lastItem = item.path("id").asString();
      }
    }
  }

  private void cancel(ObjectNode event) {
    if (active == null) {
      events.accept(
          Events.error(
              "response_cancel_not_active",
              "There is no response to cancel.",
              event.path("event_id").asString(null)));
      return;
    }
    var response = active;
    active = null;
    response.finish("cancelled", "client_cancelled");
  }

  private @Nullable ToolCall call(String callId) {
    lock.lock();
    try {
      return calls.remove(callId);
    } finally {
      lock.unlock();
    }
  }

  private void rememberCall(ObjectNode item) {
    if (item.path("type").asString().equals("function_call")) {
      var arguments = (ObjectNode) json.readTree(item.path("arguments").asString("{}"));
      calls.put(
          item.path("call_id").asString(), new ToolCall(item.path("name").asString(), arguments));
    } else if (item.path("type").asString().equals("function_call_output")) {
      calls.remove(item.path("call_id").asString());
    }
  }

  private void emit(ObjectNode event) {
    if (!closed) {
      events.accept(Frame.of(event));
    }
  }
}
