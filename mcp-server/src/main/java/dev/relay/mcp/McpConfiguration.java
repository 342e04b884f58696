package dev.relay.mcp;

import dev.relay.mcp.access.AccessConfiguration;
import dev.relay.mcp.api.ApiConfiguration;
import dev.relay.mcp.transport.TransportConfiguration;
import dev.relay.repo.store.Database;
import dev.relay.repo.store.Databases;
import dev.relay.repo.store.StoreConfiguration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything of mcp-server; whoever imports this can be asked through MCP and REST. */
@Configuration(proxyBeanMethods = false)
@Import({
  StoreConfiguration.class,
  AccessConfiguration.class,
  TransportConfiguration.class,
  ApiConfiguration.class
})
public class McpConfiguration {
  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  Database taskDatabase(Databases databases) {
    return databases.module("task");
  }
}
