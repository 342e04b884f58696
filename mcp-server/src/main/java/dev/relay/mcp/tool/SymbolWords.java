package dev.relay.mcp.tool;

import dev.relay.mcp.analysis.symbols.Calling;
import dev.relay.mcp.analysis.symbols.Defined;
import dev.relay.mcp.analysis.symbols.Found;
import dev.relay.mcp.analysis.symbols.Used;
import dev.relay.repo.speech.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

/** What is said about symbols that were found. */
final class SymbolWords {
  private static final int SAID = 3;

  private SymbolWords() {}

  static String definitions(String name, Found<Defined> found) {
    if (found.hits().isEmpty()) {
      return noted("'" + name + "' is defined nowhere.", found);
    }
    var said =
        found.hits().stream()
            .limit(SAID)
            .map(hit ->
                "%s %s in %s at %s, line %d"
                    .formatted(hit.kind(), hit.name(), hit.repository(), hit.path(), hit.line()))
            .toList();
    var all = Words.capital(String.join("; ", said));
    var more = found.total() - said.size();
    return noted(more > 0 ? all + "; and " + more + " more." : all + ".", found);
  }

  static String references(String name, Found<Used> found) {
    return found.hits().isEmpty()
        ? noted("'" + name + "' is used nowhere.", found)
        : noted(
            "'%s' is used in %s, in %s."
                .formatted(
                    name,
                    Words.count(found.total(), "place", "places"),
                    repositories(found.hits(), Used::repository)),
            found);
  }

  static String callers(String name, Found<Calling> found) {
    if (found.hits().isEmpty()) {
      return noted("Nobody calls '" + name + "'.", found);
    }
    var names = found.hits().stream().limit(SAID).map(Calling::name).toList();
    return noted(
        "'%s' is called in %s, in %s; first in %s."
            .formatted(
                name,
                Words.count(found.total(), "place", "places"),
                repositories(found.hits(), Calling::repository),
                Words.and(names)),
        found);
  }

  static String outline(String path, Found<Defined> found) {
    return found.total() == 0
        ? path + " defines nothing that is known here."
        : "%s defines %s.".formatted(path, Words.count(found.total(), "symbol", "symbols"));
  }

  private static <T> String repositories(List<T> hits, Function<T, String> repository) {
    return Words.few(List.copyOf(new LinkedHashSet<>(hits.stream().map(repository).toList())));
  }

  private static String noted(String sentence, Found<?> found) {
    return found.notes().isEmpty() ? sentence : sentence + " " + String.join(" ", found.notes());
  }
}
