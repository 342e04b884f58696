package dev.relay.mcp.analysis;

import dev.relay.mcp.analysis.search.CodeSearch;
import dev.relay.mcp.analysis.search.Nearness;
import dev.relay.repo.git.Contents;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.Grep;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.graph.DependencyGraphs;
import dev.relay.repo.home.RelayHome;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Search, files, overviews and impact over the mirrors. */
@Configuration(proxyBeanMethods = false)
public class AnalysisConfiguration {
  @Bean
  Heads heads(Git git, Mirrors mirrors) {
    return new Heads(git, mirrors);
  }

  @Bean(destroyMethod = "close")
  CodeSearch codeSearch(Git git, Grep grep, Mirrors mirrors, Heads heads, RelayHome home) {
    return new CodeSearch(git, grep, mirrors, heads, home.index(), InstantSource.system());
  }

  @Bean
  Nearness nearness(DependencyGraphs graphs) {
    return new Nearness(graphs);
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
