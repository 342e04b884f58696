package dev.relay.mcp.transport.stateless;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reading what came as JSON without trusting its shape. */
final class Json {
  private Json() {}

  /** Empty when it is no object. */
  static Map<String, Object> object(@Nullable Object value) {
    var result = new LinkedHashMap<String, Object>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, each) -> {
        if (key instanceof String name && each != null) {
          result.put(name, each);
        }
      });
    }
    return result;
  }

  static @Nullable String text(Map<String, Object> object, String name) {
    return object.get(name) instanceof String text ? text : null;
  }
}
