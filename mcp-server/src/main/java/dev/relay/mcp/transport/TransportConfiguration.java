package dev.relay.mcp.transport;

import dev.relay.mcp.access.Callers;
import dev.relay.mcp.access.Endings;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.access.oidc.Issuer;
import dev.relay.mcp.access.web.SignedIn;
import dev.relay.mcp.access.web.VirtualThreads;
import dev.relay.mcp.prompt.PromptAdapter;
import dev.relay.mcp.resource.ResourceAdapter;
import dev.relay.mcp.resource.ResourceNews;
import dev.relay.mcp.resource.UriPattern;
import dev.relay.mcp.tool.ToolConfiguration.ToolSet;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.SecretFile;
import dev.relay.repo.workspace.Workspaces;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** The MCP server: the SDK's protocol, our transport, and the tools there are. */
@Configuration(proxyBeanMethods = false)
public class TransportConfiguration {
  private static final int SESSIONS = 1000;
  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration ROUND = Duration.ofMinutes(1);
  private static final String INSTRUCTIONS =
      "Relay works on many git repositories at once. Start changes with implement, follow them"
          + " with tasks, look at them with diff. Nothing lands before a person approves it on"
          + " Relay's page; no tool can.";

  @Bean
  McpSessions mcpSessions(InstantSource clock) {
    return new McpSessions(SESSIONS, IDLE, clock);
  }

  @Bean
  WebFluxTransport webFluxTransport(McpSessions sessions) {
    return new WebFluxTransport(sessions);
  }

  @Bean
  McpJsonMapper mcpJsonMapper() {
    return McpJsonDefaults.getMapper();
  }

  @Bean(destroyMethod = "closeGracefully")
  McpSyncServer mcpServer(
      WebFluxTransport transport,
      McpJsonMapper json,
      ToolSet tools,
      ResourceAdapter resources,
      PromptAdapter prompts) {
    return McpServer.sync(transport)
        .jsonMapper(json)
        .serverInfo(Implementation.builder("relay", "0.1.0").title("Relay").build())
        .instructions(INSTRUCTIONS)
        .capabilities(
            ServerCapabilities.builder()
                .tools(false)
                .resources(/* subscribe= */ true, /* listChanged= */ true)
                .prompts(false)
                .completions()
                .build())
        // The endpoint hands every message to a virtual thread, so a tool may block where it is.
        .immediateExecution(true)
        // Our own sentences name what there is; a schema validator's do not.
        .validateToolInputs(false)
        .tools(tools.specifications())
        .uriTemplateManagerFactory(UriPattern::new)
        .resourceTemplates(resources.templates())
        .prompts(prompts.specifications())
        .completions(
            Stream.concat(resources.completions().stream(), prompts.completions().stream())
                .toList())
        .addToolFilter((context, tool) ->
            !tools.needs().isOld(tool.name())
                && tools
                    .needs()
                    .least(tool.name())
                    .filter(least -> !Policy.allows(Callers.of(context), least))
                    .isEmpty())
        .build();
  }

  @Bean
  RouterFunction<ServerResponse> mcpRoutes(
      WebFluxTransport http,
      McpSessions sessions,
      McpJsonMapper json,
      McpSyncServer server,
      RelayHome home,
      Door door) {
    var seal = "mcp " + SecretFile.readOrCreate(home.login());
    return new Transport(http, sessions, json, server, INSTRUCTIONS, seal, InstantSource.system())
        .endpoint(door)
        .routes();
  }

  /** Lists the workspaces there are, and looks now and then for those of another process. */
  @Bean(destroyMethod = "dispose")
  Disposable directory(
      McpSyncServer server, Workspaces workspaces, ResourceAdapter resources, ResourceNews news) {
    var directory = new Directory(server, workspaces, resources, news);
    return Flux.interval(Duration.ZERO, LOOK)
        .onBackpressureDrop()
        .subscribe(_ -> VirtualThreads.EXECUTOR.execute(directory::refresh));
  }

  @Bean(destroyMethod = "dispose")
  Disposable idleSessions(McpSessions sessions) {
    return Flux.interval(ROUND)
        .onBackpressureDrop()
        .subscribe(_ -> {
          sessions.endIdle();
          VirtualThreads.EXECUTOR.execute(sessions::endSignedOut);
        });
  }

  /** Sessions end with the token or login that opened them, and the idle ones in time. */
  @Bean
  Door door(
      SignedIn signedIn,
      Endings endings,
      McpSessions sessions,
      Optional<Issuer> issuer,
      ToolSet tools,
      ResourceNews news) {
    endings.listen(() -> VirtualThreads.EXECUTOR.execute(sessions::endSignedOut));
    return new ScopedDoor(signedIn, issuer, tools.needs(), news);
  }
}
