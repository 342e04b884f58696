package dev.relay.mcp.analysis.symbols;

import dev.relay.mcp.analysis.symbols.SymbolViews.Opened;
import java.io.IOException;

/** The searches over one view of the index. */
final class Searches {
  private final DefinitionSearch definitions;
  private final ReferenceSearch references;

  Searches(Opened opened, SymbolViews views) throws IOException {
    var reader = opened.view().orElseThrow().reader();
    var occurrences = new Occurrences(reader, opened.branches(views));
    var stored = new StoredSymbols(reader);
    definitions = new DefinitionSearch(occurrences, stored);
    var names = opened.read().stream().map(repository -> repository.id().name()).toList();
    references = new ReferenceSearch(occurrences, stored, definitions, names);
  }

  DefinitionSearch definitions() {
    return definitions;
  }

  ReferenceSearch references() {
    return references;
  }
}
