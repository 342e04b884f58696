package dev.relay.voice.realtime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a provider is told about before. */
final class History {
  private History() {}

  /**
   * All items; a call that never got its output, because Relay stopped meanwhile, gets one. A
   * provider that finds a call without output waits for it forever.
   */
  static List<ObjectNode> mended(String conversation, String userId, ConversationStore store) {
    var items =
        new ArrayList<>(
            store.items(conversation).stream().map(ConversationStore.Kept::item).toList());
    var answered = new HashSet<String>();
    for (var item : items) {
      if (item.path("type").asString("").equals("function_call_output")) {
        answered.add(item.path("call_id").asString());
      }
    }
    for (var item : List.copyOf(items)) {
      var callId = item.path("call_id").asString("");
      if (item.path("type").asString("").equals("function_call") && answered.add(callId)) {
        var output = Events.functionCallOutput(callId, interrupted());
        store.keep(conversation, userId, output);
        items.add(output);
      }
    }
    return items;
  }

  private static ObjectNode interrupted() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("error", "Relay was restarted before this was answered. Ask again.");
  }
}
