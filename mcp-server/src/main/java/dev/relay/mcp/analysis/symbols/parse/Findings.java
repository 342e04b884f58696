package dev.relay.mcp.analysis.symbols.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what a query found in one file, and puts each into what is around it. */
final class Findings {
  private static final int MOST = 20_000;
  private static final int LONGEST_NAME = 200;

  private record Mention(Use use, String name, int offset) {}

  private record Open(Span span, int index) {}

  private final PlainText text;
  private final Map<Integer, Span> spans = new HashMap<>();
  private final Map<Integer, Mention> mentions = new HashMap<>();
  private final List<String> imports = new ArrayList<>();
  private String space = "";

  Findings(PlainText text) {
    this.text = text;
  }

  /** The first that claims a name has it: in query files what is special comes first. */
  void define(Span span) {
    if (isName(span.name()) && spans.size() < MOST) {
      spans.merge(span.nameStart(), span, (a, b) -> a.rank() <= b.rank() ? a : b);
    }
  }

  void mention(Use use, String name, int offset) {
    if (isName(name) && mentions.size() < MOST) {
      mentions.merge(
          offset,
          new Mention(use, name, offset),
          (a, b) -> a.use().compareTo(b.use()) <= 0 ? a : b);
    }
  }

  void importOf(String name) {
    var path = name.strip().replaceAll("^[<\"'`]+|[>\"'`;]+$", "");
    if (isName(path) && imports.size() < MOST) {
      imports.add(path);
    }
  }

  void space(String name) {
    space = name.strip();
  }

  private static boolean isName(String name) {
    return !name.isEmpty() && name.length() <= LONGEST_NAME;
  }

  FileSymbols symbols() {
    var definitions = new ArrayList<Definition>();
    var references = new ArrayList<Reference>();
    var around = new ArrayDeque<Open>();
    var sorted = new ArrayList<>(spans.values());
    sorted.sort(Comparator.comparingInt(Span::start).thenComparingInt(s -> -s.end()));
    var used = new ArrayList<>(mentions.values());
    used.removeIf(mention -> spans.containsKey(mention.offset()));
    used.sort(Comparator.comparingInt(Mention::offset));
    int next = 0;
    for (var mention : used) {
      while (next < sorted.size() && sorted.get(next).start() <= mention.offset()) {
        open(sorted.get(next++), around, definitions);
      }
      references.add(reference(mention, around));
    }
    while (next < sorted.size()) {
      open(sorted.get(next++), around, definitions);
    }
    return new FileSymbols(space, imports, definitions, references);
  }

  private void open(Span span, Deque<Open> around, List<Definition> definitions) {
    close(around, span.start());
    var before = around.peek();
    if (before != null
        && before.span().end() == span.end()
        && before.span().start() == span.start()) {
      around.pop(); // two names of one declaration lie beside each other
    }
    var kind = span.kind();
    if ((kind == Kind.VARIABLE && isLocal(around)) || isNamedTwice(span, around)) {
      return;
    }
    int index = -1;
    if (kind != null) {
      index = definitions.size();
      definitions.add(definition(kind, span, around));
    }
    around.push(new Open(span, index));
  }

  private static boolean isLocal(Deque<Open> around) {
    var inside = around.peek();
    return inside != null && isCallable(inside.span());
  }

  /** As in {@code cart.total = function total() {}}. */
  private boolean isNamedTwice(Span span, Deque<Open> around) {
    var outer = around.peek();
    return outer != null
        && outer.span().name().equals(span.name())
        && isCallable(span)
        && isCallable(outer.span())
        && text.line(outer.span().start()) == text.line(span.start());
  }

  private static boolean isCallable(Span span) {
    return span.kind() != null && span.kind().isCallable();
  }

  private static void close(Deque<Open> around, int offset) {
    while (!around.isEmpty() && around.element().span().end() <= offset) {
      around.pop();
    }
  }

  private Definition definition(Kind kind, Span span, Deque<Open> around) {
    return new Definition(
        kind,
        span.name(),
        container(span, around),
        Signature.of(text, span),
        text.line(span.nameStart()),
        text.line(span.start()),
        text.line(Math.max(span.start(), span.end() - 1)));
  }

  private static String container(Span span, Deque<Open> around) {
    var path = new StringBuilder();
    around
        .descendingIterator()
        .forEachRemaining(open -> {
          join(path, open.span().container());
          join(path, open.span().name());
        });
    join(path, span.container());
    return path.toString();
  }

  private static void join(StringBuilder path, String name) {
    path.append(path.isEmpty() || name.isEmpty() ? "" : ".").append(name);
  }

  private Reference reference(Mention mention, Deque<Open> around) {
    close(around, mention.offset());
    var inside = innermost(around);
    var line = text.line(mention.offset());
    return new Reference(mention.use(), mention.name(), line, inside == null ? -1 : inside.index());
  }

  private static @Nullable Open innermost(Deque<Open> around) {
    return around.stream().filter(open -> open.index() >= 0).findFirst().orElse(null);
  }
}
