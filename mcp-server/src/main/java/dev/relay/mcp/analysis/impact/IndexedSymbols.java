package dev.relay.mcp.analysis.impact;

import dev.relay.mcp.analysis.Heads;
import dev.relay.mcp.analysis.symbols.Defined;
import dev.relay.mcp.analysis.symbols.SymbolPattern;
import dev.relay.mcp.analysis.symbols.SymbolQuery;
import dev.relay.mcp.analysis.symbols.Symbols;
import dev.relay.mcp.analysis.symbols.Used;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Symbols as grammars read them; where that is not done yet, by their names in the text. */
public final class IndexedSymbols implements SymbolSource {
  private static final int DEFINITIONS = 100;
  private static final String READS_LIKE_IT = "text";

  private final Symbols symbols;
  private final Heads heads;
  private final SymbolSource text;

  public IndexedSymbols(Symbols symbols, Heads heads, SymbolSource text) {
    this.symbols = symbols;
    this.heads = heads;
    this.text = text;
  }

  @Override
  public Uses uses(Workspace workspace, String name, Optional<RepositoryId> definedIn, int limit) {
    var all = workspace.repositories();
    var pattern = new SymbolPattern(name, "");
    if (pattern.isPattern()) {
      return text.uses(workspace, name, definedIn, limit);
    }
    var definitions = symbols.definitions(all, pattern, Set.of(), 0, DEFINITIONS);
    var query = new SymbolQuery(workspace, all, pattern, definedIn.orElse(null), false, 0, limit);
    var found = symbols.references(query);
    var defined =
        definitions.hits().stream()
            .filter(each -> definedIn.isEmpty() || definedIn.get().name().equals(each.repository()))
            .map(IndexedSymbols::definition)
            .toList();
    var used = found.hits().stream().filter(each -> !each.use().equals(READS_LIKE_IT)).toList();
    var uses =
        new Uses(
            defined,
            used.stream().map(IndexedSymbols::reference).toList(),
            found.next() >= 0,
            found.notes());
    var isRead = found.notes().isEmpty() && used.size() == found.hits().size();
    return isRead && !(used.isEmpty() && defined.isEmpty())
        ? uses
        : both(uses, text.uses(workspace, name, definedIn, limit));
  }

  /** What grammars know, and what the text has beyond that. */
  private static Uses both(Uses known, Uses text) {
    var places = new HashSet<Consumer.Place>();
    known.definitions().forEach(d -> places.add(place(d)));
    known.references().forEach(r -> places.add(r.place()));
    var definitions = new ArrayList<>(known.definitions());
    text.definitions().stream().filter(d -> places.add(place(d))).forEach(definitions::add);
    var references = new ArrayList<>(known.references());
    text.references().stream().filter(r -> places.add(r.place())).forEach(references::add);
    return new Uses(definitions, references, known.truncated() || text.truncated(), known.notes());
  }

  private static Consumer.Place place(Definition definition) {
    return new Consumer.Place(definition.repository(), definition.path(), definition.line());
  }

  private static Definition definition(Defined each) {
    return new Definition(
        each.repository(), each.path(), each.line(), each.kind(), each.name(), each.signature());
  }

  private static Reference reference(Used each) {
    var use =
        switch (each.use()) {
          case "import" -> Use.IMPORTS;
          case "call" -> Use.CALLS;
          default -> Use.NAMES;
        };
    return new Reference(
        each.repository(), each.path(), each.line(), use, each.confidence(), each.reason());
  }

  @Override
  public List<Definition> outline(Repository repository, String path) {
    var known = symbols.outline(repository, heads.of(repository), path);
    return known.isEmpty()
        ? text.outline(repository, path)
        : known.stream().map(IndexedSymbols::definition).toList();
  }
}
