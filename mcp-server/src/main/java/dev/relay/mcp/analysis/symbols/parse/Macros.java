package dev.relay.mcp.analysis.symbols.parse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Macros that stand where a grammar that knows no preprocessor expects none, as in {@code class API
 * Shop {}}, {@code API char *name(void) ATTRIBUTE;} or {@code BEGIN_NAMESPACE}. They are known by
 * their capitals and by what is around them, and become spaces before the source is parsed, as do
 * the lines that define macros.
 */
final class Macros {
  private static final Set<String> HEADS = Set.of("class", "struct", "union", "enum");
  private static final Set<String> ENDS = Set.of("const", "noexcept", "override", "final");
  private static final Set<String> BEFORE =
      Set.of("static", "inline", "extern", "friend", "virtual", "constexpr", "explicit");
  private static final Set<String> BEGINNINGS =
      Set.of(
          ("void char short int long float double signed unsigned bool auto const static inline"
                  + " extern struct class union enum typedef template virtual explicit constexpr"
                  + " typename friend volatile using namespace operator")
              .split(" "));
  private static final Set<String> STATEMENTS =
      Set.of("if", "while", "for", "switch", "return", "sizeof", "catch");

  private final CTokens tokens;
  private final boolean[] gone;
  private final List<Macro> used;

  private Macros(CTokens tokens) {
    this.tokens = tokens;
    this.gone = new boolean[tokens.size()];
    this.used = find();
  }

  static Macros in(String text) {
    return new Macros(new CTokens(text));
  }

  List<Macro> defined() {
    return tokens.defined();
  }

  List<Macro> used() {
    return used;
  }

  /** The text without them, each letter where it was. */
  String without(String text) {
    var letters = text.toCharArray();
    Stream.concat(defined().stream(), used.stream()).forEach(macro -> blank(letters, macro));
    return new String(letters);
  }

  private static void blank(char[] letters, Macro macro) {
    for (int i = macro.start(); i < macro.end(); i++) {
      letters[i] = letters[i] == '\n' ? '\n' : ' ';
    }
  }

  private List<Macro> find() {
    var found = new ArrayList<Macro>();
    for (int i = 0; i < tokens.size(); i++) {
      int next = isCapital(i) ? behind(i) : i;
      if (next > i && isMacro(i, next)) {
        int start = tokens.start(i);
        found.add(new Macro(start, start, tokens.end(i), tokens.end(next - 1)));
        Arrays.fill(gone, i, next, true);
        i = next - 1;
      }
    }
    return found;
  }

  private boolean isCapital(int token) {
    var word = tokens.word(token);
    return word.length() > 2
        && Character.isUpperCase(word.charAt(0))
        && word.chars().noneMatch(Character::isLowerCase);
  }

  /** The token behind a macro and its arguments. */
  private int behind(int token) {
    return tokens.at(token + 1) == '(' && tokens.partner(token + 1) > 0
        ? tokens.partner(token + 1) + 1
        : token + 1;
  }

  private boolean isMacro(int token, int next) {
    int before = token - 1;
    while (before >= 0 && gone[before]) {
      before--;
    }
    var word = tokens.word(before);
    return switch (tokens.at(before)) {
      case CTokens.NONE, ';', '}', '{', ':', '>' ->
          isAlone(token, next, before) || isFirst(token, next) || takesType(token, next);
      case ')' -> isLast(before, token, next);
      case '*' -> tokens.at(next) == CTokens.WORD && "=;".indexOf(tokens.at(next + 1)) >= 0;
      case CTokens.LITERAL -> isFirst(token, next);
      case CTokens.WORD ->
          HEADS.contains(word)
              ? isInHead(next)
              : BEFORE.contains(word)
                  ? isFirst(token, next)
                  : ENDS.contains(word)
                      && tokens.at(before - 1) == ')'
                      && isLast(before - 1, token, next);
      default -> false;
    };
  }

  /** {@code class API Shop {}}, but not {@code struct FILE_INFO info;}. */
  private boolean isInHead(int next) {
    return tokens.at(next) == CTokens.WORD
        && ("{:<".indexOf(tokens.at(next + 1)) >= 0 || tokens.word(next + 1).equals("final"));
  }

  /** {@code int size(void) ATTRIBUTE;}, but not {@code (int) SIZE;}. */
  private boolean isLast(int close, int token, int next) {
    int callee = tokens.partner(close) - 1;
    var name = tokens.word(callee);
    boolean called = tokens.at(callee) == ')' || (!name.isEmpty() && !STATEMENTS.contains(name));
    return called
        && (next == token + 1 || !isCapital(callee))
        && (";{=".indexOf(tokens.at(next)) >= 0 || isCapital(next));
  }

  /** {@code BEGIN_NAMESPACE} on a line of its own, but not the last of an enum's names. */
  private boolean isAlone(int token, int next, int before) {
    if (!tokens.isLineBetween(next - 1, next) || tokens.at(before) == '>') {
      return false;
    }
    return switch (tokens.at(next)) {
      case CTokens.WORD -> next > token + 1 || tokens.at(next + 1) != '(';
      case '}' -> tokens.at(before) != '{' && tokens.at(before) != ':';
      case CTokens.NONE, '[', '~' -> true;
      default -> false;
    };
  }

  /** {@code DEFINE_FOR(unsigned int, 0);}, which is no call. */
  private boolean takesType(int token, int next) {
    return next > token + 1
        && tokens.at(next) == ';'
        && BEGINNINGS.contains(tokens.word(token + 2))
        && tokens.at(token + 3) != '(';
  }

  /** {@code API char *name(void);}, but not {@code BOOL name(void);}. */
  private boolean isFirst(int token, int next) {
    if (tokens.at(next) != CTokens.WORD) {
      return tokens.at(next) == '~';
    }
    char then = tokens.at(next + 1);
    if (BEGINNINGS.contains(tokens.word(next))) {
      return (then != '*' && then != '&') || !tokens.word(next).equals("const");
    }
    boolean statement = STATEMENTS.contains(tokens.word(next));
    return switch (then) {
      case CTokens.WORD, '*', '&' -> !statement;
      case '<', ':' -> !statement && next == token + 1 && !isLabel(next + 1);
      case '(' ->
          !statement
              && next == token + 1
              && (tokens.at(next + 2) == '*' || isConstructor(next + 1));
      default -> false;
    };
  }

  private boolean isLabel(int colon) {
    return tokens.at(colon) == ':' && tokens.at(colon + 1) != ':';
  }

  private boolean isConstructor(int open) {
    int close = tokens.partner(open);
    return close > 0 && isLabel(close + 1);
  }
}
