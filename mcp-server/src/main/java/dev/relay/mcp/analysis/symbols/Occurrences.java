package dev.relay.mcp.analysis.symbols;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.RegExp;

/** Where names stand, read from the index without reading the files' symbols. */
final class Occurrences {
  /** Beyond these nobody reads on, and the answer says that there are more. */
  private static final int MOST = 20_000;

  private static final int MOST_NAMES = 2_000;

  /**
   * @param leaf part of the index, for whatever else is looked up
   * @param doc within the leaf
   * @param repository index among those that were asked for
   * @param sort code of a kind or use
   * @param index of a definition: itself, or around a reference; -1 for none
   */
  record Occurrence(
      LeafReaderContext leaf, int doc, int repository, String name, int line, int sort, int index) {
    static final Comparator<Occurrence> IN_ORDER =
        Comparator.comparingInt(Occurrence::repository)
            .thenComparingInt(each -> each.leaf().docBase + each.doc())
            .thenComparingInt(Occurrence::line);
  }

  private final IndexReader reader;
  private final List<String> branches;

  /**
   * @param branches keys, in the order of the repositories
   */
  Occurrences(IndexReader reader, List<String> branches) {
    this.reader = reader;
    this.branches = branches;
  }

  List<Occurrence> exactly(String field, String name) throws IOException {
    var found = new ArrayList<Occurrence>();
    for (var leaf : reader.leaves()) {
      var terms = leaf.reader().terms(field);
      if (terms != null) {
        var each = terms.iterator();
        if (each.seekExact(new BytesRef(name))) {
          var postings = each.postings(null, PostingsEnum.PAYLOADS);
          collect(leaf, postings, name, found);
        }
      }
    }
    return found;
  }

  /** Names like it, in upper or lower case. */
  List<Occurrence> like(String field, String expression) throws IOException {
    var regex = new RegExp(expression, RegExp.NONE, RegExp.CASE_INSENSITIVE);
    var automaton = new CompiledAutomaton(Operations.determinize(regex.toAutomaton(), 10_000));
    var found = new ArrayList<Occurrence>();
    for (var leaf : reader.leaves()) {
      var terms = leaf.reader().terms(field);
      if (terms != null) {
        like(leaf, terms, automaton, found);
      }
    }
    return found;
  }

  private void like(
      LeafReaderContext leaf, Terms terms, CompiledAutomaton automaton, List<Occurrence> found)
      throws IOException {
    var each = automaton.getTermsEnum(terms);
    int names = 0;
    for (var term = each.next();
        term != null && names < MOST_NAMES && found.size() < MOST;
        term = each.next()) {
      names++;
      collect(leaf, each.postings(null, PostingsEnum.PAYLOADS), term.utf8ToString(), found);
    }
  }

  private void collect(
      LeafReaderContext leaf, PostingsEnum postings, String name, List<Occurrence> found)
      throws IOException {
    var live = leaf.reader().getLiveDocs();
    var values = leaf.reader().getSortedDocValues(SymbolDocument.BRANCH);
    var known = new int[values.getValueCount()];
    for (int i = 0; i < known.length; i++) {
      known[i] = branches.indexOf(values.lookupOrd(i).utf8ToString());
    }
    for (int doc = postings.nextDoc();
        doc != DocIdSetIterator.NO_MORE_DOCS && found.size() < MOST;
        doc = postings.nextDoc()) {
      if ((live == null || live.get(doc)) && values.advanceExact(doc)) {
        var repository = known[values.ordValue()];
        for (int i = 0; repository >= 0 && i < postings.freq(); i++) {
          var line = postings.nextPosition();
          var payload = postings.getPayload();
          found.add(
              new Occurrence(
                  leaf,
                  doc,
                  repository,
                  name,
                  line,
                  NameTokens.sort(payload),
                  NameTokens.index(payload)));
        }
      }
    }
  }

  static byte[] copy(BytesRef bytes) {
    return BytesRef.deepCopyOf(bytes).bytes;
  }
}
