package dev.relay.mcp.resource;

import dev.relay.mcp.access.PageLinks;
import dev.relay.mcp.analysis.Heads;
import dev.relay.mcp.secret.Secrets;
import dev.relay.mcp.task.ApprovalLinks;
import dev.relay.mcp.task.EventFeed;
import dev.relay.mcp.task.Tasks;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.workspace.Workspaces;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Every resource of this package, in the order of their templates. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class ResourceConfiguration {
  @Bean
  ApprovalLinks approvalLinks(PageLinks links) {
    return new ApprovalLinks(links);
  }

  @Bean
  Resources resources(List<Resource> all, Secrets secrets) {
    return new Resources(
        all.stream().sorted(Comparator.comparing(each -> each.definition().template())).toList(),
        secrets);
  }

  @Bean
  Completions completions(Workspaces workspaces, Tasks tasks, Heads heads, Git git) {
    return new Completions(workspaces, tasks, heads, git);
  }

  @Bean
  ResourceAdapter resourceAdapter(Resources resources, Completions completions) {
    return new ResourceAdapter(resources, completions);
  }

  @Bean
  ResourceNews resourceNews(
      Resources resources, EventFeed feed, Workspaces workspaces, Mirrors mirrors) {
    return new ResourceNews(resources, feed, workspaces, mirrors);
  }
}
