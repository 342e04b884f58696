package dev.relay.mcp.analysis.symbols;

import dev.relay.mcp.analysis.symbols.Occurrences.Occurrence;
import dev.relay.mcp.analysis.symbols.Ranking.Target;
import dev.relay.mcp.analysis.symbols.parse.Use;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/** Finds where a name is used in the index as it is at one moment, the surest places first. */
final class ReferenceSearch {
  /** Definitions of one name that its uses are compared with. */
  private static final int TARGETS = 50;

  private static final double ANOTHER = 0.4;
  private static final double UNKNOWN = 0.4;

  private final Occurrences occurrences;
  private final StoredSymbols stored;
  private final DefinitionSearch definitions;
  private final List<String> repositories;

  /**
   * @param repositories names
   */
  ReferenceSearch(
      Occurrences occurrences,
      StoredSymbols stored,
      DefinitionSearch definitions,
      List<String> repositories) {
    this.occurrences = occurrences;
    this.stored = stored;
    this.definitions = definitions;
    this.repositories = repositories;
  }

  /**
   * @param isMeant by their indexes, which repositories' definitions are asked about
   * @param isLooked by their indexes, where uses are looked for
   * @param uses empty for all
   */
  record Question(
      SymbolPattern symbol,
      IntPredicate isMeant,
      IntPredicate isLooked,
      Set<Use> uses,
      Ranking.Dependencies dependencies) {}

  private record Judged(Occurrence occurrence, double confidence, String reason) {}

  Page<Used> references(Question question, int offset, int limit) throws IOException {
    var all = judged(question);
    var page = new ArrayList<Used>();
    for (var each : Page.cut(all, offset, limit)) {
      page.add(used(each));
    }
    return new Page<>(page, all.size());
  }

  /** By the definition in which it is used. */
  Page<Calling> callers(Question question, int offset, int limit) throws IOException {
    var around = new LinkedHashMap<String, List<Judged>>();
    for (var each : judged(question)) {
      var at = each.occurrence();
      var key = at.leaf().docBase + at.doc() + " " + at.index();
      around.computeIfAbsent(key, _ -> new ArrayList<>()).add(each);
    }
    var page = new ArrayList<Calling>();
    for (var calls : Page.cut(List.copyOf(around.values()), offset, limit)) {
      page.add(calling(calls));
    }
    return new Page<>(page, around.size());
  }

  private List<Judged> judged(Question question) throws IOException {
    var name = question.symbol().name();
    var meant = new ArrayList<Target>();
    var others = new ArrayList<Target>();
    for (var target : definitions.targets(name, TARGETS)) {
      var place = target.place();
      var is = question.isMeant().test(place.repository()) && question.symbol().isAt(place);
      (is ? meant : others).add(target);
    }
    var ranking = new Ranking(meant, question.dependencies());
    var rival = Optional.of(new Ranking(others, question.dependencies()));
    var judged = new ArrayList<Judged>();
    for (var each : occurrences.exactly(SymbolDocument.USED, name)) {
      if (question.isLooked().test(each.repository())
          && (question.uses().isEmpty() || question.uses().contains(Use.of(each.sort())))) {
        judged.add(
            meant.isEmpty()
                ? new Judged(each, UNKNOWN, "not defined in these repositories")
                : judge(each, ranking, others.isEmpty() ? Optional.empty() : rival));
      }
    }
    judged.sort(
        Comparator.comparingDouble((Judged j) -> -j.confidence())
            .thenComparing(Judged::occurrence, Occurrence.IN_ORDER));
    return judged;
  }

  private static Judged judge(Occurrence each, Ranking ranking, Optional<Ranking> rival)
      throws IOException {
    var reason = ranking.reason(each);
    if (rival.isPresent() && rival.get().reason(each).confidence() > reason.confidence()) {
      return new Judged(each, reason.confidence() * ANOTHER, "rather another one of this name");
    }
    return new Judged(each, reason.confidence(), reason.words());
  }

  private Used used(Judged judged) throws IOException {
    var each = judged.occurrence();
    var symbols = stored.of(each.leaf(), each.doc());
    return new Used(
        repositories.get(each.repository()),
        StoredSymbols.path(each.leaf(), each.doc()),
        each.line(),
        each.name(),
        Use.of(each.sort()).word(),
        each.index() < 0 ? "" : symbols.definitions().get(each.index()).qualified(),
        rounded(judged.confidence()),
        judged.reason());
  }

  private Calling calling(List<Judged> calls) throws IOException {
    var first = calls.getFirst().occurrence();
    var path = StoredSymbols.path(first.leaf(), first.doc());
    var lines = calls.stream().map(call -> call.occurrence().line()).sorted().distinct().toList();
    var symbols = stored.of(first.leaf(), first.doc());
    var inside = first.index() < 0 ? null : symbols.definitions().get(first.index());
    return new Calling(
        repositories.get(first.repository()),
        path,
        inside == null ? path : inside.qualified(),
        inside == null ? lines.getFirst() : inside.line(),
        lines,
        rounded(calls.getFirst().confidence()));
  }

  private static double rounded(double confidence) {
    return Math.round(confidence * 100) / 100.0;
  }
}
