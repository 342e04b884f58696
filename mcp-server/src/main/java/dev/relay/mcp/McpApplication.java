package dev.relay.mcp;

import dev.relay.mcp.start.Ready;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Import;

/** mcp-server alone, without a page or a voice. */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({WebServerConfiguration.class, McpConfiguration.class})
public class McpApplication {
  public static void main(String[] args) {
    Ready.main(_ -> McpApplication.class);
  }
}
