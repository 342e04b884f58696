package dev.relay.mcp.tool;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON Schema from records. */
final class Schemas {
  private Schemas() {}

  /** Arguments: what is not named is refused. */
  static Map<String, Object> input(Class<?> type) {
    var schema = object(type);
    schema.put("additionalProperties", false);
    return schema;
  }

  static Map<String, Object> output(Class<?> type) {
    return object(type);
  }

  private static Map<String, Object> object(Class<?> type) {
    var fields = Field.of(type);
    var properties = new LinkedHashMap<String, Object>();
    fields.stream().filter(f -> !f.isOpen()).forEach(f -> properties.put(f.name(), property(f)));
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("properties", properties);
    var required =
        fields.stream().filter(f -> !f.optional() && !f.isOpen()).map(Field::name).toList();
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  private static Map<String, Object> property(Field field) {
    var schema = new LinkedHashMap<>(typed(field));
    var about = field.about();
    if (about != null) {
      schema.put("description", about.value());
      if (about.max() > 0 && field.type() == String.class) {
        schema.put("maxLength", about.max());
      } else if (about.max() > 0) {
        schema.put("minimum", about.min());
        schema.put("maximum", about.max());
      }
    }
    return schema;
  }

  private static Map<String, Object> typed(Field field) {
    if (field.type() == List.class) {
      return Map.of("type", "array", "items", element(field));
    }
    if (field.type().isEnum()) {
      return Map.of("type", "string", "enum", field.choices());
    }
    return scalar(field.type());
  }

  private static Map<String, Object> element(Field list) {
    var type = list.element();
    return type == List.class
        ? Map.of("type", "array", "items", Map.of("type", "string"))
        : scalar(type);
  }

  private static Map<String, Object> scalar(Class<?> type) {
    if (type.isRecord()) {
      return object(type);
    }
    if (type == Integer.class || type == int.class || type == long.class || type == Long.class) {
      return Map.of("type", "integer");
    }
    if (type == double.class) {
      return Map.of("type", "number");
    }
    if (type == Boolean.class || type == boolean.class) {
      return Map.of("type", "boolean");
    }
    if (type == Instant.class) {
      return Map.of("type", "string", "format", "date-time");
    }
    if (type == URI.class || type == String.class) {
      return Map.of("type", "string");
    }
    throw new IllegalStateException("a tool's field cannot be a " + type);
  }
}
