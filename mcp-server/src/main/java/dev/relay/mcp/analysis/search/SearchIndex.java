package dev.relay.mcp.analysis.search;

import dev.relay.repo.git.Sha;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index on disk. It says of every branch which commit it holds, and a commit of the index is
 * whole or not there at all; what cannot be read is thrown away and built again.
 */
final class SearchIndex implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);

  /** Changes whenever files of before could not be read or would answer wrongly. */
  private static final String FORMAT = "search-v1";

  private static final double BUFFER_MB = 48;

  private final Path folder;
  private @Nullable Directory directory;
  private @Nullable DirectoryReader reader;

  /**
   * @param folder of all indexes
   */
  SearchIndex(Path folder) {
    this.folder = folder.resolve(FORMAT);
  }

  /** False before it was first needed. */
  boolean exists() {
    return Files.isDirectory(folder);
  }

  /** As it was when it was opened; whatever is written meanwhile does not change it. */
  record View(IndexReader reader, Map<String, String> commits) implements AutoCloseable {
    Optional<Sha> commit(Branch branch) {
      return Optional.ofNullable(commits.get(branch.key())).map(Sha::new);
    }

    @Override
    public void close() {
      try {
        reader.decRef();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The caller closes it. Empty as long as nothing was ever written. */
  synchronized Optional<View> view() {
    try {
      var current = current();
      if (current == null) {
        return Optional.empty();
      }
      current.incRef();
      return Optional.of(new View(current, current.getIndexCommit().getUserData()));
    } catch (IOException e) {
      discard(e);
      return Optional.empty();
    }
  }

  private @Nullable DirectoryReader current() throws IOException {
    if (reader == null) {
      if (!exists() || !DirectoryReader.indexExists(directory())) {
        return null;
      }
      reader = DirectoryReader.open(directory());
    }
    return reader;
  }

  private Directory directory() throws IOException {
    if (directory == null) {
      Files.createDirectories(folder);
      directory = new MMapDirectory(folder);
    }
    return directory;
  }

  /** One at a time. */
  synchronized IndexWriter writer() throws IOException {
    var merging = new ConcurrentMergeScheduler();
    merging.setMaxMergesAndThreads(2, 1);
    var config = new IndexWriterConfig().setMergeScheduler(merging).setRAMBufferSizeMB(BUFFER_MB);
    return new IndexWriter(directory(), config.setCommitOnClose(false));
  }

  /** Makes what the writer has, with these commits, what is seen from now on. */
  void commit(IndexWriter writer, Map<String, String> commits) throws IOException {
    writer.setLiveCommitData(commits.entrySet());
    writer.commit();
    synchronized (this) {
      var before = current();
      var after = before == null ? null : DirectoryReader.openIfChanged(before);
      if (after != null) {
        reader = after;
        Objects.requireNonNull(before).close();
      }
    }
  }

  /** Throws the files away; they are built again when they are needed. */
  synchronized void discard(IOException why) {
    LOG.warn("The search index cannot be read and is built again: {}", why.toString());
    close();
    try {
      IndexFolder.delete(folder);
    } catch (IOException e) {
      LOG.warn("The search index cannot be removed", e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      if (reader != null) {
        reader.close();
      }
      if (directory != null) {
        directory.close();
      }
    } catch (IOException e) {
      LOG.debug("The search index was not closed cleanly", e);
    }
    reader = null;
    directory = null;
  }
}
