package dev.relay.mcp.analysis.index;

import dev.relay.repo.git.Sha;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.IndexWriter;

/** What an index holds of a branch. */
public interface IndexContent {
  /**
   * Makes the writer hold the files of {@code to}. What it has of {@code from} can stay where
   * nothing changed; when that is empty, whatever there is of the branch goes. May throw {@link
   * dev.relay.repo.git.GitFailure}, after which the branch is forgotten.
   *
   * @param stopped true when Relay ends; what was done is not kept then
   */
  void bring(IndexWriter writer, Branch branch, Optional<Sha> from, Sha to, BooleanSupplier stopped)
      throws IOException;

  /** Removes everything of the branch. */
  void forget(IndexWriter writer, String key) throws IOException;
}
