package dev.relay.mcp.analysis.symbols.parse;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSLanguage;
import org.treesitter.TSNode;
import org.treesitter.TSQuery;
import org.treesitter.TSQueryMatch;

/** A query as one grammar knows it; what its captures are called is asked of native code once. */
final class CompiledQuery implements AutoCloseable {
  private final TSQuery query;
  private final Pattern text;
  private final int found;
  private final int part;

  /** Throws {@link org.treesitter.TSException} when the grammar refuses it. */
  CompiledQuery(TSLanguage grammar, SyntaxQuery question) {
    query = new TSQuery(grammar, question.query());
    text = Pattern.compile(question.text());
    found = capture("found");
    part = capture("text");
  }

  private int capture(String name) {
    for (int i = 0; i < query.getCaptureCount(); i++) {
      if (query.getCaptureNameForId(i).equals(name)) {
        return i;
      }
    }
    return -1;
  }

  TSQuery query() {
    return query;
  }

  @Nullable TSNode place(TSQueryMatch match) {
    return node(match, found);
  }

  /** The part whose text counts. */
  TSNode part(TSQueryMatch match, TSNode place) {
    var node = node(match, part);
    return node == null ? place : node;
  }

  boolean isMeant(String source, TSNode node) {
    return text.matcher(source.substring(node.getStartByte(), node.getEndByte())).find();
  }

  private static @Nullable TSNode node(TSQueryMatch match, int capture) {
    for (var each : match.getCaptures()) {
      if (each.getIndex() == capture) {
        return each.getNode();
      }
    }
    return null;
  }

  @Override
  public void close() {
    query.close();
  }
}
