package dev.relay.mcp.analysis.symbols;

import dev.relay.mcp.analysis.index.Branch;
import dev.relay.mcp.analysis.symbols.parse.Language;
import dev.relay.mcp.analysis.symbols.parse.Languages;
import dev.relay.mcp.analysis.symbols.worker.Source;
import dev.relay.mcp.analysis.symbols.worker.SymbolWorker;
import dev.relay.mcp.analysis.symbols.worker.WorkerFailure;
import dev.relay.repo.git.BlobSink;
import dev.relay.repo.git.Sha;
import dev.relay.repo.git.TreeFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.IndexWriter;
import org.jspecify.annotations.Nullable;

/** Blobs of one branch on their way through the worker into the index, a batch at a time. */
final class Parsing {
  private static final int BATCH = 64;
  private static final int BATCH_BYTES = 1 << 20;

  /** After so many files what is there is written down, so that a crash does not lose all. */
  private static final int SAVED_AFTER = 4000;

  private static final int LOOKED_AT = 8000;

  /** Lines of sources that people write are shorter; those of machines take for ever. */
  private static final int WIDEST = 20_000;

  private record Waiting(Source source, List<TreeFile> files) {}

  private final IndexWriter writer;
  private final Branch branch;
  private final SymbolWorker worker;
  private final boolean savesHalf;
  private final BooleanSupplier stopped;
  private final List<Waiting> batch = new ArrayList<>();
  private int bytes;
  private int parsed;
  private @Nullable IOException failure;
  private @Nullable WorkerFailure hopeless;

  /**
   * @param savesHalf whether a part of it may be written down before the end
   */
  Parsing(
      IndexWriter writer,
      Branch branch,
      SymbolWorker worker,
      boolean savesHalf,
      BooleanSupplier stopped) {
    this.savesHalf = savesHalf;
    this.writer = writer;
    this.branch = branch;
    this.worker = worker;
    this.stopped = stopped;
  }

  void add(TreeFile file, Optional<byte[]> symbols) throws IOException {
    writer.addDocument(SymbolDocument.of(branch, file, language(file), symbols));
  }

  private static Language language(TreeFile file) {
    return Languages.of(file.path()).orElseThrow();
  }

  /** What goes wrong is kept until the end: thrown here it would be the repository's fault. */
  BlobSink sink(Map<Sha, List<TreeFile>> files) {
    return new BlobSink() {
      @Override
      public boolean blob(Sha id, byte[] content) {
        take(files.getOrDefault(id, List.of()), content);
        return failure == null && hopeless == null && !stopped.getAsBoolean();
      }

      @Override
      public void tooLarge(Sha id) {
        without(files.getOrDefault(id, List.of()));
      }
    };
  }

  private void take(List<TreeFile> files, byte[] content) {
    if (files.isEmpty()) {
      return;
    }
    if (isUnreadable(content)) {
      without(files);
      return;
    }
    batch.add(new Waiting(Source.of(language(files.getFirst()), content), files));
    bytes += content.length;
    if (batch.size() >= BATCH || bytes >= BATCH_BYTES) {
      flush();
    }
  }

  /** Binary, or with lines that no person wrote. */
  static boolean isUnreadable(byte[] content) {
    int line = 0;
    for (int i = 0; i < content.length; i++) {
      line = content[i] == '\n' ? 0 : line + 1;
      if ((content[i] == 0 && i < LOOKED_AT) || line > WIDEST) {
        return true;
      }
    }
    return false;
  }

  private void without(List<TreeFile> files) {
    try {
      for (var file : files) {
        add(file, Optional.empty());
      }
    } catch (IOException e) {
      failure = e;
    }
  }

  private void flush() {
    var waiting = List.copyOf(batch);
    batch.clear();
    bytes = 0;
    try {
      var results = worker.parse(waiting.stream().map(Waiting::source).toList());
      for (int i = 0; i < waiting.size(); i++) {
        for (var file : waiting.get(i).files()) {
          add(file, results.get(i));
        }
      }
      parsed += waiting.size();
      if (savesHalf && parsed >= SAVED_AFTER) {
        parsed = 0;
        writer.commit();
      }
    } catch (IOException e) {
      failure = e;
    } catch (WorkerFailure e) {
      hopeless = e;
    }
  }

  /** Throws what went wrong on the way. */
  void finish() throws IOException {
    if (!batch.isEmpty() && failure == null && hopeless == null) {
      flush();
    }
    if (failure != null) {
      throw failure;
    }
    if (hopeless != null) {
      throw hopeless;
    }
  }
}
