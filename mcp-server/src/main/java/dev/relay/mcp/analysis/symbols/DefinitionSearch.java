package dev.relay.mcp.analysis.symbols;

import dev.relay.mcp.analysis.symbols.Occurrences.Occurrence;
import dev.relay.mcp.analysis.symbols.Ranking.Target;
import dev.relay.mcp.analysis.symbols.parse.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Finds definitions in the index as it is at one moment. */
final class DefinitionSearch {
  /** Candidates of which it is looked up what they are in. */
  private static final int LOOKED_UP = 400;

  private final Occurrences occurrences;
  private final StoredSymbols stored;

  DefinitionSearch(Occurrences occurrences, StoredSymbols stored) {
    this.occurrences = occurrences;
    this.stored = stored;
  }

  /**
   * @param kinds empty for all
   */
  Page<Place> find(SymbolPattern pattern, Set<Kind> kinds, int offset, int limit)
      throws IOException {
    var found = named(pattern, kinds);
    if (!pattern.container().isEmpty()) {
      var inside = new ArrayList<Place>();
      for (var target : targets(Page.cut(found, 0, LOOKED_UP))) {
        if (pattern.isAt(target.place())) {
          inside.add(target.place());
        }
      }
      return new Page<>(Page.cut(inside, offset, limit), inside.size());
    }
    var page = targets(Page.cut(found, offset, limit)).stream().map(Target::place).toList();
    return new Page<>(page, found.size());
  }

  /** The first of those with this name. */
  List<Target> targets(String name, int most) throws IOException {
    return targets(Page.cut(named(new SymbolPattern(name, ""), Set.of()), 0, most));
  }

  private List<Occurrence> named(SymbolPattern pattern, Set<Kind> kinds) throws IOException {
    var found = new ArrayList<Occurrence>();
    if (!pattern.isPattern()) {
      found.addAll(occurrences.exactly(SymbolDocument.DEFINED, pattern.name()));
    }
    if (found.isEmpty()) {
      found.addAll(occurrences.like(SymbolDocument.DEFINED, pattern.expression()));
    }
    found.removeIf(each -> !kinds.isEmpty() && !kinds.contains(Kind.of(each.sort())));
    found.sort(
        Comparator.comparingInt((Occurrence each) -> weight(Kind.of(each.sort())))
            .thenComparing(Occurrence.IN_ORDER));
    return found;
  }

  /** Types are asked for more than what is in them. */
  private static int weight(Kind kind) {
    return kind.isType() ? 0 : kind.isCallable() ? 1 : 2;
  }

  private List<Target> targets(List<Occurrence> found) throws IOException {
    var targets = new ArrayList<Target>();
    for (var each : found) {
      var symbols = stored.of(each.leaf(), each.doc());
      var place =
          new Place(
              each.repository(),
              StoredSymbols.path(each.leaf(), each.doc()),
              new Values(each.leaf(), SymbolDocument.LANGUAGE).of(each.doc()),
              symbols.space(),
              symbols.definitions().get(each.index()));
      targets.add(new Target(each.leaf(), each.doc(), place));
    }
    return targets;
  }
}
