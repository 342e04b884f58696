package dev.relay.voice.bootstrap;

import dev.relay.repo.home.Settings;
import dev.relay.repo.store.Databases;
import dev.relay.voice.assistant.Assistant;
import dev.relay.voice.assistant.IntentAssistant;
import dev.relay.voice.realtime.ConversationStore;
import dev.relay.voice.realtime.Conversations;
import dev.relay.voice.realtime.RealtimeEndpoint;
import dev.relay.voice.realtime.SignIn;
import dev.relay.voice.realtime.SpeechProvider;
import dev.relay.voice.tools.RepositoryNames;
import dev.relay.voice.tools.ToolCatalog;
import dev.relay.voice.tools.ToolServer;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import reactor.netty.http.server.WebsocketServerSpec;
import tools.jackson.databind.json.JsonMapper;

/** Everything that talks; the same beside a remote MCP server and in one process with it. */
@Configuration(proxyBeanMethods = false)
@ComponentScan("dev.relay.voice.provider")
class VoiceConfiguration {
  @Bean
  ToolCatalog toolCatalog(ToolServer server, JsonMapper json) {
    return new ToolCatalog(server, json);
  }

  @Bean
  Assistant assistant(ToolCatalog tools) {
    var names = new RepositoryNames(tools, InstantSource.system());
    return new IntentAssistant(() -> names.of("owner"));
  }

  @Bean
  ConversationStore conversationStore(Databases databases, JsonMapper json) {
    return new ConversationStore(databases.module("voice"), json, InstantSource.system());
  }

  @Bean
  Conversations conversations(
      List<SpeechProvider> providers,
      ToolCatalog tools,
      ConversationStore store,
      Assistant assistant,
      JsonMapper json) {
    return new Conversations(providers, tools, store, assistant, json);
  }

  @Bean
  SignIn signIn(ToolServer server, JsonMapper json, Settings settings) {
    return new SignIn(server, json, settings.get("RELAY_PUBLIC_URL").map(URI::create));
  }

  @Bean
  WebSocketService webSocketService() {
    return new HandshakeWebSocketService(
        new ReactorNettyRequestUpgradeStrategy(() ->
            WebsocketServerSpec.builder().maxFramePayloadLength(RealtimeEndpoint.LARGEST_FRAME)));
  }

  @Bean
  SimpleUrlHandlerMapping realtimeMapping(
      SignIn signIn, Conversations conversations, WebSocketService sockets) {
    return new SimpleUrlHandlerMapping(
        Map.of("/v1/realtime", new RealtimeEndpoint(signIn, conversations, sockets)),
        Ordered.HIGHEST_PRECEDENCE);
  }
}
