package dev.relay.voice.bootstrap;

import dev.relay.mcp.access.web.EdgeConfiguration;
import dev.relay.mcp.start.Opening;
import dev.relay.mcp.start.RefusedStart;
import dev.relay.mcp.start.RefusedStart.Reason;
import dev.relay.repo.home.Settings;
import dev.relay.repo.store.StoreConfiguration;
import dev.relay.voice.tools.ToolServer;
import java.net.URI;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Voice beside a remote MCP server: no workspace, no task and no push credential here. */
@Configuration(proxyBeanMethods = false)
@Import({
  StoreConfiguration.class,
  EdgeConfiguration.class,
  WebEdge.class,
  VoiceConfiguration.class
})
class VoiceAlone {
  @Bean
  ToolServer toolServer(Settings settings) {
    var url = settings.get("RELAY_MCP_URL").map(VoiceAlone::url).orElseThrow();
    var token = settings.get("RELAY_SERVICE_TOKEN").orElseThrow(VoiceAlone::noToken);
    return new ToolServer(() -> url, token);
  }

  @Bean
  RouterFunction<ServerResponse> health() {
    return RouterFunctions.route()
        .GET("/api/health", _ -> ServerResponse.ok().bodyValue(Map.of("status", "up")))
        .build();
  }

  @Bean
  Opening opening() {
    return url -> url;
  }

  /** The server's address; {@code /mcp} at its end is what people copy, and is taken off. */
  private static URI url(String value) {
    try {
      var url = URI.create(value.replaceFirst("/(?:mcp/?)?$", ""));
      if (url.getHost() != null && String.valueOf(url.getScheme()).startsWith("http")) {
        return url;
      }
    } catch (IllegalArgumentException _) {
      // told below
    }
    throw new RefusedStart(
        Reason.REFUSED_SETTING,
        "RELAY_MCP_URL is no address: give it as http://host:port, or leave it empty.");
  }

  private static RefusedStart noToken() {
    return new RefusedStart(
        Reason.REFUSED_SETTING,
        "RELAY_MCP_URL needs RELAY_SERVICE_TOKEN: set the same value here and at the MCP server.");
  }
}
