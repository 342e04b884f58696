package dev.relay.mcp.analysis.search;

import dev.relay.mcp.analysis.index.Branch;
import dev.relay.mcp.analysis.index.IndexContent;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.Sha;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.IndexWriter;

/** The files of branches by their trigrams. */
record SearchContent(Git git) implements IndexContent {
  @Override
  public void bring(
      IndexWriter writer, Branch branch, Optional<Sha> from, Sha to, BooleanSupplier stopped)
      throws IOException {
    new IndexUpdate(git.reader(), writer, stopped).bring(branch, from, to);
  }

  @Override
  public void forget(IndexWriter writer, String key) throws IOException {
    writer.deleteDocuments(IndexedFile.branch(key));
  }
}
