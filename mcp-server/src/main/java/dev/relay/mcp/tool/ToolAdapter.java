package dev.relay.mcp.tool;

import dev.relay.mcp.access.Policy;
import dev.relay.mcp.secret.Secrets;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.time.InstantSource;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Shows our tools to the SDK. */
final class ToolAdapter {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .changeDefaultPropertyInclusion(inclusion ->
              inclusion.withValueInclusion(
                  com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
          .build();
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private ToolAdapter() {}

  static SyncToolSpecification specification(
      Tool<?, ?> tool, Secrets secrets, InstantSource clock) {
    return SyncToolSpecification.builder()
        .tool(definition(tool.definition()))
        .callHandler(
            (exchange, request) -> Censored.of(call(tool, exchange, request, clock), secrets))
        .build();
  }

  /** The same under another name. */
  static SyncToolSpecification named(String name, SyncToolSpecification of) {
    var tool = of.tool();
    var renamed =
        McpSchema.Tool.builder(name, tool.inputSchema())
            .title(tool.title())
            .description(tool.description())
            .outputSchema(tool.outputSchema())
            .annotations(tool.annotations())
            .build();
    return SyncToolSpecification.builder().tool(renamed).callHandler(of.callHandler()).build();
  }

  static McpSchema.Tool definition(Definition<?, ?> tool) {
    return McpSchema.Tool.builder(tool.name(), Schemas.input(tool.input()))
        .title(tool.title())
        .description(tool.description())
        .outputSchema(Schemas.output(tool.output()))
        .annotations(
            McpSchema.ToolAnnotations.builder()
                .title(tool.title())
                .readOnlyHint(tool.readOnly())
                .destructiveHint(false)
                .idempotentHint(tool.idempotent())
                .openWorldHint(false)
                .build())
        .build();
  }

  static <I extends Record, O extends Record> CallToolResult call(
      Tool<I, O> tool,
      McpSyncServerExchange exchange,
      CallToolRequest request,
      InstantSource clock) {
    var definition = tool.definition();
    try {
      var call = new ExchangeCall(exchange, request.progressToken(), clock);
      var given = request.arguments() == null ? Map.<String, Object>of() : request.arguments();
      var arguments = Arguments.bind(definition.name(), definition.input(), given);
      Policy.require(call.caller(), tool.needs(arguments));
      var answer = tool.call(call, arguments);
      return CallToolResult.builder()
          .addTextContent(answer.text())
          .structuredContent(JSON.convertValue(answer.structured(), MAP))
          .build();
    } catch (McpError e) { // of the protocol: the client is asked first, or can't be
      throw e;
    } catch (RuntimeException e) { // the edge: whatever went wrong is told in one sentence
      return CallToolResult.builder()
          .addTextContent(
              // Nobody hears this one: whoever called has cancelled the call.
              Thread.currentThread().isInterrupted()
                  ? "It was cancelled."
                  : ToolFailures.sentence(definition.name(), e))
          .isError(true)
          .build();
    }
  }
}
