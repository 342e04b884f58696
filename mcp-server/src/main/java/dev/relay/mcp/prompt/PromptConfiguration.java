package dev.relay.mcp.prompt;

import dev.relay.mcp.resource.ResourceAdapter;
import dev.relay.mcp.resource.Resources;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Every prompt of this package, in the order of their names. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class PromptConfiguration {
  @Bean
  PromptAdapter promptAdapter(List<Prompt> prompts, Resources resources, ResourceAdapter adapter) {
    return new PromptAdapter(
        prompts.stream().sorted(Comparator.comparing(each -> each.definition().name())).toList(),
        resources,
        adapter);
  }
}
