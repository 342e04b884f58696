package dev.relay.voice.bootstrap;

import dev.relay.mcp.McpConfiguration;
import dev.relay.mcp.access.ServiceCredential;
import dev.relay.mcp.start.OwnAddress;
import dev.relay.repo.home.Settings;
import dev.relay.voice.tools.ToolServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything in one process on one port. Voice still reaches the tools over MCP, on loopback. */
@Configuration(proxyBeanMethods = false)
@Import({WebEdge.class, McpConfiguration.class, VoiceConfiguration.class})
class AllInOne {
  @Bean
  ToolServer toolServer(
      WebServerApplicationContext context, Settings settings, ServiceCredential credential) {
    return new ToolServer(() -> OwnAddress.of(context, settings), credential.value());
  }
}
