package dev.relay.mcp.analysis.symbols;

import dev.relay.mcp.analysis.symbols.parse.FileSymbols;
import dev.relay.mcp.analysis.symbols.parse.SymbolBytes;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;

/** Reads what files define, each once. */
final class StoredSymbols {
  private final StoredFields stored;
  private final Map<Integer, FileSymbols> read = new HashMap<>();

  StoredSymbols(IndexReader reader) throws IOException {
    this.stored = reader.storedFields();
  }

  FileSymbols of(LeafReaderContext leaf, int doc) throws IOException {
    var id = leaf.docBase + doc;
    var known = read.get(id);
    if (known == null) {
      var bytes = stored.document(id, SymbolDocument.STORED).getBinaryValue(SymbolDocument.SYMBOLS);
      known = bytes == null ? FileSymbols.NONE : SymbolBytes.read(Occurrences.copy(bytes));
      read.put(id, known);
    }
    return known;
  }

  static String path(LeafReaderContext leaf, int doc) throws IOException {
    var paths = leaf.reader().getBinaryDocValues(SymbolDocument.PATH);
    return paths != null && paths.advanceExact(doc) ? paths.binaryValue().utf8ToString() : "";
  }
}
