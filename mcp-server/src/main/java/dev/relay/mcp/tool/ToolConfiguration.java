package dev.relay.mcp.tool;

import dev.relay.mcp.secret.Secrets;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Every tool of this package, in the order of their names. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class ToolConfiguration {
  @Bean
  ToolSet toolSet(List<Tool<?, ?>> tools, Secrets secrets, InstantSource clock) {
    return new ToolSet(
        tools.stream()
            .sorted(Comparator.comparing(tool -> tool.definition().name()))
            .map(tool -> ToolAdapter.specification(tool, secrets, clock))
            .toList(),
        new ToolNeeds(tools));
  }

  /** What the MCP server offers. */
  public record ToolSet(List<SyncToolSpecification> specifications, ToolNeeds needs) {
    public ToolSet {
      specifications = List.copyOf(specifications);
    }
  }
}
