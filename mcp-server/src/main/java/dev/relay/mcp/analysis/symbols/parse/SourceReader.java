package dev.relay.mcp.analysis.symbols.parse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
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
  private final TSLanguage grammar;
  private final TSParser parser = new TSParser();
  private final TSQuery query;
  private final Capture[] captures;

  SourceReader(Language language) {
    try {
      grammar =
          Class.forName(language.grammar())
              .asSubclass(TSLanguage.class)
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no grammar for " + language.name(), e);
    }
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
    try (var tree = parser.parseString(null, text.plain());
        var cursor = new TSQueryCursor()) {
      cursor.exec(query, tree.getRootNode());
      var match = new TSQueryMatch();
      while (cursor.nextMatch(match)) {
        take(match.getPatternIndex(), match.getCaptures(), text, findings);
      }
    }
    return findings.symbols();
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
    if (name != null && whole != null) {
      findings.define(span(rank, kind, name, container, whole, text));
    }
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
        text(text, name).replaceFirst("^:", ""),
        container.replaceAll("[<\\[(].*", "").replaceAll("::|->", ".").strip(),
        whole.getStartByte(),
        whole.getEndByte(),
        name.getStartByte(),
        name.getEndByte());
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
