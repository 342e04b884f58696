package dev.relay.mcp.analysis.index;

import dev.relay.repo.git.Sha;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
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
 * An index on disk. It says of every branch which commit it holds, and a commit of the index is
 * whole or not there at all; what cannot be read is thrown away and built again.
 */
public final class IndexFiles implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(IndexFiles.class);

  private final Path folder;
  private final double bufferMb;
  private @Nullable Directory directory;
  private @Nullable DirectoryReader reader;

  /**
   * @param folder named by what is in it and its format, such as {@code symbols-v2}: files of
   *     another format are never read
   */
  public IndexFiles(Path folder, double bufferMb) {
    this.folder = folder;
    this.bufferMb = bufferMb;
  }

  /** False before it was first needed. */
  public boolean exists() {
    return Files.isDirectory(folder);
  }

  /**
   * As it was when it was opened; whatever is written meanwhile does not change it.
   *
   * @param commits by the key of the branch
   */
  public record View(IndexReader reader, Map<String, String> commits) implements AutoCloseable {
    public Optional<Sha> commit(Branch branch) {
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
  public synchronized Optional<View> view() {
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
    if (reader == null && exists() && DirectoryReader.indexExists(directory())) {
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
    var config = new IndexWriterConfig().setMergeScheduler(merging).setRAMBufferSizeMB(bufferMb);
    return new IndexWriter(directory(), config.setCommitOnClose(false));
  }

  /** Makes what the writer has, with these commits, what is seen from now on. */
  void commit(IndexWriter writer, Map<String, String> commits) throws IOException {
    writer.setLiveCommitData(commits.entrySet());
    writer.commit();
    refresh();
  }

  private synchronized void refresh() throws IOException {
    var before = current();
    var after = before == null ? null : DirectoryReader.openIfChanged(before);
    if (before != null && after != null) {
      reader = after;
      before.close();
    }
  }

  /** Throws the files away; they are built again when they are needed. */
  public synchronized void discard(IOException why) {
    log.warn("The index {} cannot be read and is built again: {}", name(), why.toString());
    close();
    try {
      delete();
    } catch (IOException e) {
      log.warn("The index {} cannot be removed", name(), e);
    }
  }

  private String name() {
    return String.valueOf(folder.getFileName());
  }

  private void delete() throws IOException {
    if (!exists()) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
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
      log.debug("The index {} was not closed cleanly", name(), e);
    }
    reader = null;
    directory = null;
  }
}
