package dev.relay.mcp.analysis.symbols;

import dev.relay.mcp.analysis.index.Branch;
import dev.relay.mcp.analysis.index.IndexContent;
import dev.relay.mcp.analysis.index.IndexFiles;
import dev.relay.mcp.analysis.symbols.parse.Languages;
import dev.relay.mcp.analysis.symbols.worker.SymbolWorker;
import dev.relay.repo.git.GitReader;
import dev.relay.repo.git.Sha;
import dev.relay.repo.git.TreeFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.lucene.index.IndexWriter;

/** Brings the symbols of a branch into the index; a blob that is known is not parsed again. */
final class SymbolUpdate implements IndexContent {
  /** Larger sources are generated, and nobody looks for what is in them. */
  static final int MAX_BYTES = 1 << 20;

  private final Supplier<GitReader> git;
  private final IndexFiles files;
  private final SymbolWorker worker;

  SymbolUpdate(Supplier<GitReader> git, IndexFiles files, SymbolWorker worker) {
    this.git = git;
    this.files = files;
    this.worker = worker;
  }

  @Override
  public void bring(
      IndexWriter writer, Branch branch, Optional<Sha> from, Sha to, BooleanSupplier stopped)
      throws IOException {
    var delta = from.flatMap(old -> branch.delta(git.get(), old, to));
    if (delta.isEmpty()) {
      forget(writer, branch.key());
      // Half of it may be kept only where the index does not say that it holds all of it.
      var all = git.get().files(branch.gitDir(), to);
      add(all, branch, new Parsing(writer, branch, worker, from.isEmpty(), stopped));
      return;
    }
    for (var path : delta.get().gone()) {
      writer.deleteDocuments(SymbolDocument.place(branch, path));
    }
    for (var file : delta.get().now()) {
      writer.deleteDocuments(SymbolDocument.place(branch, file.path()));
    }
    add(delta.get().now(), branch, new Parsing(writer, branch, worker, true, stopped));
  }

  @Override
  public void forget(IndexWriter writer, String key) throws IOException {
    writer.deleteDocuments(SymbolDocument.branch(key));
  }

  private void add(List<TreeFile> tree, Branch branch, Parsing parsing) throws IOException {
    var unknown = new LinkedHashMap<Sha, List<TreeFile>>();
    try (var known = new KnownBlobs(files.view())) {
      for (var file : tree) {
        if (!isSource(file)) {
          continue;
        }
        var symbols = known.find(file.id().hex());
        if (symbols.isKnown()) {
          parsing.add(file, symbols.bytes());
        } else {
          unknown.computeIfAbsent(file.id(), _ -> new ArrayList<>()).add(file);
        }
      }
    }
    parse(branch, unknown, parsing);
  }

  private void parse(Branch branch, Map<Sha, List<TreeFile>> unknown, Parsing parsing)
      throws IOException {
    git.get().blobs(branch.gitDir(), unknown.keySet(), MAX_BYTES, parsing.sink(unknown));
    parsing.finish();
  }

  private static boolean isSource(TreeFile file) {
    var isFile = file.mode() == TreeFile.Mode.FILE || file.mode() == TreeFile.Mode.EXECUTABLE;
    return isFile && Languages.of(file.path()).isPresent();
  }
}
