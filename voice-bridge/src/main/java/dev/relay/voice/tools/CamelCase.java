package dev.relay.voice.tools;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Tools name fields {@code like_this}, as models expect; the page and we read {@code likeThis}. */
final class CamelCase {
  private static final Pattern UNDERSCORE = Pattern.compile("(?<=[a-z0-9])_([a-z0-9])");

  private CamelCase() {}

  static JsonNode of(JsonNode node) {
    if (node.isObject()) {
      var object = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(field -> object.set(name(field.getKey()), of(field.getValue())));
      return object;
    }
    if (node.isArray()) {
      var array = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> array.add(of(element)));
      return array;
    }
    return node;
  }

  private static String name(String snake) {
    return UNDERSCORE.matcher(snake).replaceAll(m -> m.group(1).toUpperCase(java.util.Locale.ROOT));
  }
}
