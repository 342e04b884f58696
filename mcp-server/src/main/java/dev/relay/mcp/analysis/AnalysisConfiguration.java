package dev.relay.mcp.analysis;

import dev.relay.mcp.analysis.architecture.Architectures;
import dev.relay.mcp.analysis.architecture.Duplicates;
import dev.relay.mcp.analysis.architecture.Sources;
import dev.relay.mcp.analysis.briefing.Conventions;
import dev.relay.mcp.analysis.briefing.Touched;
import dev.relay.mcp.analysis.briefing.WorkspaceBriefings;
import dev.relay.mcp.analysis.impact.Changes;
import dev.relay.mcp.analysis.impact.Impacts;
import dev.relay.mcp.analysis.impact.IndexedSymbols;
import dev.relay.mcp.analysis.impact.IndexedText;
import dev.relay.mcp.analysis.impact.RemovedNames;
import dev.relay.mcp.analysis.impact.TextSymbols;
import dev.relay.mcp.analysis.impact.contract.Contracts;
import dev.relay.mcp.analysis.packing.Packing;
import dev.relay.mcp.analysis.search.CodeSearch;
import dev.relay.mcp.analysis.search.Nearness;
import dev.relay.mcp.analysis.symbols.Symbols;
import dev.relay.repo.git.Contents;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.Grep;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.graph.DependencyGraphs;
import dev.relay.repo.home.RelayHome;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Search, files, impact and architecture over the mirrors. */
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
  Impacts impacts(
      CodeSearch search,
      Symbols symbols,
      FileText files,
      Heads heads,
      Git git,
      Mirrors mirrors,
      DependencyGraphs graphs) {
    var text = new IndexedText(search);
    var byText = new TextSymbols(text, graphs, heads, files);
    var contracts = new Contracts(git, mirrors);
    return new Impacts(
        text,
        new IndexedSymbols(symbols, heads, byText),
        contracts,
        new Changes(contracts, new RemovedNames(git, mirrors)),
        graphs);
  }

  @Bean
  Sources sources(Git git, Mirrors mirrors) {
    return new Sources(git, mirrors);
  }

  @Bean
  Architectures architectures(Git git, Mirrors mirrors, DependencyGraphs graphs, Sources sources) {
    return new Architectures(git, mirrors, graphs, sources);
  }

  @Bean
  Duplicates duplicates(Sources sources, Mirrors mirrors) {
    return new Duplicates(sources, mirrors);
  }

  @Bean
  Packing packing(Sources sources, DependencyGraphs graphs) {
    return new Packing(sources, graphs);
  }

  @Bean
  WorkspaceBriefings briefings(
      DependencyGraphs graphs, Impacts impacts, Git git, Mirrors mirrors, Packing packing) {
    return new WorkspaceBriefings(
        graphs, new Touched(impacts), new Conventions(git, mirrors), packing);
  }
}
