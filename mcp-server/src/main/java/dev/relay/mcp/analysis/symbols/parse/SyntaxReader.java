package dev.relay.mcp.analysis.symbols.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.treesitter.TSException;
import org.treesitter.TSLanguage;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSQueryCursor;
import org.treesitter.TSQueryMatch;

/** Answers questions about the syntax of sources of one language; one thread at a time. */
final class SyntaxReader implements AutoCloseable {
  private static final int MOST = 200;

  /** What is written in another function does not run where it stands. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "method_declaration",
          "constructor_declaration",
          "lambda_expression",
          "class_body",
          "function_declaration",
          "function_expression",
          "function_definition",
          "generator_function_declaration",
          "generator_function",
          "arrow_function",
          "method_definition",
          "lambda",
          "lambda_literal",
          "anonymous_function",
          "func_literal",
          "closure_expression",
          "function_item");

  private final Language language;
  private final TSLanguage grammar;
  private final TSParser parser = new TSParser();
  private final Map<SyntaxQuery, Optional<CompiledQuery>> queries = new HashMap<>();

  SyntaxReader(Language language) {
    this.language = language;
    this.grammar = Grammars.load(language);
    parser.setLanguage(grammar);
  }

  List<SyntaxMatch> read(List<SyntaxQuery> asked, String source) {
    var plain = new PlainText(source).plain();
    var text = language.name().equals("kotlin") ? KotlinText.of(plain) : plain;
    var matches = new ArrayList<SyntaxMatch>();
    try (var tree = parser.parseString(null, text)) {
      for (int number = 0; number < asked.size(); number++) {
        var query = queries.computeIfAbsent(asked.get(number), this::compiled);
        if (query.isPresent()) {
          var inside = asked.get(number).inside();
          matches.addAll(find(number, query.get(), inside, tree.getRootNode(), text, source));
        } else {
          matches.add(SyntaxMatch.refused(number));
        }
      }
    }
    return matches;
  }

  private Optional<CompiledQuery> compiled(SyntaxQuery question) {
    try {
      return Optional.of(new CompiledQuery(grammar, question));
    } catch (TSException e) {
      return Optional.empty();
    }
  }

  private static List<SyntaxMatch> find(
      int number,
      CompiledQuery query,
      List<String> inside,
      TSNode root,
      String text,
      String source) {
    var found = new ArrayList<SyntaxMatch>();
    try (var cursor = new TSQueryCursor()) {
      cursor.exec(query.query(), root, text);
      var match = new TSQueryMatch();
      while (found.size() < MOST && cursor.nextMatch(match)) {
        var place = query.place(match);
        if (place != null) {
          meant(number, query, place, query.part(match, place), inside, source)
              .ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /** Its text first: what is around a node is sought from the root, again for each. */
  private static Optional<SyntaxMatch> meant(
      int number,
      CompiledQuery query,
      TSNode place,
      TSNode part,
      List<String> inside,
      String source) {
    return query.isMeant(source, part) && isInside(place, inside)
        ? Optional.of(
            new SyntaxMatch(
                number,
                place.getStartByte(),
                place.getEndByte(),
                part.getStartByte(),
                part.getEndByte()))
        : Optional.empty();
  }

  private static boolean isInside(TSNode place, List<String> types) {
    if (types.isEmpty()) {
      return true;
    }
    for (var around = place.getParent(); !around.isNull(); around = around.getParent()) {
      if (types.contains(around.getType())) {
        return true;
      }
      if (FUNCTIONS.contains(around.getType())) {
        return false;
      }
    }
    return false;
  }

  @Override
  public void close() {
    queries.values().forEach(query -> query.ifPresent(CompiledQuery::close));
    parser.close();
    grammar.close();
  }
}
