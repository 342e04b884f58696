package dev.relay.mcp.transport.conformance;

import io.modelcontextprotocol.server.McpServerFeatures.SyncCompletionSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.Role;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Prompts with and without arguments, and the completion of one of those. */
final class FixturePrompts {
  private static final String WITH_ARGUMENTS = "test_prompt_with_arguments";

  private FixturePrompts() {}

  static List<SyncPromptSpecification> all() {
    return List.of(
        prompt(
            "test_simple_prompt",
            List.of(),
            (_, _) -> says(FixtureTools.text("This is a simple prompt for testing."))),
        prompt(
            WITH_ARGUMENTS,
            List.of("arg1", "arg2"),
            (_, request) ->
                says(
                    FixtureTools.text(
                        "Prompt with arguments: arg1='%s', arg2='%s'"
                            .formatted(argument(request, "arg1"), argument(request, "arg2"))))),
        prompt(
            "test_prompt_with_embedded_resource",
            List.of("resourceUri"),
            (_, request) ->
                says(
                    FixtureTools.resource(
                        argument(request, "resourceUri"), "text/plain", "Embedded content."),
                    FixtureTools.text("Please process the embedded resource above."))),
        prompt(
            "test_prompt_with_image",
            List.of(),
            (_, _) ->
                says(FixtureTools.image(), FixtureTools.text("Please analyze the image above."))));
  }

  static SyncCompletionSpecification completion() {
    return new SyncCompletionSpecification(
        new McpSchema.PromptReference(WITH_ARGUMENTS),
        (_, request) ->
            new McpSchema.CompleteResult(
                new McpSchema.CompleteResult.CompleteCompletion(
                    Stream.of("paris", "park", "party")
                        .filter(each -> each.startsWith(request.argument().value()))
                        .toList(),
                    3,
                    false)));
  }

  static SyncPromptSpecification prompt(
      String name,
      List<String> arguments,
      BiFunction<McpSyncServerExchange, GetPromptRequest, GetPromptResult> get) {
    return new SyncPromptSpecification(
        McpSchema.Prompt.builder(name)
            .description("Of the conformance suite: " + name + ".")
            .arguments(
                arguments.stream()
                    .map(each -> McpSchema.PromptArgument.builder(each).required(true).build())
                    .toList())
            .build(),
        get);
  }

  static GetPromptResult says(McpSchema.Content... contents) {
    return GetPromptResult.builder(
            Stream.of(contents).map(each -> new McpSchema.PromptMessage(Role.USER, each)).toList())
        .build();
  }

  private static String argument(GetPromptRequest request, String name) {
    return String.valueOf(request.arguments().get(name));
  }
}
