package dev.relay.mcp.analysis.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads from an expression what every match must hold. Knows the syntax of RE2 only as far as it
 * must: of what RE2 would refuse it may say anything.
 */
final class RegexNeed {
  /** A counted repetition makes RE2 write the repeated part so often. */
  private static final int MAX_SIZE = 5_000;

  private static final int MAX_DEPTH = 100;

  private final String regex;
  private int at;
  private boolean fold;
  private int depth;
  private long size;

  private RegexNeed(String regex, boolean fold) {
    this.regex = regex;
    this.fold = fold;
  }

  /** Throws {@link SearchRefused} for an expression that would need too much memory. */
  static Need of(String regex, boolean ignoreCase) {
    var reading = new RegexNeed(regex, ignoreCase);
    var need = reading.alternatives();
    if (reading.size > MAX_SIZE) {
      throw tooLarge();
    }
    return need;
  }

  /** Up to the closing parenthesis or the end. */
  private Need alternatives() {
    if (++depth > MAX_DEPTH) {
      throw tooLarge();
    }
    var outside = fold;
    var each = new ArrayList<Need>();
    each.add(sequence());
    while (at < regex.length() && regex.charAt(at) == '|') {
      at++;
      each.add(sequence());
    }
    fold = outside;
    depth--;
    return Need.any(each);
  }

  private Need sequence() {
    var run = new Run();
    while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
      var before = size;
      var atom = atom();
      repeated(run, atom, before);
    }
    return run.need();
  }

  private void repeated(Run run, RegexAtom atom, long before) {
    var times = RegexRepeat.at(regex, at);
    at = times.end();
    size = Math.min(Long.MAX_VALUE / 2_000, before + (size - before) * times.most());
    if (times.isOnce()) {
      run.add(atom);
    } else if (times.least() > 0) {
      run.add(atom);
      run.end();
      run.add(atom);
    } else {
      run.end();
    }
  }

  private RegexAtom atom() {
    size++;
    var c = regex.charAt(at++);
    return switch (c) {
      case '(' -> group();
      case '[' -> {
        at = RegexClass.end(regex, at);
        yield RegexAtom.UNKNOWN;
      }
      case '.' -> RegexAtom.UNKNOWN;
      case '^', '$' -> RegexAtom.NOTHING;
      case '\\' -> escaped();
      default -> literal(c);
    };
  }

  private RegexAtom group() {
    var outside = fold;
    if (regex.startsWith("?", at)) {
      if (regex.startsWith("?P<", at) || regex.startsWith("?<", at)) {
        at = past('>');
      } else if (flags()) {
        return RegexAtom.NOTHING;
      }
    }
    var need = alternatives();
    fold = outside;
    at++;
    return RegexAtom.of(need);
  }

  /** True when they stand alone, {@code (?i)}, and so hold to the end of the group around. */
  private boolean flags() {
    var on = true;
    for (at++; at < regex.length() && ":)".indexOf(regex.charAt(at)) < 0; at++) {
      switch (regex.charAt(at)) {
        case '-' -> on = false;
        case 'i' -> fold = on;
        default -> {}
      }
    }
    return regex.startsWith(")", at++);
  }

  /** Behind the next one of these. */
  private int past(char c) {
    int end = regex.indexOf(c, at);
    return end < 0 ? regex.length() : end + 1;
  }

  private RegexAtom escaped() {
    if (at == regex.length()) {
      return RegexAtom.UNKNOWN;
    }
    var c = regex.charAt(at++);
    if (c == 'Q') {
      return quoted();
    }
    if (c == 'p' || c == 'P') {
      at = regex.startsWith("{", at) ? past('}') : at + 1;
      return RegexAtom.UNKNOWN;
    }
    if (c == 'x' && regex.startsWith("{", at)) {
      at = past('}');
      return RegexAtom.UNKNOWN;
    }
    if (c == 'x') {
      at += 2;
      return RegexAtom.UNKNOWN;
    }
    if (Character.isDigit(c)) {
      while (at < regex.length() && Character.isDigit(regex.charAt(at))) {
        at++;
      }
      return RegexAtom.UNKNOWN;
    }
    if ("bBAz".indexOf(c) >= 0) {
      return RegexAtom.NOTHING;
    }
    return Character.isLetter(c) ? RegexAtom.UNKNOWN : literal(c);
  }

  private RegexAtom quoted() {
    var end = regex.indexOf("\\E", at);
    at = end < 0 ? regex.length() : end + 2;
    return RegexAtom.UNKNOWN;
  }

  private RegexAtom literal(char c) {
    var text = String.valueOf(c);
    if (Character.isHighSurrogate(c) && at < regex.length()) {
      text += regex.charAt(at++);
    }
    return fold && c > 0x7f ? RegexAtom.UNKNOWN : RegexAtom.literal(Need.folded(text));
  }

  private static SearchRefused tooLarge() {
    return new SearchRefused(
        "This expression is too large: repeat less, or search for a part of it.");
  }

  /** Literals that follow each other, and what else is needed. */
  private static final class Run {
    private final List<Need> needs = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    void add(RegexAtom atom) {
      if (atom.isLiteral()) {
        text.append(atom.literal());
      } else if (!atom.isEmpty()) {
        end();
        needs.add(atom.need());
      }
    }

    void end() {
      if (!text.isEmpty()) {
        needs.add(new Need.Text(text.toString()));
        text.setLength(0);
      }
    }

    Need need() {
      end();
      return Need.all(needs);
    }
  }
}
