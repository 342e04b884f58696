package dev.relay.mcp.analysis.search;

import java.util.LinkedHashSet;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Turns what a line must hold into what the index must have of its file. */
final class TrigramQuery {
  private static final int MAX_TRIGRAMS = 48;

  private TrigramQuery() {}

  static Query of(Need need) {
    return switch (need) {
      case Need.Anything anything -> MatchAllDocsQuery.INSTANCE;
      case Need.Text text -> text(text.bytes());
      case Need.All all -> combined(all.needs(), Occur.FILTER);
      case Need.Any any -> combined(any.needs(), Occur.SHOULD);
    };
  }

  private static Query combined(List<Need> needs, Occur how) {
    var query = new BooleanQuery.Builder();
    needs.forEach(need -> query.add(of(need), how));
    return query.build();
  }

  private static Query text(byte[] folded) {
    return switch (folded.length) {
      case 0, 1 -> MatchAllDocsQuery.INSTANCE;
      case 2 -> new PrefixQuery(new Term(IndexedFile.TRIGRAM, new BytesRef(folded)));
      default -> trigrams(folded);
    };
  }

  /** Of a long text some are enough; every byte of it is compared later anyway. */
  private static Query trigrams(byte[] folded) {
    var step = Math.max(1, (folded.length - 2) / MAX_TRIGRAMS);
    var terms = new LinkedHashSet<BytesRef>();
    for (int i = 0; i + 3 <= folded.length; i += step) {
      terms.add(new BytesRef(new byte[] {folded[i], folded[i + 1], folded[i + 2]}));
    }
    var query = new BooleanQuery.Builder();
    terms.forEach(t -> query.add(new TermQuery(new Term(IndexedFile.TRIGRAM, t)), Occur.FILTER));
    return query.build();
  }
}
