package dev.relay.mcp.analysis.search;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Says whether a line matches. */
interface LineMatcher {
  /** A part of a line. */
  record Span(int start, int end) {}

  /** The first match between the two; the line's end is not in it. Empty when there is none. */
  Optional<Span> find(byte[] content, int start, int end);

  /**
   * Throws {@link SearchRefused} for an expression that is none.
   *
   * @param stopped true when nobody waits any more
   */
  static LineMatcher of(SearchQuery query, BooleanSupplier stopped) {
    var isPlain = !query.ignoreCase() || query.text().chars().allMatch(c -> c < 0x80);
    return !query.regex() && isPlain
        ? new Literal(query)
        : new Regex(pattern(query), query.word(), stopped);
  }

  private static Pattern pattern(SearchQuery query) {
    var regex = query.regex() ? query.text() : Pattern.quote(query.text());
    try {
      // The longest match, as git takes it, so that a word is not cut short.
      var flags = Pattern.LONGEST_MATCH | (query.ignoreCase() ? Pattern.CASE_INSENSITIVE : 0);
      return Pattern.compile(regex, flags);
    } catch (PatternSyntaxException e) {
      throw new SearchRefused(
          "The expression cannot be read (%s): correct it, or search for it as plain text."
              .formatted(e.getDescription()));
    }
  }

  /** Byte by byte. */
  final class Literal implements LineMatcher {
    private final Finder finder;
    private final boolean word;

    Literal(SearchQuery query) {
      var text = query.ignoreCase() ? Need.folded(query.text()) : latin(query.text());
      this.finder = new Finder(text.getBytes(StandardCharsets.ISO_8859_1), query.ignoreCase());
      this.word = query.word();
    }

    private static String latin(String text) {
      return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Override
    public Optional<Span> find(byte[] content, int start, int end) {
      for (int at = finder.next(content, start, end);
          at >= 0;
          at = finder.next(content, at + 1, end)) {
        var span = new Span(at, at + finder.length());
        if (!word || Words.isAlone(content, start, end, span)) {
          return Optional.of(span);
        }
      }
      return Optional.empty();
    }
  }

  /** In time that grows with the line, whatever the expression. */
  final class Regex implements LineMatcher {
    /** Longer ones can take seconds. */
    private static final int LONG = 10_000;

    private final Pattern pattern;
    private final boolean word;
    private final BooleanSupplier stopped;

    Regex(Pattern pattern, boolean word, BooleanSupplier stopped) {
      this.pattern = pattern;
      this.word = word;
      this.stopped = stopped;
    }

    @Override
    public Optional<Span> find(byte[] content, int start, int end) {
      var line = Words.utf8(content, start, end);
      // Repairing may have made the line longer.
      return find(line)
          .map(span ->
              new Span(Math.min(end, start + span.start()), Math.min(end, start + span.end())));
    }

    private Optional<Span> find(byte[] line) {
      if (line.length > LONG) {
        return findStoppably(line);
      }
      var matcher = pattern.matcher(line);
      for (int from = 0; from <= line.length && matcher.find(from); from = matcher.start() + 1) {
        var span = new Span(matcher.start(), matcher.end());
        if (!word || Words.isAlone(line, 0, line.length, span)) {
          return Optional.of(span);
        }
      }
      return Optional.empty();
    }

    private Optional<Span> findStoppably(byte[] line) {
      var text = new String(line, StandardCharsets.UTF_8);
      var matcher = pattern.matcher(new StoppableText(text, stopped));
      for (int from = 0; from <= text.length() && matcher.find(from); from = matcher.start() + 1) {
        int start = Words.bytes(text, 0, matcher.start());
        var span = new Span(start, start + Words.bytes(text, matcher.start(), matcher.end()));
        if (!word || Words.isAlone(line, 0, line.length, span)) {
          return Optional.of(span);
        }
      }
      return Optional.empty();
    }
  }
}
