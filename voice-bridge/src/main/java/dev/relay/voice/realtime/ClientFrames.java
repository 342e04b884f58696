package dev.relay.voice.realtime;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a client may send, checked before a provider sees it. */
final class ClientFrames {
  private static final int LONGEST_WORDS = 8_000;
  private static final int MOST_PARTS = 16;
  private static final Pattern ITEM_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Set<String> WITH_AUDIO = Set.of("input_audio_buffer.append");

  private final JsonMapper json;
  private final Set<String> understood;

  ClientFrames(JsonMapper json, Set<String> understood) {
    this.json = json;
    this.understood = understood;
  }

  /** A frame that may go on, or the error that answers it. */
  sealed interface Checked {
    record Accepted(Frame frame) implements Checked {}

    record Refused(Frame error) implements Checked {}
  }

  Checked check(String text) {
    var type = FramePeek.typeOf(text);
    if (type != null && WITH_AUDIO.contains(type) && understood.contains(type)) {
      return new Checked.Accepted(new Frame(type, text));
    }
    JsonNode event;
    try {
      event = json.readTree(text);
    } catch (JacksonException _) {
      return refused("invalid_json", "That was no JSON: send one event as one JSON object.", null);
    }
    if (!event.isObject() || type == null) {
      return refused("invalid_event", "That was no event: send a JSON object with a type.", null);
    }
    var cause = event.path("event_id").asString(null);
    if (!understood.contains(type)) {
      return refused(
          "unknown_event",
          "Events of this type are not understood here; understood are "
              + String.join(", ", understood.stream().sorted().toList())
              + ".",
          cause);
    }
    return type.equals("conversation.item.create")
        ? item((ObjectNode) event, cause)
        : new Checked.Accepted(new Frame(type, text));
  }

  /** Only what a person says: calls and their outputs are made by the server itself. */
  private Checked item(ObjectNode event, @Nullable String cause) {
    var item = event.path("item");
    var role = item.path("role").asString("");
    if (!item.path("type").asString("").equals("message") || !role.equals("user")) {
      return refused(
          "invalid_item", "Only messages of the user can be added: calls are made here.", cause);
    }
    var words = words(item.path("content"));
    if (words == null) {
      return refused("invalid_item", "The message needs content of type input_text.", cause);
    }
    if (words.length() > LONGEST_WORDS) {
      return refused(
          "too_long", "That is too long for one request: say it in a few sentences.", cause);
    }
    var id = item.path("id").asString("");
    if (!id.isEmpty() && !ITEM_ID.matcher(id).matches()) {
      return refused(
          "invalid_item",
          "An item's id is letters, digits, dash and underscore, at most 64.",
          cause);
    }
    var clean = JsonNodeFactory.instance.objectNode().put("type", "conversation.item.create");
    clean.put("event_id", cause == null ? Events.id("event") : cause);
    clean.set("item", Events.message(id.isEmpty() ? Events.id("item") : id, "user", words));
    return new Checked.Accepted(Frame.of(clean));
  }

  private static @Nullable String words(JsonNode content) {
    if (!content.isArray() || content.isEmpty() || content.size() > MOST_PARTS) {
      return null;
    }
    var words = new StringBuilder();
    for (var part : content) {
      if (!part.path("type").asString("").equals("input_text") || !part.path("text").isString()) {
        return null;
      }
      words.append(words.isEmpty() ? "" : " ").append(part.path("text").asString());
    }
    return words.toString();
  }

  private static Checked refused(String code, String sentence, @Nullable String cause) {
    return new Checked.Refused(Events.error(code, sentence, cause));
  }
}
