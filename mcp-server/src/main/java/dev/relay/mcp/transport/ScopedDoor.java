package dev.relay.mcp.transport;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Forbidden;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.access.oidc.Issuer;
import dev.relay.mcp.access.web.SignedIn;
import dev.relay.mcp.resource.ResourceAdapter;
import dev.relay.mcp.resource.ResourceNews;
import dev.relay.mcp.tool.ToolNeeds;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.workspace.UnknownName;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets everybody in who is signed in, each to what their scopes allow. */
record ScopedDoor(SignedIn signedIn, Optional<Issuer> issuer, ToolNeeds tools, ResourceNews news)
    implements Door {
  @Override
  public Mono<Void> signedOut(ServerWebExchange exchange) {
    return signedIn.over(exchange);
  }

  @Override
  public BooleanSupplier stillOpens(ServerWebExchange exchange) {
    return signedIn.stillOpens(exchange);
  }

  @Override
  public Optional<Effect> needs(McpSchema.JSONRPCRequest call) {
    return switch (call.method()) {
      case McpSchema.METHOD_TOOLS_CALL -> tool(call);
      case McpSchema.METHOD_RESOURCES_LIST,
          McpSchema.METHOD_RESOURCES_TEMPLATES_LIST,
          McpSchema.METHOD_RESOURCES_READ,
          McpSchema.METHOD_RESOURCES_SUBSCRIBE,
          McpSchema.METHOD_PROMPT_GET,
          McpSchema.METHOD_COMPLETION_COMPLETE ->
          Optional.of(Effect.READ);
      default -> Optional.empty();
    };
  }

  private Optional<Effect> tool(McpSchema.JSONRPCRequest call) {
    return call.params() instanceof Map<?, ?> params && params.get("name") instanceof String name
        ? tools.of(name, arguments(params.get("arguments")))
        : Optional.empty();
  }

  private static Map<String, Object> arguments(@Nullable Object given) {
    var arguments = new LinkedHashMap<String, Object>();
    if (given instanceof Map<?, ?> map) {
      map.forEach((name, value) -> arguments.put(String.valueOf(name), value));
    }
    return arguments;
  }

  @Override
  public Optional<String> stepUp(Effect effect) {
    var scopes = effect == Effect.READ ? "read" : "read run";
    return issuer.map(each -> each.challenge("insufficient_scope", scopes));
  }

  @Override
  public void watch(Caller caller, String uri) {
    try {
      news.watch(caller, uri);
    } catch (UnknownName | GitFailure | Forbidden e) {
      throw ResourceAdapter.refusal(uri, e);
    }
  }

  @Override
  public boolean shows(Caller caller, String tool) {
    return !tools.isOld(tool)
        && tools.least(tool).map(least -> Policy.allows(caller, least)).orElse(true);
  }
}
