package dev.relay.mcp.analysis.search;

import dev.relay.mcp.analysis.index.Branch;
import dev.relay.repo.git.BlobSink;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.GitReader;
import dev.relay.repo.git.Sha;
import dev.relay.repo.git.TreeFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.jspecify.annotations.Nullable;

/** Brings a branch in the index from one commit to another: only files that differ are read. */
final class IndexUpdate {
  /** Larger files are told about instead of searched. */
  static final int MAX_BYTES = 16 << 20;

  /** From so many blobs on a second thread helps; what a fetch brings is less. */
  private static final int FOR_TWO = 2_000;

  /** Blobs that a thread takes at once. */
  private static final int PART = 256;

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
    new Reading(branch, byBlob, changed).run();
  }

  private static List<TreeFile> both(List<TreeFile> some, List<TreeFile> others) {
    var all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  /** Takes part after part of the blobs, in one thread or, where much is to be read, in two. */
  private final class Reading {
    private final Branch branch;
    private final Map<Sha, List<TreeFile>> files;
    private final long changed;
    private final List<Sha> blobs;
    private final AtomicInteger next = new AtomicInteger();

    Reading(Branch branch, Map<Sha, List<TreeFile>> files, long changed) {
      this.branch = branch;
      this.files = files;
      this.changed = changed;
      this.blobs = List.copyOf(files.keySet());
    }

    void run() throws IOException {
      var helper = new FutureTask<>(() -> read(new Trigrams()));
      if (blobs.size() >= FOR_TWO && Runtime.getRuntime().availableProcessors() > 1) {
        Thread.ofPlatform().daemon().name("search-index-helper").start(helper);
        read(trigrams);
        join(helper);
      } else {
        read(trigrams);
      }
    }

    private boolean read(Trigrams own) throws IOException {
      int from = next.getAndAdd(PART);
      while (from < blobs.size() && !stopped.getAsBoolean()) {
        var part = blobs.subList(from, Math.min(blobs.size(), from + PART));
        var adding = new Adding(branch, files, changed, own);
        git.blobs(branch.gitDir(), part, MAX_BYTES, adding);
        if (adding.failure != null) {
          throw adding.failure;
        }
        from = next.getAndAdd(PART);
      }
      return true;
    }
  }

  private static void join(FutureTask<Boolean> helper) throws IOException {
    try {
      helper.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException failure -> throw failure;
        case RuntimeException failure -> throw failure;
        case null, default -> throw new IllegalStateException("the index was not brought", e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("indexing was interrupted");
    }
  }

  private final class Adding implements BlobSink {
    private final Branch branch;
    private final Map<Sha, List<TreeFile>> files;
    private final long changed;
    private final Trigrams trigrams;
    private @Nullable IOException failure;

    Adding(Branch branch, Map<Sha, List<TreeFile>> files, long changed, Trigrams trigrams) {
      this.branch = branch;
      this.files = files;
      this.changed = changed;
      this.trigrams = trigrams;
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
