package dev.relay.mcp.analysis.symbols;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.jspecify.annotations.Nullable;

/** One text per file; files may be asked for in any order. */
final class Values {
  private final LeafReaderContext leaf;
  private final String field;
  private @Nullable SortedDocValues values;
  private int last = -1;

  Values(LeafReaderContext leaf, String field) {
    this.leaf = leaf;
    this.field = field;
  }

  /** Empty for none. */
  String of(int doc) throws IOException {
    var open = values;
    if (open == null || doc < last) {
      open = leaf.reader().getSortedDocValues(field);
      values = open;
    }
    last = doc;
    return open != null && open.advanceExact(doc)
        ? open.lookupOrd(open.ordValue()).utf8ToString()
        : "";
  }
}
