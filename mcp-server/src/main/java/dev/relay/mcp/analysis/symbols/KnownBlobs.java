package dev.relay.mcp.analysis.symbols;

import dev.relay.mcp.analysis.index.IndexFiles;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;

/** What the index knows of blobs, wherever they lie. */
final class KnownBlobs implements AutoCloseable {
  private final Optional<IndexFiles.View> view;

  KnownBlobs(Optional<IndexFiles.View> view) {
    this.view = view;
  }

  /**
   * @param bytes of the symbols; empty when it is known that there are none
   */
  record Known(boolean isKnown, Optional<byte[]> bytes) {}

  Known find(String hex) throws IOException {
    if (view.isEmpty()) {
      return new Known(false, Optional.empty());
    }
    for (var leaf : view.get().reader().leaves()) {
      var doc = first(leaf, hex);
      if (doc != DocIdSetIterator.NO_MORE_DOCS) {
        var stored = leaf.reader().storedFields().document(doc, SymbolDocument.STORED);
        var bytes = stored.getBinaryValue(SymbolDocument.SYMBOLS);
        return new Known(true, Optional.ofNullable(bytes).map(Occurrences::copy));
      }
    }
    return new Known(false, Optional.empty());
  }

  /** Whether it was deleted meanwhile does not matter: a blob never changes. */
  private static int first(LeafReaderContext leaf, String hex) throws IOException {
    var found = leaf.reader().postings(SymbolDocument.blob(hex), PostingsEnum.NONE);
    return found == null ? DocIdSetIterator.NO_MORE_DOCS : found.nextDoc();
  }

  @Override
  public void close() {
    view.ifPresent(IndexFiles.View::close);
  }
}
