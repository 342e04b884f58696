package dev.relay.mcp.resource;

import dev.relay.mcp.access.Callers;
import dev.relay.mcp.access.Forbidden;
import dev.relay.mcp.task.TaskRefused;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.workspace.UnknownName;
import io.modelcontextprotocol.server.McpServerFeatures.SyncCompletionSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult.CompleteCompletion;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.util.List;
import java.util.Map;

/** Shows our resources to the SDK. */
public final class ResourceAdapter {
  /** Of the room that JSON-RPC leaves to servers. */
  private static final int REFUSED = -32000;

  private static final int MOST_VALUES = 100;

  private final Resources resources;
  private final Completions completions;

  public ResourceAdapter(Resources resources, Completions completions) {
    this.resources = resources;
    this.completions = completions;
  }

  public List<SyncResourceTemplateSpecification> templates() {
    return resources.definitions().stream()
        .map(each ->
            new SyncResourceTemplateSpecification(
                McpSchema.ResourceTemplate.builder(each.template(), each.name())
                    .title(each.title())
                    .description(each.description())
                    .mimeType(each.mimeType())
                    .build(),
                this::read))
        .toList();
  }

  /** Those that a list names, for one workspace. */
  public List<SyncResourceSpecification> of(String workspace) {
    return resources.of(workspace).stream()
        .map(each ->
            new SyncResourceSpecification(
                McpSchema.Resource.builder(each.uri(), each.definition().name() + " " + workspace)
                    .title(each.definition().title() + " of " + workspace)
                    .description(each.definition().description())
                    .mimeType(each.definition().mimeType())
                    .build(),
                this::read))
        .toList();
  }

  public List<SyncCompletionSpecification> completions() {
    return resources.definitions().stream()
        .map(each -> completion(new McpSchema.ResourceReference(each.template())))
        .toList();
  }

  public SyncCompletionSpecification completion(McpSchema.CompleteReference reference) {
    return new SyncCompletionSpecification(reference, this::complete);
  }

  private ReadResourceResult read(McpSyncServerExchange exchange, ReadResourceRequest request) {
    try {
      var caller = Callers.of(exchange.transportContext());
      var content = resources.read(caller, request.uri());
      return ReadResourceResult.builder(
              List.of(
                  TextResourceContents.builder(content.uri(), content.text())
                      .mimeType(content.mimeType())
                      .build()))
          .build();
    } catch (UnknownName | GitFailure | Forbidden | TaskRefused e) {
      throw refusal(request.uri(), e);
    }
  }

  /** What a client is told of why it can't read that; unknown failures are the transport's. */
  public static McpError refusal(String uri, RuntimeException why) {
    var code =
        switch (why) {
          case UnknownName _ -> McpSchema.ErrorCodes.RESOURCE_NOT_FOUND;
          case GitFailure failure when failure.kind() == GitFailure.Kind.MISSING ->
              McpSchema.ErrorCodes.RESOURCE_NOT_FOUND;
          case Forbidden _ -> McpSchema.ErrorCodes.INVALID_REQUEST;
          default -> REFUSED;
        };
    return McpError.builder(code)
        .message(String.valueOf(why.getMessage()))
        .data(Map.of("uri", uri))
        .build();
  }

  private CompleteResult complete(McpSyncServerExchange exchange, CompleteRequest request) {
    var caller = Callers.of(exchange.transportContext());
    var context = request.context();
    var others =
        context == null || context.arguments() == null
            ? Map.<String, String>of()
            : context.arguments();
    var typed = request.argument().value() == null ? "" : request.argument().value();
    var all = completions.of(caller, request.argument().name(), typed, others);
    var some = all.stream().limit(MOST_VALUES).toList();
    return new CompleteResult(new CompleteCompletion(some, all.size(), all.size() > some.size()));
  }
}
