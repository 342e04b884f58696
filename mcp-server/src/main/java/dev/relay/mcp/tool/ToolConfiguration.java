package dev.relay.mcp.tool;

import dev.relay.mcp.secret.Secrets;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Every tool of this package, in the order of their names. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class ToolConfiguration {
  @Bean
  ToolSet toolSet(
      List<Tool<?, ?>> tools,
      ObjectProvider<ToolAlias> renamed,
      Secrets secrets,
      InstantSource clock) {
    var aliases = renamed.stream().toList();
    var now =
        tools.stream()
            .sorted(Comparator.comparing(tool -> tool.definition().name()))
            .map(tool -> ToolAdapter.specification(tool, secrets, clock))
            .toList();
    var before =
        aliases.stream()
            .flatMap(alias ->
                now.stream()
                    .filter(tool -> tool.tool().name().equals(alias.now()))
                    .map(tool -> ToolAdapter.named(alias.old(), tool)));
    return new ToolSet(Stream.concat(now.stream(), before).toList(), new ToolNeeds(tools, aliases));
  }

  /** What the MCP server offers. */
  public record ToolSet(List<SyncToolSpecification> specifications, ToolNeeds needs) {
    public ToolSet {
      specifications = List.copyOf(specifications);
    }
  }
}
