package dev.relay.mcp.analysis.symbols;

import dev.relay.mcp.analysis.symbols.Occurrences.Occurrence;
import dev.relay.mcp.analysis.symbols.parse.Use;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** How sure it is that a name in a file means one of some definitions. */
final class Ranking {
  /** Confidence and why; the order of the constants is the order in which they are tried. */
  enum Reason {
    SAME_FILE(0.97, "defined in the same file"),
    IMPORTS_IT(0.95, "imports it"),
    SAME_PACKAGE(0.88, "same package"),
    IMPORTS_ITS_MODULE(0.85, "imports its module"),
    SAME_REPOSITORY(0.7, "same repository"),
    DEPENDS_ON_IT(0.6, "its repository depends on the one that defines it"),
    SAME_LANGUAGE(0.35, "same name and language"),
    SAME_NAME(0.2, "same name");

    private final double confidence;
    private final String words;

    Reason(double confidence, String words) {
      this.confidence = confidence;
      this.words = words;
    }

    double confidence() {
      return confidence;
    }

    String words() {
      return words;
    }
  }

  private final List<Target> targets;
  private final Dependencies dependencies;
  private final Map<LeafReaderContext, Looked> looked = new HashMap<>();
  private final Set<String> exact = new HashSet<>();
  private final Set<String> around = new HashSet<>();
  private final Set<String> spaces = new HashSet<>();
  private final Set<String> families = new HashSet<>();
  private final Set<Integer> repositories = new HashSet<>();

  /** Whether one repository depends on another, by their indexes among those asked for. */
  interface Dependencies {
    boolean has(int from, int to);
  }

  /**
   * @param leaf where the definition lies in the index
   */
  record Target(LeafReaderContext leaf, int doc, Place place) {}

  Ranking(List<Target> targets, Dependencies dependencies) {
    this.targets = targets;
    this.dependencies = dependencies;
    for (var target : targets) {
      var place = target.place();
      exact.addAll(ImportKeys.exact(place.space(), place.definition()));
      around.addAll(ImportKeys.around(place.space(), place.path(), place.definition()));
      if (!place.space().isEmpty()) {
        spaces.add(family(place.language()) + place.space());
      }
      families.add(family(place.language()));
      repositories.add(place.repository());
    }
    around.removeAll(exact);
  }

  /** What was found out about a part of the index. */
  private record Looked(
      FixedBitSet files, FixedBitSet exact, FixedBitSet around, Values spaces, Values languages) {}

  Reason reason(Occurrence occurrence) throws IOException {
    var leaf = occurrence.leaf();
    var known = looked.get(leaf);
    if (known == null) {
      known = look(leaf);
      looked.put(leaf, known);
    }
    var doc = occurrence.doc();
    var family = family(known.languages().of(doc));
    if (known.files().get(doc)) {
      return Reason.SAME_FILE;
    }
    if (known.exact().get(doc) || Use.of(occurrence.sort()) == Use.IMPORT) {
      return families.contains(family) ? Reason.IMPORTS_IT : Reason.SAME_NAME;
    }
    var space = known.spaces().of(doc);
    if (!space.isEmpty() && spaces.contains(family + space)) {
      return Reason.SAME_PACKAGE;
    }
    if (known.around().get(doc) && families.contains(family)) {
      return Reason.IMPORTS_ITS_MODULE;
    }
    return further(occurrence.repository(), family);
  }

  private Reason further(int repository, String family) {
    if (!families.contains(family)) {
      return Reason.SAME_NAME;
    }
    if (repositories.contains(repository)) {
      return Reason.SAME_REPOSITORY;
    }
    return repositories.stream().anyMatch(to -> dependencies.has(repository, to))
        ? Reason.DEPENDS_ON_IT
        : Reason.SAME_LANGUAGE;
  }

  private Looked look(LeafReaderContext leaf) throws IOException {
    var files = new FixedBitSet(leaf.reader().maxDoc());
    for (var target : targets) {
      if (target.leaf() == leaf) {
        files.set(target.doc());
      }
    }
    return new Looked(
        files,
        importing(leaf, exact),
        importing(leaf, around),
        new Values(leaf, SymbolDocument.SPACE),
        new Values(leaf, SymbolDocument.LANGUAGE));
  }

  private static FixedBitSet importing(LeafReaderContext leaf, Set<String> keys)
      throws IOException {
    var docs = new FixedBitSet(leaf.reader().maxDoc());
    @Nullable PostingsEnum postings;
    for (var key : keys) {
      postings = leaf.reader().postings(new Term(SymbolDocument.IMPORTED, key), PostingsEnum.NONE);
      if (postings != null) {
        for (int d = postings.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; ) {
          docs.set(d);
          d = postings.nextDoc();
        }
      }
    }
    return docs;
  }

  /** Languages that use each other's symbols. */
  static String family(String language) {
    return switch (language) {
      case "java", "kotlin" -> "jvm";
      case "typescript", "tsx", "javascript" -> "js";
      case "c", "cpp" -> "c";
      default -> language;
    };
  }
}
