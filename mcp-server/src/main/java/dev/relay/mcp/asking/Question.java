package dev.relay.mcp.asking;

import java.util.List;
import java.util.Map;

/**
 * One question to a client, as MCP names it.
 *
 * @param capability what the client must have declared to be asked
 */
public record Question(String capability, String method, Map<String, Object> params) {
  public Question {
    params = Map.copyOf(params);
  }

  /** A form for the client's person; {@code schema} is a flat JSON schema. */
  public static Question form(String message, Map<String, Object> schema) {
    return new Question(
        "elicitation",
        "elicitation/create",
        Map.of("mode", "form", "message", message, "requestedSchema", schema));
  }

  /** One of several words for the client's person to pick; the answer's field is {@code field}. */
  public static Question choice(String message, String field, List<String> choices) {
    return form(
        message,
        Map.of(
            "type",
            "object",
            "properties",
            Map.of(field, Map.of("type", "string", "enum", List.copyOf(choices))),
            "required",
            List.of(field)));
  }
}
