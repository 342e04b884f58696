package dev.relay.mcp.analysis.packing;

import dev.relay.mcp.analysis.architecture.CodeGraph;
import dev.relay.mcp.analysis.architecture.Declared;
import dev.relay.mcp.analysis.architecture.SourceFile;
import dev.relay.mcp.analysis.architecture.Sources;
import dev.relay.mcp.analysis.architecture.TestFiles;
import dev.relay.repo.graph.DependencyGraphs;
import dev.relay.repo.workspace.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes {@link CodeMap}s of repositories as they were fetched last. */
public final class Packing {
  /** Letters of a token; source has a few more, so a map stays below what was asked. */
  private static final int LETTERS = 4;

  /** No budget has room for more files. */
  private static final int CANDIDATES = 10_000;

  private static final double CHANGED = 50;
  private static final double NAMED = 20;
  private static final double IN_PATH = 5;
  private static final double MENTIONED = 1;
  private static final double TESTS = 0.3;
  private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}_$]+");

  private final Sources sources;
  private final DependencyGraphs graphs;

  public Packing(Sources sources, DependencyGraphs graphs) {
    this.sources = sources;
    this.graphs = graphs;
  }

  /**
   * The map of a whole workspace as text, for whoever knows nothing of it yet.
   *
   * @param tokens it may have, 100 to 200000
   */
  public String map(Workspace workspace, int tokens) {
    return of(new PackQuery(workspace, workspace.repositories(), "", Map.of(), tokens)).text();
  }

  public CodeMap of(PackQuery query) {
    var read = sources.of(query.repositories());
    var graph = new CodeGraph(read.files(), graphs.of(query.workspace()));
    var ranks = Ranks.of(graph, seeds(query, graph));
    var order =
        IntStream.range(0, ranks.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -ranks[i] * worth(graph, i)))
            .limit(CANDIDATES)
            .map(graph.files()::get)
            .toList();
    var letters = (long) query.tokens() * LETTERS;
    var signed = most(order.size(), n -> new MapText(order, n, n).length() <= letters);
    var shown =
        most(order.size(), n -> n <= signed || new MapText(order, signed, n).length() <= letters);
    var text = new MapText(order, signed, shown).toString();
    var notes = new ArrayList<>(read.notes());
    if (shown < ranks.length) {
      notes.add("%d of %d source files are shown.".formatted(shown, ranks.length));
    }
    return new CodeMap(text, text.length() / LETTERS, shown, ranks.length, notes);
  }

  private static double worth(CodeGraph graph, int file) {
    return TestFiles.isTest(graph.files().get(file).path()) ? TESTS : 1;
  }

  /** The largest number up to {@code end} that fits. */
  private static int most(int end, IntPredicate fits) {
    int least = 0;
    int most = end;
    while (least < most) {
      int middle = (least + most + 1) / 2;
      if (fits.test(middle)) {
        least = middle;
      } else {
        most = middle - 1;
      }
    }
    return least;
  }

  private static double[] seeds(PackQuery query, CodeGraph graph) {
    var words =
        WORDS
            .splitAsStream(query.words())
            .filter(word -> word.length() > 2)
            .limit(50)
            .collect(Collectors.toSet());
    var seeds = new double[graph.files().size()];
    for (int i = 0; i < seeds.length; i++) {
      var file = graph.files().get(i);
      var changed = query.changed().getOrDefault(file.repository().name(), Set.of());
      seeds[i] = (changed.contains(file.path()) ? CHANGED : 0) + weight(file, words);
    }
    return seeds;
  }

  private static double weight(SourceFile file, Set<String> words) {
    var path = file.path().toLowerCase(Locale.ROOT);
    var names =
        file.declared().stream()
            .map(Declared::name)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    double weight = 0;
    for (var word : words) {
      var lower = word.toLowerCase(Locale.ROOT);
      weight += names.contains(lower) ? NAMED : 0;
      weight += path.contains(lower) ? IN_PATH : 0;
      weight += file.mentions(word) ? MENTIONED : 0;
    }
    return weight;
  }
}
