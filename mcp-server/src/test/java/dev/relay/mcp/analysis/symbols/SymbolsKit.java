package dev.relay.mcp.analysis.symbols;

import dev.relay.mcp.analysis.Heads;
import dev.relay.mcp.analysis.index.IndexFiles;
import dev.relay.mcp.analysis.index.IndexWork;
import dev.relay.mcp.analysis.search.CodeSearch;
import dev.relay.mcp.analysis.symbols.worker.SymbolWorker;
import dev.relay.repo.git.Contents;
import dev.relay.repo.git.Grep;
import dev.relay.repo.git.Repos;
import dev.relay.repo.graph.DependencyGraph;
import dev.relay.repo.graph.Edge;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.apache.lucene.index.IndexReader;

/** Symbols as in a running Relay, over the repositories of a test. */
final class SymbolsKit implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Repos repos;
  private final Path index;
  private final SymbolWorker worker;
  private final IndexFiles files;
  private final IndexWork work;
  private final CodeSearch search;
  private final Symbols symbols;

  SymbolsKit(Repos repos, Path index) {
    this(repos, index, new SymbolWorker(index.resolve("symbol-worker")), PATIENCE);
  }

  SymbolsKit(Repos repos, Path index, SymbolWorker worker, Duration patience) {
    this.repos = repos;
    this.index = index;
    this.worker = worker;
    files = new IndexFiles(index.resolve("symbols"), 16);
    var git = repos.git();
    work = new IndexWork("symbols", files, new SymbolUpdate(git::reader, files, worker), git);
    repos.mirrors().follow(work);
    var heads = new Heads(git, repos.mirrors());
    search =
        new CodeSearch(git, new Grep(git), repos.mirrors(), heads, index, InstantSource.system());
    symbols =
        new Symbols(
            new SymbolViews(files, work, worker, heads, patience),
            new Outlines(files, worker, new Contents(git), heads),
            SymbolsKit::declared,
            new IndexedPlaces(search));
  }

  private static DependencyGraph declared(Workspace workspace) {
    var edges = new ArrayList<Edge>();
    workspace
        .declared()
        .forEach((from, all) ->
            all.forEach(to -> edges.add(new Edge(from, to, "declared", "workspace", 1))));
    var nodes = new ArrayList<RepositoryId>();
    workspace.repositories().forEach(repository -> nodes.add(repository.id()));
    return new DependencyGraph(nodes, edges, List.of());
  }

  Symbols symbols() {
    return symbols;
  }

  /** As after a restart. */
  SymbolsKit again() {
    close();
    return new SymbolsKit(repos, index);
  }

  /** Documents in the index. */
  int files() {
    return reading(reader -> reader.numDocs());
  }

  /** All names in a field of the index, however often they stand there. */
  long count(String field) {
    return reading(reader -> {
      long count = 0;
      for (var leaf : reader.leaves()) {
        var terms = leaf.reader().terms(field);
        count += terms == null ? 0 : terms.getSumTotalTermFreq();
      }
      return count;
    });
  }

  /** Some of the names that are defined, each as likely as another. */
  List<String> names(int most, Random random) {
    return reading(reader -> {
      var names = new TreeSet<String>();
      for (var leaf : reader.leaves()) {
        var terms = leaf.reader().terms(SymbolDocument.DEFINED).iterator();
        for (var name = terms.next(); name != null; name = terms.next()) {
          names.add(name.utf8ToString());
        }
      }
      var shuffled = new ArrayList<>(names);
      Collections.shuffle(shuffled, random);
      return shuffled.subList(0, Math.min(most, shuffled.size()));
    });
  }

  private interface Reading<T> {
    T read(IndexReader reader) throws IOException;
  }

  private <T> T reading(Reading<T> what) {
    var view = files.view();
    if (view.isEmpty()) {
      throw new IllegalStateException("nothing is indexed");
    }
    try (var open = view.get()) {
      return what.read(open.reader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SymbolWorker worker() {
    return worker;
  }

  IndexWork work() {
    return work;
  }

  @Override
  public void close() {
    worker.close();
    work.close();
    search.close();
  }
}
