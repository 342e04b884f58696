package dev.relay.mcp.transport.conformance;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import java.util.List;
import java.util.function.BiFunction;

/** The tools that answer, log and tell their progress. */
final class FixtureTools {
  static final String PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";
  private static final String SILENCE =
      "UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAA=";
  static final String EMPTY = "{\"type\":\"object\",\"properties\":{}}";

  /** Every keyword of the dialect that a server must hand on as it is. */
  private static final String EVERYTHING =
      """
      {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",
       "$defs":{"address":{"$anchor":"addressDef","type":"object",
         "properties":{"street":{"type":"string"},"city":{"type":"string"}}}},
       "properties":{"name":{"type":"string"},"address":{"$ref":"#/$defs/address"},
         "contactMethod":{"type":"string","enum":["phone","email"]},
         "phone":{"type":"string"},"email":{"type":"string"}},
       "allOf":[{"anyOf":[{"required":["phone"]},{"required":["email"]}]}],
       "if":{"properties":{"contactMethod":{"const":"phone"}},"required":["contactMethod"]},
       "then":{"required":["phone"]},"else":{"required":["email"]},
       "additionalProperties":false}
      """;

  private FixtureTools() {}

  static List<SyncToolSpecification> all() {
    return List.of(
        says("test_simple_text", text("This is a simple text response for testing.")),
        says("test_image_content", image()),
        says("test_audio_content", McpSchema.AudioContent.builder(SILENCE, "audio/wav").build()),
        says("test_embedded_resource", resource("test://embedded-resource", "text/plain", "Hi.")),
        says(
            "test_multiple_content_types",
            text("Multiple content types test:"),
            image(),
            resource("test://mixed-content-resource", "application/json", "{\"test\":\"data\"}")),
        tool("test_error_handling", EMPTY, (_, _) -> error()),
        tool("test_tool_with_logging", EMPTY, FixtureTools::log),
        tool("test_logging_tool", EMPTY, FixtureTools::log),
        tool("test_tool_with_progress", EMPTY, FixtureTools::progress),
        tool("json_schema_2020_12_tool", EVERYTHING, (_, _) -> result("Called.")));
  }

  static SyncToolSpecification tool(
      String name,
      String schema,
      BiFunction<McpSyncServerExchange, CallToolRequest, CallToolResult> call) {
    return SyncToolSpecification.builder()
        .tool(
            McpSchema.Tool.builder(name, McpJsonDefaults.getMapper(), schema)
                .description("Of the conformance suite: " + name + ".")
                .build())
        .callHandler(call)
        .build();
  }

  static CallToolResult result(String text) {
    return CallToolResult.builder().addTextContent(text).build();
  }

  static McpSchema.Content text(String text) {
    return McpSchema.TextContent.builder(text).build();
  }

  static McpSchema.Content image() {
    return McpSchema.ImageContent.builder(PIXEL, "image/png").build();
  }

  static McpSchema.Content resource(String uri, String type, String text) {
    return McpSchema.EmbeddedResource.builder(contents(uri, type, text)).build();
  }

  static McpSchema.ResourceContents contents(String uri, String type, String text) {
    return McpSchema.TextResourceContents.builder(uri, text).mimeType(type).build();
  }

  private static SyncToolSpecification says(String name, McpSchema.Content... content) {
    var answer = CallToolResult.builder().content(List.of(content)).build();
    return tool(name, EMPTY, (_, _) -> answer);
  }

  private static CallToolResult error() {
    return CallToolResult.builder()
        .addTextContent("This tool intentionally returns an error for testing")
        .isError(true)
        .build();
  }

  private static CallToolResult log(McpSyncServerExchange exchange, CallToolRequest request) {
    for (var said : List.of("started", "processing data", "completed")) {
      exchange.loggingNotification(
          McpSchema.LoggingMessageNotification.builder(LoggingLevel.INFO, "Tool " + said).build());
    }
    return result("Tool with logging executed successfully");
  }

  private static CallToolResult progress(McpSyncServerExchange exchange, CallToolRequest request) {
    var token = request.progressToken() == null ? 0 : request.progressToken();
    for (var done : List.of(0, 50, 100)) {
      exchange.progressNotification(
          McpSchema.ProgressNotification.builder(token, done)
              .total(100.0)
              .message("Completed step " + done + " of 100")
              .build());
    }
    return result(String.valueOf(token));
  }
}
