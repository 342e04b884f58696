package dev.relay.mcp.analysis.symbols;

import dev.relay.mcp.analysis.index.Branch;
import dev.relay.mcp.analysis.symbols.NameTokens.Token;
import dev.relay.mcp.analysis.symbols.parse.FileSymbols;
import dev.relay.mcp.analysis.symbols.parse.Language;
import dev.relay.mcp.analysis.symbols.parse.SymbolBytes;
import dev.relay.repo.git.TreeFile;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/** A file of a branch as the index holds it. */
final class SymbolDocument {
  static final String BRANCH = "branch";
  static final String PLACE = "place";
  static final String BLOB = "blob";
  static final String PATH = "path";
  static final String SPACE = "space";
  static final String LANGUAGE = "language";
  static final String DEFINED = "defined";
  static final String USED = "used";
  static final String IMPORTED = "imported";
  static final String SYMBOLS = "symbols";
  static final Set<String> STORED = Set.of(SYMBOLS);

  private static final FieldType NAMES = new FieldType();

  static {
    NAMES.setTokenized(true);
    NAMES.setOmitNorms(true);
    NAMES.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    NAMES.freeze();
  }

  private SymbolDocument() {}

  static Term branch(String key) {
    return new Term(BRANCH, key);
  }

  static Term place(Branch branch, String path) {
    return new Term(PLACE, branch.key() + "\0" + path);
  }

  static Term blob(String hex) {
    return new Term(BLOB, hex);
  }

  /**
   * @param bytes of its symbols; empty when it could not be read, which is not tried again
   */
  static Document of(Branch branch, TreeFile file, Language language, Optional<byte[]> bytes) {
    var document = new Document();
    document.add(new StringField(BRANCH, branch.key(), Field.Store.NO));
    document.add(new SortedDocValuesField(BRANCH, new BytesRef(branch.key())));
    document.add(new StringField(PLACE, place(branch, file.path()).text(), Field.Store.NO));
    document.add(new StringField(BLOB, file.id().hex(), Field.Store.NO));
    document.add(new BinaryDocValuesField(PATH, new BytesRef(file.path())));
    document.add(new SortedDocValuesField(LANGUAGE, new BytesRef(language.name())));
    bytes.ifPresent(symbols -> add(document, SymbolBytes.read(symbols), symbols));
    return document;
  }

  private static void add(Document document, FileSymbols symbols, byte[] bytes) {
    document.add(new StoredField(SYMBOLS, bytes));
    if (!symbols.space().isEmpty()) {
      document.add(new SortedDocValuesField(SPACE, new BytesRef(symbols.space())));
    }
    ImportKeys.of(symbols.imports())
        .forEach(key -> document.add(new StringField(IMPORTED, key, Field.Store.NO)));
    document.add(new Field(DEFINED, new NameTokens(definitions(symbols)), NAMES));
    document.add(new Field(USED, new NameTokens(references(symbols)), NAMES));
  }

  private static List<Token> definitions(FileSymbols symbols) {
    var all = symbols.definitions();
    return IntStream.range(0, all.size())
        .mapToObj(i -> new Token(all.get(i).name(), all.get(i).line(), all.get(i).kind().code(), i))
        .sorted(Comparator.comparingInt(Token::line))
        .toList();
  }

  private static List<Token> references(FileSymbols symbols) {
    return symbols.references().stream()
        .map(r -> new Token(r.name(), r.line(), r.use().code(), r.within()))
        .toList();
  }
}
