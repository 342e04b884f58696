package dev.relay.mcp.analysis.symbols.parse;

import java.util.List;

/**
 * What one file defines and uses.
 *
 * @param space package, namespace or module that the file says it is in; empty when it says none
 * @param imports as they stand, without quotes
 * @param definitions by their place in the file
 * @param references by line
 */
public record FileSymbols(
    String space, List<String> imports, List<Definition> definitions, List<Reference> references) {
  public static final FileSymbols NONE = new FileSymbols("", List.of(), List.of(), List.of());

  public FileSymbols {
    imports = List.copyOf(imports);
    definitions = List.copyOf(definitions);
    references = List.copyOf(references);
  }
}
