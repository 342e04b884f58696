package dev.relay.mcp.tool;

import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** docs/tools.md, from the tools themselves. */
final class ToolDocs {
  private static final String HEAD =
      """
      # Tools

      What an MCP client finds at `/mcp`. Made from the tools by `ToolSnapshotTest`; don't edit.

      Every answer has a text that can be spoken and structured content; a refusal is `isError` with one sentence. No tool approves: what waits for a person carries the link to the page.
      """;

  private ToolDocs() {}

  static String page(List<McpSchema.Tool> tools) {
    return HEAD + tools.stream().map(ToolDocs::section).collect(Collectors.joining());
  }

  private static String section(McpSchema.Tool tool) {
    return "\n## "
        + tool.name()
        + "\n\n"
        + tool.title()
        + (Boolean.TRUE.equals(tool.annotations().readOnlyHint()) ? " (reads only). " : ". ")
        + tool.description()
        + "\n"
        + table("argument", tool.inputSchema())
        + table("answer", tool.outputSchema());
  }

  private static String table(String what, Map<String, Object> schema) {
    var rows = rows("", schema);
    return rows.isEmpty() ? "" : "\n| " + what + " | type | |\n|---|---|---|\n" + rows;
  }

  private static String rows(String prefix, Map<String, Object> schema) {
    var required = schema.get("required") instanceof List<?> names ? names : List.of();
    var rows = new StringBuilder();
    map(schema.get("properties"))
        .forEach((name, value) -> {
          var property = map(value);
          var inner = inner(property);
          rows.append(
              "| `%s%s`%s | %s | %s |\n"
                  .formatted(
                      prefix,
                      name,
                      required.contains(name) ? "" : "?",
                      type(property),
                      about(property)));
          rows.append(rows(prefix + name + ".", inner));
        });
    return rows.toString();
  }

  private static Map<String, Object> inner(Map<String, Object> property) {
    return "array".equals(property.get("type")) ? map(property.get("items")) : property;
  }

  private static String type(Map<String, Object> property) {
    if ("array".equals(property.get("type"))) {
      return "list of " + map(property.get("items")).get("type");
    }
    return property.get("enum") instanceof List<?> choices
        ? choices.stream().map(Object::toString).collect(Collectors.joining(", "))
        : String.valueOf(property.get("type"));
  }

  private static String about(Map<String, Object> property) {
    var text = String.valueOf(property.getOrDefault("description", ""));
    return property.containsKey("maximum")
        ? "%s %s to %s.".formatted(text, property.get("minimum"), property.get("maximum"))
        : text;
  }

  @SuppressWarnings("unchecked") // JSON objects have text keys
  private static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
