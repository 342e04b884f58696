package dev.relay.mcp.analysis.search;

import dev.relay.mcp.analysis.index.Branch;
import dev.relay.repo.git.TreeFile;
import java.util.HexFormat;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/** What the index keeps of a file: its trigrams, where it lies and which bytes it has. */
final class IndexedFile {
  static final String TRIGRAM = "t";
  static final String BRANCH = "r";
  static final String PLACE = "f";
  static final String PATH = "p";
  static final String BLOB = "b";
  static final String CHANGED = "c";
  static final String WORTH = "w";
  static final String LARGE = "x";

  private static final FieldType TOKENS = tokens();

  private IndexedFile() {}

  private static FieldType tokens() {
    var type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS);
    type.setOmitNorms(true);
    type.setTokenized(true);
    type.freeze();
    return type;
  }

  /** By which it is replaced. */
  static Term place(Branch branch, String path) {
    return new Term(PLACE, branch.key() + "\0" + path);
  }

  /** By which all of them are. */
  static Term branch(String key) {
    return new Term(BRANCH, key);
  }

  /**
   * @param changed when its bytes came, in seconds since 1970; 0 when that is not known
   */
  static Document text(Branch branch, TreeFile file, long changed, Trigrams trigrams) {
    var document = at(branch, file, changed);
    document.add(new Field(TRIGRAM, trigrams, TOKENS));
    return document;
  }

  /** One that is never searched, so that it can be told. */
  static Document large(Branch branch, TreeFile file) {
    var document = at(branch, file, 0);
    document.add(new StringField(LARGE, "1", Field.Store.NO));
    return document;
  }

  private static Document at(Branch branch, TreeFile file, long changed) {
    var document = new Document();
    document.add(new StringField(PLACE, place(branch, file.path()).text(), Field.Store.NO));
    document.add(new StringField(BRANCH, branch.key(), Field.Store.NO));
    document.add(new SortedDocValuesField(BRANCH, new BytesRef(branch.key())));
    document.add(new BinaryDocValuesField(PATH, new BytesRef(file.path())));
    var blob = HexFormat.of().parseHex(file.id().hex());
    document.add(new BinaryDocValuesField(BLOB, new BytesRef(blob)));
    document.add(new NumericDocValuesField(CHANGED, changed));
    document.add(new NumericDocValuesField(WORTH, PathRank.worth(file.path())));
    return document;
  }
}
