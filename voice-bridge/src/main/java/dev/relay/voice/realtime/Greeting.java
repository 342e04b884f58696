package dev.relay.voice.realtime;

import dev.relay.voice.realtime.ConversationStore.Kept;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a socket hears first: its session, what was said before, and the cards shown with it. */
record Greeting(String conversation, List<Kept> kept, JsonNode agent) {

  /** {@code created} is what the provider said when its session began. */
  List<Frame> frames(Frame created, JsonMapper json) {
    var frames = new ArrayList<Frame>();
    var session = (ObjectNode) json.readTree(created.json());
    frames.add(Frame.of(session.put("event_id", Events.id("event"))));
    var event = Events.event("relay.conversation").put("conversation", conversation);
    var items = event.putArray("items");
    kept.forEach(k -> items.add(k.item()));
    if (agent.isObject()) {
      event.set("agent", agent);
    } else {
      event.putNull("agent");
    }
    frames.add(Frame.of(event));
    for (var k : kept) {
      if (k.card() != null) {
        frames.add(Events.card(k.item().path("id").asString(), k.card()));
      }
    }
    return frames;
  }
}
