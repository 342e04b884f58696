package dev.relay.mcp.analysis.architecture;

import dev.relay.repo.graph.DependencyGraph;
import dev.relay.repo.workspace.RepositoryId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which file uses what which other file defines. By name: what many files define counts for little,
 * and repositories that do not depend on each other hardly ever use each other's names.
 */
public final class CodeGraph {
  private static final int AMBIGUOUS = 6;
  private static final double STRANGERS = 0.05;

  private final List<SourceFile> files;
  private final Map<Integer, int[]> definers = new HashMap<>();
  private final Map<RepositoryId, Set<RepositoryId>> uses = new HashMap<>();
  private final List<List<Edge>> edges = new ArrayList<>();
  private final int[] fanIn;

  /**
   * @param to index of the file that defines what is used
   * @param name that is used; of several the first
   * @param names how many are used
   */
  public record Edge(int to, String name, int names, double weight) {}

  public CodeGraph(List<SourceFile> files, DependencyGraph dependencies) {
    this.files = files;
    this.fanIn = new int[files.size()];
    for (int i = 0; i < files.size(); i++) {
      define(i);
    }
    files.stream()
        .map(SourceFile::repository)
        .distinct()
        .forEach(each -> uses.put(each, new HashSet<>(dependencies.dependencies(each))));
    for (int i = 0; i < files.size(); i++) {
      edges.add(List.copyOf(edges(i).values()));
    }
  }

  public List<SourceFile> files() {
    return files;
  }

  public List<Edge> from(int file) {
    return edges.get(file);
  }

  /** How many other files use what the file defines. */
  public int fanIn(int file) {
    return fanIn[file];
  }

  private void define(int file) {
    for (var each : files.get(file).declared()) {
      if (each.name().length() > 2) {
        definers.merge(each.name().hashCode(), new int[] {file}, CodeGraph::joined);
      }
    }
  }

  private static int[] joined(int[] some, int[] one) {
    if (some.length > AMBIGUOUS || some[some.length - 1] == one[0]) {
      return some;
    }
    var all = Arrays.copyOf(some, some.length + 1);
    all[some.length] = one[0];
    return all;
  }

  private Map<Integer, Edge> edges(int from) {
    var file = files.get(from);
    var found = new HashMap<Integer, Edge>();
    for (var word : file.words()) {
      var targets = definers.get(word);
      if (targets != null && targets.length <= AMBIGUOUS && !defines(targets, from)) {
        for (var to : targets) {
          use(file, to, word, 1.0 / targets.length, found);
        }
      }
    }
    found.keySet().forEach(to -> fanIn[to]++);
    return found;
  }

  private void use(SourceFile file, int to, int word, double share, Map<Integer, Edge> found) {
    var target = files.get(to);
    if (!SourceOutline.family(file.path()).equals(SourceOutline.family(target.path()))) {
      return;
    }
    var weight = share * nearness(file, target);
    if (weight >= STRANGERS) {
      found.merge(
          to,
          new Edge(to, name(target, word), 1, weight),
          (one, two) -> new Edge(to, one.name(), one.names() + 1, one.weight() + two.weight()));
    }
  }

  private static boolean defines(int[] targets, int file) {
    return Arrays.stream(targets).anyMatch(target -> target == file);
  }

  private double nearness(SourceFile from, SourceFile to) {
    if (from.repository().equals(to.repository())) {
      return 1;
    }
    return uses.getOrDefault(from.repository(), Set.of()).contains(to.repository())
        ? 1
        : STRANGERS / 2;
  }

  private static String name(SourceFile file, int word) {
    return file.declared().stream()
        .map(Declared::name)
        .filter(name -> name.hashCode() == word)
        .findFirst()
        .orElse("");
  }
}
