package dev.relay.mcp.agent.codemod;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence that asks to rename or replace something, typed or spoken.
 *
 * @param scope names of repositories as they were said; empty for all
 */
public record CodemodSentence(Kind kind, String from, String to, List<String> scope) {
  /** A rename follows an identifier through its spellings; a replacement is literal. */
  public enum Kind {
    RENAME,
    REPLACE
  }

  private static final String QUOTED = "\"[^\"]+\"|'[^']+'|`[^`]+`|“[^”]+”|‘[^’]+’|«[^»]+»";
  private static final String NAME = "(" + QUOTED + "|[^\"'`“‘«,]+?)";
  private static final String SORT =
      "(?:(?:the|all|every|each|any)\\s+)*(?:(?:occurrences?|uses?|mentions?|instances?)\\s+of\\s+)?"
          + "(?:the\\s+)?(?:(?:field|method|function|class|type|interface|variable|property|"
          + "parameter|constant|column|attribute|identifier|symbol|name|word|text|string|key)\\s+)?";
  private static final String SCOPE =
      "(?:\\s*,?\\s+(everywhere|(?:in|across|throughout|within|inside)\\s+.+?))?";
  private static final String PLEASE =
      "^(?:(?:please|can you|could you|would you|now|ok(?:ay)?|relay)[, ]+)*";
  private static final String END = "(?:[, ]+please)?[\\s.!?]*$";
  private static final Pattern RENAME =
      pattern("rename\\s+" + SORT + NAME + "\\s*(?:\\s(?:to|into|as)\\s|->|=>|→)\\s*" + NAME);
  private static final Pattern CHANGE_NAME =
      pattern("change\\s+(?:the\\s+)?name\\s+of\\s+" + SORT + NAME + "\\s+(?:to|into)\\s+" + NAME);
  private static final Pattern REPLACE =
      pattern("replace\\s+" + SORT + NAME + "\\s+(?:with|by)\\s+" + NAME);
  private static final Pattern ALL =
      Pattern.compile(
          "(?:the |our |my |all |every |each |of )*"
              + "(?:repositories|repository|repos|repo|projects|project|workspace|code|codebase)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SPOKEN = Pattern.compile("\\p{L}+(?: \\p{L}+){1,4}");

  public CodemodSentence {
    scope = List.copyOf(scope);
  }

  /** Empty when the sentence asks for something else. */
  public static Optional<CodemodSentence> parse(String sentence) {
    var text = sentence.strip().replaceAll("\\s+", " ");
    return first(text, RENAME, Kind.RENAME)
        .or(() -> first(text, CHANGE_NAME, Kind.RENAME))
        .or(() -> first(text, REPLACE, Kind.REPLACE));
  }

  private static Optional<CodemodSentence> first(String text, Pattern pattern, Kind kind) {
    var match = pattern.matcher(text);
    return match.matches() ? Optional.of(of(match, kind)) : Optional.empty();
  }

  private static CodemodSentence of(Matcher match, Kind kind) {
    var from = name(match.group(1), kind);
    var to = name(match.group(2), kind);
    var where = match.group(3);
    return new CodemodSentence(kind, from, to, where == null ? List.of() : scope(where));
  }

  /** Quotes go; a spoken identifier, "user name", becomes userName. */
  private static String name(String said, Kind kind) {
    var text = said.strip();
    if (text.matches(QUOTED)) {
      return text.substring(1, text.length() - 1);
    }
    return kind == Kind.RENAME && SPOKEN.matcher(text).matches()
        ? Spelling.CAMEL.join(Spelling.words(text))
        : text;
  }

  private static List<String> scope(String said) {
    var where = said.replaceFirst("(?i)^(in|across|throughout|within|inside)\\s+", "");
    if (where.equalsIgnoreCase("everywhere") || ALL.matcher(where).matches()) {
      return List.of();
    }
    return Arrays.stream(where.split("\\s*,\\s*(?:and\\s+)?|\\s+and\\s+"))
        .map(name ->
            name.replaceFirst("(?i)^the\\s+", "")
                .replaceFirst("(?i)\\s+(repository|repositories|repos?|projects?)$", "")
                .strip())
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static Pattern pattern(String middle) {
    return Pattern.compile(
        PLEASE + middle + SCOPE + END, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
