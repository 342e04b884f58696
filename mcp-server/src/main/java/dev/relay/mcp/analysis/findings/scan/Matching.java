package dev.relay.mcp.analysis.findings.scan;

import com.google.re2j.Matcher;
import dev.relay.mcp.analysis.findings.rule.Entropy;
import dev.relay.mcp.analysis.findings.rule.Placeholders;
import dev.relay.mcp.analysis.findings.rule.Rule;
import dev.relay.mcp.analysis.findings.rule.Rule.Kind;
import dev.relay.mcp.analysis.findings.rule.TextPattern;
import dev.relay.mcp.analysis.findings.scan.TextLines.Excerpt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Tries a rule's pattern around places in a file. */
final class Matching {
  /** Bytes around a keyword in which a match lies; longer lines are cut there. */
  private static final int REACH = 4096;

  /** Longer lines are made by tools, not written: only secrets matter there. */
  private static final int LONGEST_CODE = 2000;

  private static final int FEW_LINES = 20;
  private static final int WHOLE = 1 << 16;
  private static final int MOST = 100;

  private final Marks marks;

  Matching(Marks marks) {
    this.marks = marks;
  }

  /**
   * A match while its file is looked at.
   *
   * @param value what was looked for
   */
  record Match(Rule rule, Hit hit, String value) {
    boolean isBetter(Match other) {
      return !equals(other)
          && rule.isSecret()
          && hit.line() == other.hit.line()
          && (value.contains(other.value) || other.value.contains(value))
          && isSurer(other.rule);
    }

    private boolean isSurer(Rule other) {
      var order = Double.compare(rule.confidence(), other.confidence());
      return order == 0 ? rule.id().compareTo(other.id()) < 0 : order > 0;
    }
  }

  /** Places that leave no byte out, for a rule without a keyword. */
  static List<Integer> everywhere(int length) {
    var places = new ArrayList<Integer>();
    for (int at = REACH; at < length + REACH; at += REACH) {
      places.add(Math.min(at, Math.max(0, length - 1)));
    }
    return places;
  }

  List<Match> find(Rule rule, TextLines lines, int[] places, BooleanSupplier stopped) {
    var found = new ArrayList<Match>();
    rule.pattern()
        .ifPresent(pattern -> {
          var seen = new HashSet<Hit>();
          int done = -1;
          for (int at : places) {
            if (at < done || found.size() >= MOST || stopped.getAsBoolean()) {
              continue;
            }
            var excerpt = excerpt(rule, pattern, lines, at);
            // Keywords before that have enough of the text after them in this excerpt.
            done = isWhole(pattern, lines) ? lines.length() : enough(pattern, lines, at);
            for (var match : find(rule, pattern, lines, excerpt)) {
              if (seen.add(once(rule, match.hit()))) {
                found.add(match);
              }
            }
          }
        });
    return found;
  }

  /** A choice is told once per file, whatever the line. */
  private static Hit once(Rule rule, Hit hit) {
    return rule.kind() instanceof Kind.Choice
        ? new Hit(hit.rule(), 0, hit.value(), hit.mark())
        : hit;
  }

  /** Patterns over many lines are tried once on all of a file, unless that is large. */
  private static boolean isWhole(TextPattern pattern, TextLines lines) {
    return pattern.after() > FEW_LINES && lines.length() <= WHOLE;
  }

  private static int enough(TextPattern pattern, TextLines lines, int at) {
    return Math.min(lines.startAfter(at, pattern.after() / 2), at + REACH / 2);
  }

  private static Excerpt excerpt(Rule rule, TextPattern pattern, TextLines lines, int at) {
    if (isWhole(pattern, lines)) {
      return lines.excerpt(0, lines.length());
    }
    return rule.keywords().isEmpty()
        ? lines.excerpt(
            Math.max(0, at - REACH - REACH / 2), Math.min(lines.length(), at + REACH / 2))
        : lines.around(at, pattern.before(), pattern.after(), REACH);
  }

  private List<Match> find(Rule rule, TextPattern pattern, TextLines lines, Excerpt excerpt) {
    var found = new ArrayList<Match>();
    var matcher = pattern.pattern().matcher(excerpt.text());
    while (found.size() < MOST && matcher.find()) {
      var value = Optional.ofNullable(matcher.group(pattern.group())).orElse(matcher.group());
      if (isMeant(rule, matcher, value, excerpt) && isNear(pattern, lines, excerpt, matcher)) {
        var start = Math.max(matcher.start(), matcher.start(pattern.group()));
        found.add(new Match(rule, hit(rule, excerpt.number(start), value), value));
      }
    }
    return found;
  }

  private static boolean isMeant(Rule rule, Matcher matcher, String value, Excerpt excerpt) {
    var line = line(excerpt.text(), matcher.start());
    if (rule.except().cover(value, matcher.group(), line)) {
      return false;
    }
    return switch (rule.kind()) {
      case Kind.Secret secret ->
          !Placeholders.looksLike(value)
              && (secret.entropy() == 0 || Entropy.of(value) >= secret.entropy());
      case Kind.Code _ -> line.length() <= LONGEST_CODE && !isComment(line);
      case Kind.Choice _ -> line.length() <= LONGEST_CODE && !isComment(line);
    };
  }

  private static boolean isComment(String line) {
    var code = line.stripLeading();
    return code.startsWith("//")
        || code.startsWith("* ")
        || code.startsWith("/*")
        || code.startsWith("# ")
        || code.startsWith("<!--");
  }

  private static String line(String text, int at) {
    var start = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
    var end = text.indexOf('\n', at);
    return text.substring(Math.min(start, at), end < 0 ? text.length() : end);
  }

  private static boolean isNear(
      TextPattern pattern, TextLines lines, Excerpt excerpt, Matcher matcher) {
    if (pattern.near().isEmpty()) {
      return true;
    }
    var before =
        excerpt
            .text()
            .substring(0, matcher.start())
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var around = lines.around(excerpt.from() + before.length, 3, 3, 500);
    return pattern.near().get().matcher(around.text()).find();
  }

  private Hit hit(Rule rule, int line, String value) {
    return switch (rule.kind()) {
      case Kind.Secret _ -> new Hit(rule.id(), line, "", marks.of(value));
      case Kind.Code _ -> new Hit(rule.id(), line, "", 0);
      case Kind.Choice choice ->
          new Hit(rule.id(), line, choice.choice().isEmpty() ? value : choice.choice(), 0);
    };
  }
}
