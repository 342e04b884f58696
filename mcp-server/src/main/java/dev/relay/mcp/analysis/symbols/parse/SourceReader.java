package dev.relay.mcp.analysis.symbols.parse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSLanguage;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSQuery;
import org.treesitter.TSQueryCapture;
import org.treesitter.TSQueryCursor;
import org.treesitter.TSQueryMatch;

/**
 * Reads sources of one language; one thread at a time. What the captures of its query mean is said
 * in {@link Capture}.
 */
final class SourceReader implements AutoCloseable {
  private static final Pattern CONVERSION = Pattern.compile("(operator\\s+\\w[^(]*)\\(");

  private final Language language;
  private final TSLanguage grammar;
  private final TSParser parser = new TSParser();
  private final TSQuery query;
  private final Capture[] captures;

  SourceReader(Language language) {
    this.language = language;
    grammar = Grammars.load(language);
    parser.setLanguage(grammar);
    query = new TSQuery(grammar, queries(language));
    captures = new Capture[query.getCaptureCount()];
    for (int i = 0; i < captures.length; i++) {
      captures[i] = Capture.of(query.getCaptureNameForId(i));
    }
  }

  private static String queries(Language language) {
    var text = new StringBuilder();
    for (var name : language.queries()) {
      try (var in = SourceReader.class.getResourceAsStream(name + ".scm")) {
        var bytes = Objects.requireNonNull(in, name + ".scm is missing").readAllBytes();
        text.append(new String(bytes, StandardCharsets.UTF_8)).append('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return text.toString();
  }

  FileSymbols read(String source) {
    var text = new PlainText(source);
    var findings = new Findings(text);
    try (var tree = parser.parseString(null, grammatical(text, findings));
        var cursor = new TSQueryCursor()) {
      cursor.exec(query, tree.getRootNode());
      var match = new TSQueryMatch();
      while (cursor.nextMatch(match)) {
        take(match.getPatternIndex(), match.getCaptures(), text, findings);
      }
    }
    return findings.symbols();
  }

  /** The source as the grammar can read it. */
  private String grammatical(PlainText text, Findings findings) {
    if (language.name().equals("kotlin")) {
      return KotlinText.of(text.plain());
    }
    if (!language.macros()) {
      return text.plain();
    }
    var macros = Macros.in(text.plain());
    for (var macro : macros.defined()) {
      var name = text.text(macro.nameStart(), macro.nameEnd());
      findings.define(
          new Span(
              Integer.MAX_VALUE,
              Kind.MACRO,
              name,
              "",
              macro.start(),
              macro.end(),
              macro.nameStart(),
              macro.nameEnd()));
    }
    for (var macro : macros.used()) {
      var name = text.text(macro.nameStart(), macro.nameEnd());
      findings.mention(Use.NAME, name, macro.nameStart());
    }
    return macros.without(text.plain());
  }

  private void take(int rank, TSQueryCapture[] found, PlainText text, Findings findings) {
    TSNode name = null;
    TSNode whole = null;
    Kind kind = null;
    var container = "";
    for (var each : found) {
      var capture = captures[each.getIndex()];
      var node = each.getNode();
      switch (capture.role()) {
        case KEYWORD -> {
          if (!text(text, node).equals(capture.word())) {
            return;
          }
        }
        case DEFINITION, SCOPE -> {
          whole = node;
          kind = capture.kind();
        }
        case NAME -> name = node;
        case CONTAINER -> container = text(text, node);
        case REFERENCE -> findings.mention(capture.use(), text(text, node), node.getStartByte());
        case UPPER -> capital(text(text, node), node, findings);
        case IMPORT -> findings.importOf(text(text, node));
        case SPACE -> findings.space(text(text, node));
      }
    }
    if (name != null && whole != null && !isInBlock(whole)) {
      findings.define(span(rank, kind, name, container, whole, text));
    }
  }

  /** What C declares in braces is local, also where a macro hides the function that it is in. */
  private static boolean isInBlock(TSNode whole) {
    return whole.getType().equals("declaration")
        && whole.getParent().getType().equals("compound_statement");
  }

  private static void capital(String name, TSNode node, Findings findings) {
    if (!name.isEmpty() && Character.isUpperCase(name.charAt(0))) {
      findings.mention(Use.NAME, name, node.getStartByte());
    }
  }

  private static Span span(
      int rank, @Nullable Kind kind, TSNode name, String container, TSNode whole, PlainText text) {
    return new Span(
        rank,
        kind,
        name(text(text, name)),
        container.replaceAll("[<\\[(].*", "").replaceAll("::|->", ".").strip(),
        whole.getStartByte(),
        whole.getEndByte(),
        name.getStartByte(),
        name.getEndByte());
  }

  /** Without the colon of symbols, quotes, and what follows the type that is converted to. */
  private static String name(String text) {
    var conversion = CONVERSION.matcher(text);
    return conversion.lookingAt()
        ? conversion.group(1).strip()
        : text.replaceFirst("^:", "").replaceAll("^`|`$", "");
  }

  private static String text(PlainText text, TSNode node) {
    return text.text(node.getStartByte(), node.getEndByte());
  }

  @Override
  public void close() {
    query.close();
    parser.close();
    grammar.close();
  }
}
