package dev.relay.mcp.analysis.search;

import dev.relay.mcp.analysis.index.Branch;
import dev.relay.repo.git.BlobSink;
import dev.relay.repo.git.GitFailure;
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
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.jspecify.annotations.Nullable;

/** Brings a branch in the index from one commit to another: only files that differ are read. */
final class IndexUpdate {
  /** Larger files are told about instead of searched. */
  static final int MAX_BYTES = 16 << 20;

  private final GitReader git;
  private final IndexWriter writer;
  private final BooleanSupplier stopped;
  private final Trigrams trigrams = new Trigrams();

  IndexUpdate(GitReader git, IndexWriter writer, BooleanSupplier stopped) {
    this.git = git;
    this.writer = writer;
    this.stopped = stopped;
  }

  /** Throws {@link GitFailure}. */
  void bring(Branch branch, Optional<Sha> from, Sha to) throws IOException {
    var delta = from.flatMap(old -> branch.delta(git, old, to));
    if (delta.isEmpty()) {
      writer.deleteDocuments(IndexedFile.branch(branch.key()));
      add(branch, git.files(branch.gitDir(), to), 0);
      return;
    }
    for (var path : delta.get().gone()) {
      writer.deleteDocuments(IndexedFile.place(branch, path));
    }
    for (var file : delta.get().now()) {
      writer.deleteDocuments(IndexedFile.place(branch, file.path()));
    }
    add(branch, delta.get().now(), time(branch, to));
  }

  private long time(Branch branch, Sha commit) {
    return git.log(branch.gitDir(), commit, 1).getFirst().at().getEpochSecond();
  }

  private void add(Branch branch, List<TreeFile> files, long changed) throws IOException {
    var byBlob = new LinkedHashMap<Sha, List<TreeFile>>();
    for (var file : files) {
      if (file.mode() == TreeFile.Mode.FILE || file.mode() == TreeFile.Mode.EXECUTABLE) {
        byBlob.merge(file.id(), List.of(file), IndexUpdate::both);
      }
    }
    var adding = new Adding(branch, byBlob, changed);
    git.blobs(branch.gitDir(), byBlob.keySet(), MAX_BYTES, adding);
    if (adding.failure != null) {
      throw adding.failure;
    }
  }

  private static List<TreeFile> both(List<TreeFile> some, List<TreeFile> others) {
    var all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  private final class Adding implements BlobSink {
    private final Branch branch;
    private final Map<Sha, List<TreeFile>> files;
    private final long changed;
    private @Nullable IOException failure;

    Adding(Branch branch, Map<Sha, List<TreeFile>> files, long changed) {
      this.branch = branch;
      this.files = files;
      this.changed = changed;
    }

    @Override
    public boolean blob(Sha id, byte[] bytes) {
      if (bytes.length > 0 && !FileScan.isBinary(bytes)) {
        for (var file : files.getOrDefault(id, List.of())) {
          add(IndexedFile.text(branch, file, changed, trigrams.of(bytes)));
        }
      }
      return failure == null && !stopped.getAsBoolean();
    }

    @Override
    public void tooLarge(Sha id) {
      files.getOrDefault(id, List.of()).forEach(file -> add(IndexedFile.large(branch, file)));
    }

    private void add(Document document) {
      try {
        writer.addDocument(document);
      } catch (IOException e) {
        failure = e; // What is thrown here would be taken for a fault of the repository.
      }
    }
  }
}
