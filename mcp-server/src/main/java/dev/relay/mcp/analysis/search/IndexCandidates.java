package dev.relay.mcp.analysis.search;

import dev.relay.mcp.analysis.index.IndexFiles;
import dev.relay.repo.git.Sha;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The files of the index that can hold a match. */
final class IndexCandidates {
  private final IndexSearcher searcher;
  private final Map<String, Target> targets;

  /**
   * @param targets that are looked at, by the key of their branch
   */
  IndexCandidates(IndexFiles.View view, Map<String, Target> targets) {
    this.searcher = new IndexSearcher(view.reader());
    this.searcher.setQueryCache(null);
    this.targets = targets;
  }

  /** How many files were too large to be indexed. */
  int large() throws IOException {
    var found = new int[1];
    each(new TermQuery(new Term(IndexedFile.LARGE, "1")), (leaf, target, doc) -> found[0]++);
    return found[0];
  }

  List<Candidate> find(Need need, PathFilter filter, PathRank rank) throws IOException {
    var found = new ArrayList<Candidate>();
    each(
        TrigramQuery.of(need),
        (leaf, target, doc) -> {
          var path = leaf.path(doc);
          if (filter.test(path)) {
            var score = rank.of(target, path, leaf.worth(doc), leaf.changed(doc));
            found.add(new Candidate(target, path, leaf.blob(doc), Optional.empty(), score));
          }
        });
    return found;
  }

  private interface Visitor {
    void visit(Leaf leaf, Target target, int doc) throws IOException;
  }

  private void each(Query query, Visitor visitor) throws IOException {
    var only = new BooleanQuery.Builder().add(query, Occur.FILTER).build();
    var weight = searcher.createWeight(searcher.rewrite(only), ScoreMode.COMPLETE_NO_SCORES, 1f);
    for (var context : searcher.getIndexReader().leaves()) {
      each(weight, context, visitor);
    }
  }

  private void each(Weight weight, LeafReaderContext context, Visitor visitor) throws IOException {
    var scorer = weight.scorer(context);
    if (scorer == null) {
      return;
    }
    var leaf = new Leaf(context, targets);
    var live = context.reader().getLiveDocs();
    var docs = scorer.iterator();
    for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
      var target = live == null || live.get(doc) ? leaf.target(doc) : null;
      if (target != null) {
        visitor.visit(leaf, target, doc);
      }
    }
  }

  /** The columns of one segment. */
  private static final class Leaf {
    private final SortedDocValues branches;
    private final BinaryDocValues paths;
    private final BinaryDocValues blobs;
    private final NumericDocValues changes;
    private final NumericDocValues worths;
    private final @Nullable Target[] targets;

    Leaf(LeafReaderContext context, Map<String, Target> known) throws IOException {
      var reader = context.reader();
      branches = DocValues.getSorted(reader, IndexedFile.BRANCH);
      paths = DocValues.getBinary(reader, IndexedFile.PATH);
      blobs = DocValues.getBinary(reader, IndexedFile.BLOB);
      changes = DocValues.getNumeric(reader, IndexedFile.CHANGED);
      worths = DocValues.getNumeric(reader, IndexedFile.WORTH);
      targets = new @Nullable Target[branches.getValueCount()];
      for (int i = 0; i < targets.length; i++) {
        targets[i] = known.get(branches.lookupOrd(i).utf8ToString());
      }
    }

    @Nullable Target target(int doc) throws IOException {
      return branches.advanceExact(doc) ? targets[branches.ordValue()] : null;
    }

    String path(int doc) throws IOException {
      return value(paths, doc).utf8ToString();
    }

    Sha blob(int doc) throws IOException {
      var value = value(blobs, doc);
      var to = value.offset + value.length;
      return new Sha(HexFormat.of().formatHex(value.bytes, value.offset, to));
    }

    long changed(int doc) throws IOException {
      return value(changes, doc);
    }

    int worth(int doc) throws IOException {
      return (int) value(worths, doc);
    }

    private static long value(NumericDocValues values, int doc) throws IOException {
      return values.advanceExact(doc) ? values.longValue() : 0;
    }

    private static BytesRef value(BinaryDocValues values, int doc) throws IOException {
      return values.advanceExact(doc) ? Objects.requireNonNull(values.binaryValue()) : EMPTY;
    }

    private static final BytesRef EMPTY = new BytesRef();
  }
}
