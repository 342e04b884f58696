package dev.relay.mcp.analysis.symbols;

import dev.relay.mcp.analysis.Heads;
import dev.relay.mcp.analysis.index.IndexFiles;
import dev.relay.mcp.analysis.index.IndexWork;
import dev.relay.mcp.analysis.search.CodeSearch;
import dev.relay.mcp.analysis.symbols.worker.SymbolWorker;
import dev.relay.repo.git.Contents;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.graph.DependencyGraphs;
import dev.relay.repo.home.RelayHome;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Symbols over the mirrors; nothing is opened or started before the first question. */
@Configuration(proxyBeanMethods = false)
public class SymbolConfiguration {
  /** Changes whenever files of before would be read wrongly, or hold too little. */
  private static final String FORMAT = "symbols-v2";

  private static final double BUFFER_MB = 16;
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  @Bean
  SymbolWorker symbolWorker(RelayHome home) {
    return new SymbolWorker(home.index().resolve("symbol-worker"));
  }

  @Bean
  IndexFiles symbolFiles(RelayHome home) {
    return new IndexFiles(home.index().resolve(FORMAT), BUFFER_MB);
  }

  @Bean
  IndexWork symbolWork(IndexFiles symbolFiles, SymbolWorker worker, Git git, Mirrors mirrors) {
    var content = new SymbolUpdate(git::reader, symbolFiles, worker);
    var work = new IndexWork("symbol-index", symbolFiles, content, git);
    mirrors.follow(work);
    return work;
  }

  @Bean
  Symbols symbols(
      IndexFiles symbolFiles,
      IndexWork symbolWork,
      SymbolWorker worker,
      Heads heads,
      Contents contents,
      DependencyGraphs graphs,
      CodeSearch search) {
    return new Symbols(
        new SymbolViews(symbolFiles, symbolWork, worker, heads, PATIENCE),
        new Outlines(symbolFiles, worker, contents, heads),
        graphs::of,
        new IndexedPlaces(search));
  }
}
