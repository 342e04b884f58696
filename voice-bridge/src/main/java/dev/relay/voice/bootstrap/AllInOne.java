package dev.relay.voice.bootstrap;

import dev.relay.repo.store.StoreConfiguration;
import dev.relay.voice.tools.ToolServer;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Everything in one process on one port. Voice still reaches the tools over MCP, on loopback. */
@Configuration(proxyBeanMethods = false)
@Import({StoreConfiguration.class, WebEdge.class, VoiceConfiguration.class})
class AllInOne {
  @Bean
  ToolServer toolServer(WebServerApplicationContext context, Listen listen) {
    return new ToolServer(
        () -> Listen.local(listen.host(), Listen.port(context)), UUID.randomUUID().toString());
  }

  @Bean
  RouterFunction<ServerResponse> health() {
    return RouterFunctions.route()
        .GET("/api/health", _ -> ServerResponse.ok().bodyValue(Map.of("status", "up")))
        .build();
  }

  @Bean
  Opening opening() {
    return new Opening() {
      @Override
      public void prepare() {}

      @Override
      public String loginUrl(String url) {
        return url + "/login?token=none";
      }
    };
  }
}
