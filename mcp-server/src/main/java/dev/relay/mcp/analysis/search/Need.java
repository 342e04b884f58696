package dev.relay.mcp.analysis.search;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a line must hold for a query to match it; it may hold it and still not match. */
sealed interface Need {
  record Anything() implements Need {}

  /**
   * @param folded bytes as Latin-1 characters, ASCII letters small
   */
  record Text(String folded) implements Need {
    byte[] bytes() {
      return folded.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  record All(List<Need> needs) implements Need {}

  record Any(List<Need> needs) implements Need {}

  static Need all(List<Need> needs) {
    var some = needs.stream().filter(need -> !(need instanceof Anything)).distinct().toList();
    return switch (some.size()) {
      case 0 -> new Anything();
      case 1 -> some.getFirst();
      default -> new All(some);
    };
  }

  static Need any(List<Need> needs) {
    if (needs.size() == 1) {
      return needs.getFirst();
    }
    return needs.stream().anyMatch(Anything.class::isInstance) ? new Anything() : new Any(needs);
  }

  /** The longest text without which no line matches. */
  default Optional<Text> longest() {
    return switch (this) {
      case Text text -> Optional.of(text);
      case All all ->
          all.needs().stream()
              .flatMap(need -> need.longest().stream())
              .max(Comparator.comparingInt(text -> text.folded().length()));
      case Any any -> Optional.empty();
      case Anything anything -> Optional.empty();
    };
  }

  /** Of a literal. Beyond ASCII, small and capital letters differ in unforeseen bytes. */
  static Need of(String literal, boolean ignoreCase) {
    if (!ignoreCase) {
      return new Text(folded(literal));
    }
    var runs = literal.split("[^\\x00-\\x7f]+");
    return all(
        List.of(runs).stream()
            .filter(run -> !run.isEmpty())
            .map(run -> (Need) new Text(folded(run)))
            .toList());
  }

  static String folded(String text) {
    var latin =
        new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
            .toCharArray();
    for (int i = 0; i < latin.length; i++) {
      latin[i] = (char) Fold.of(latin[i]);
    }
    return new String(latin);
  }
}
