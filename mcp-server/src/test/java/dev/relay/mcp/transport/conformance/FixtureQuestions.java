package dev.relay.mcp.transport.conformance;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The tools that ask the client while they run, as sessions allow. */
final class FixtureQuestions {
  private static final String DEFAULTS =
      """
      {"type":"object","required":[],"properties":{
        "name":{"type":"string","description":"User name","default":"John Doe"},
        "age":{"type":"integer","description":"User age","default":30},
        "score":{"type":"number","description":"User score","default":95.5},
        "status":{"type":"string","description":"User status",
          "enum":["active","inactive","pending"],"default":"active"},
        "verified":{"type":"boolean","description":"Verification status","default":true}}}
      """;
  private static final String ENUMS =
      """
      {"type":"object","required":[],"properties":{
        "untitledSingle":{"type":"string","enum":["option1","option2","option3"]},
        "titledSingle":{"type":"string","oneOf":[{"const":"value1","title":"First Option"},
          {"const":"value2","title":"Second Option"},{"const":"value3","title":"Third Option"}]},
        "legacyEnum":{"type":"string","enum":["opt1","opt2","opt3"],
          "enumNames":["Option One","Option Two","Option Three"]},
        "untitledMulti":{"type":"array","minItems":1,"maxItems":3,
          "items":{"type":"string","enum":["option1","option2","option3"]}},
        "titledMulti":{"type":"array","minItems":1,"maxItems":3,"items":{"anyOf":[
          {"const":"value1","title":"First Choice"},{"const":"value2","title":"Second Choice"},
          {"const":"value3","title":"Third Choice"}]}}}}
      """;
  private static final String RESPONSE =
      "{\"type\":\"object\",\"required\":[\"response\"],\"properties\":{\"response\":"
          + "{\"type\":\"string\",\"description\":\"User's response\"}}}";

  private FixtureQuestions() {}

  static List<SyncToolSpecification> all() {
    return List.of(
        FixtureTools.tool("test_sampling", one("prompt"), FixtureQuestions::sample),
        FixtureTools.tool(
            "test_elicitation",
            one("message"),
            (exchange, request) -> elicit(exchange, argument(request, "message"), RESPONSE)),
        FixtureTools.tool(
            "test_elicitation_sep1034_defaults",
            one(),
            (exchange, _) -> elicit(exchange, "Please review the defaults", DEFAULTS)),
        FixtureTools.tool(
            "test_elicitation_sep1330_enums",
            one(),
            (exchange, _) -> elicit(exchange, "Please select options", ENUMS)));
  }

  static Map<String, Object> schema(String json) {
    try {
      return McpJsonDefaults.getMapper()
          .readValue(json, new io.modelcontextprotocol.json.TypeRef<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String one(String... required) {
    var names = List.of(required);
    var properties = names.stream().map(name -> "\"" + name + "\":{\"type\":\"string\"}").toList();
    var list = names.stream().map(name -> '"' + name + '"').toList();
    return "{\"type\":\"object\",\"properties\":{%s},\"required\":[%s]}"
        .formatted(String.join(",", properties), String.join(",", list));
  }

  private static String argument(CallToolRequest request, String name) {
    return String.valueOf(request.arguments().get(name));
  }

  private static CallToolResult sample(McpSyncServerExchange exchange, CallToolRequest request) {
    var prompt = FixtureTools.text(argument(request, "prompt"));
    var message = McpSchema.SamplingMessage.builder(Role.USER, prompt).build();
    var answer =
        exchange.createMessage(
            McpSchema.CreateMessageRequest.builder(List.of(message), 100).build());
    return FixtureTools.result("LLM response: " + answer.content());
  }

  private static CallToolResult elicit(
      McpSyncServerExchange exchange, String message, String schema) {
    var answer =
        exchange.createElicitation(
            McpSchema.ElicitFormRequest.builder(message, schema(schema)).build());
    return FixtureTools.result(
        "User response: action=%s, content=%s"
            .formatted(
                answer.action().name().toLowerCase(java.util.Locale.ROOT), answer.content()));
  }
}
