package dev.relay.mcp.prompt;

import dev.relay.mcp.access.Callers;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Forbidden;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.resource.ResourceAdapter;
import dev.relay.mcp.resource.Resources;
import dev.relay.repo.workspace.UnknownName;
import io.modelcontextprotocol.server.McpServerFeatures.SyncCompletionSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows our prompts to the SDK. */
public final class PromptAdapter {
  private final List<Prompt> prompts;
  private final Resources resources;
  private final ResourceAdapter adapter;

  public PromptAdapter(List<Prompt> prompts, Resources resources, ResourceAdapter adapter) {
    this.prompts = List.copyOf(prompts);
    this.resources = resources;
    this.adapter = adapter;
  }

  public List<SyncPromptSpecification> specifications() {
    return prompts.stream().map(this::specification).toList();
  }

  public List<SyncCompletionSpecification> completions() {
    return prompts.stream()
        .map(each -> adapter.completion(new McpSchema.PromptReference(each.definition().name())))
        .toList();
  }

  private SyncPromptSpecification specification(Prompt prompt) {
    var definition = prompt.definition();
    return new SyncPromptSpecification(
        McpSchema.Prompt.builder(definition.name())
            .title(definition.title())
            .description(definition.description())
            .arguments(definition.arguments().stream().map(PromptAdapter::argument).toList())
            .build(),
        (exchange, request) -> get(prompt, exchange, request));
  }

  private static McpSchema.PromptArgument argument(Prompt.Argument argument) {
    return McpSchema.PromptArgument.builder(argument.name())
        .description(argument.description())
        .required(argument.required())
        .build();
  }

  private GetPromptResult get(
      Prompt prompt, McpSyncServerExchange exchange, GetPromptRequest request) {
    var definition = prompt.definition();
    var given = given(definition, request.arguments());
    var messages = new ArrayList<PromptMessage>();
    messages.add(said(TextContent.builder(prompt.text(given)).build()));
    if (given.containsKey("workspace")) {
      messages.add(said(workspace(exchange, given.get("workspace"))));
    }
    return GetPromptResult.builder(messages).description(definition.description()).build();
  }

  private static PromptMessage said(McpSchema.Content content) {
    return new PromptMessage(Role.USER, content);
  }

  /** What the workspace holds, so that the model need not ask for it first. */
  private McpSchema.Content workspace(McpSyncServerExchange exchange, String name) {
    var uri = "relay://workspaces/" + name;
    try {
      var caller = Callers.of(exchange.transportContext());
      Policy.require(caller, Effect.READ);
      var content = resources.read(caller, uri);
      return McpSchema.EmbeddedResource.builder(
              McpSchema.TextResourceContents.builder(content.uri(), content.text())
                  .mimeType(content.mimeType())
                  .build())
          .build();
    } catch (UnknownName | Forbidden e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, String> given(
      Prompt.Definition definition, Map<String, Object> arguments) {
    var given = new LinkedHashMap<String, String>();
    var all = arguments == null ? Map.<String, Object>of() : arguments;
    for (var argument : definition.arguments()) {
      var value = all.get(argument.name()) instanceof String text ? text.strip() : "";
      if (!value.isEmpty()) {
        given.put(argument.name(), value);
      } else if (argument.required()) {
        throw refused(
            "%s needs '%s': %s"
                .formatted(definition.name(), argument.name(), argument.description()));
      }
    }
    return given;
  }

  private static McpError refused(String sentence) {
    return McpError.builder(McpSchema.ErrorCodes.INVALID_PARAMS).message(sentence).build();
  }
}
