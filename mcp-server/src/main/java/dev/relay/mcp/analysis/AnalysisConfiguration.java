package dev.relay.mcp.analysis;

import dev.relay.repo.git.Contents;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.Grep;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.graph.DependencyGraphs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Search, files, overviews and impact over the mirrors. */
@Configuration(proxyBeanMethods = false)
public class AnalysisConfiguration {
  @Bean
  Heads heads(Git git, Mirrors mirrors) {
    return new Heads(git, mirrors);
  }

  @Bean
  CodeSearch codeSearch(Heads heads, Grep grep) {
    return new CodeSearch(heads, grep);
  }

  @Bean
  FileText fileText(Git git, Contents contents, Heads heads) {
    return new FileText(git, contents, heads);
  }

  @Bean
  Overviews overviews(DependencyGraphs graphs, Mirrors mirrors) {
    return new Overviews(graphs, mirrors);
  }

  @Bean
  Impact impact(CodeSearch search, DependencyGraphs graphs) {
    return new Impact(search, graphs);
  }
}
