package dev.relay.mcp.agent.codemod;

import dev.relay.repo.git.GrepQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a sentence does to text; the same for counting beforehand and for the work. */
final class Substitution {
  private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$-]*");
  private static final int MOST_HITS = 10_000;
  private final Pattern pattern;
  private final Map<String, String> replacements;
  private final GrepQuery query;

  private Substitution(Pattern pattern, Map<String, String> replacements, GrepQuery query) {
    this.pattern = pattern;
    this.replacements = replacements;
    this.query = query;
  }

  record Result(String text, int places) {}

  static Substitution of(CodemodSentence sentence) {
    var literal =
        sentence.kind() == CodemodSentence.Kind.REPLACE
            || !IDENTIFIER.matcher(sentence.from()).matches();
    return literal ? literal(sentence.from(), sentence.to()) : rename(sentence);
  }

  Result apply(String text) {
    var matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return new Result(text, 0);
    }
    var changed = new StringBuilder(text.length() + 64);
    int places = 0;
    do {
      places++;
      matcher.appendReplacement(changed, replacement(matcher));
    } while (matcher.find());
    return new Result(matcher.appendTail(changed).toString(), places);
  }

  /** Finds every line that may hold a place, and some that do not. */
  GrepQuery query() {
    return query;
  }

  private String replacement(Matcher matcher) {
    var found = matcher.group();
    return Matcher.quoteReplacement(replacements.getOrDefault(found, found));
  }

  private static Substitution literal(String from, String to) {
    return new Substitution(
        Pattern.compile(from, Pattern.LITERAL),
        Map.of(from, to),
        GrepQuery.literal(from, MOST_HITS));
  }

  private static Substitution rename(CodemodSentence sentence) {
    var from = Spelling.words(sentence.from());
    var to = Spelling.words(sentence.to());
    var replacements = new LinkedHashMap<String, String>();
    var expressions = new LinkedHashMap<String, String>();
    for (var spelling : Spelling.values()) {
      var text = spelling.join(from);
      replacements.putIfAbsent(text, spelling.join(to));
      expressions.putIfAbsent(text, spelling.around(Pattern.quote(text)));
    }
    // As it was said is how it is written, whatever style the new name has.
    replacements.put(sentence.from(), sentence.to());
    expressions.putIfAbsent(sentence.from(), Spelling.CAMEL.around(Pattern.quote(sentence.from())));
    return new Substitution(
        Pattern.compile(String.join("|", expressions.values())),
        Map.copyOf(replacements),
        query(from));
  }

  private static GrepQuery query(List<String> words) {
    var expression =
        words.stream()
            .map(word -> word.replaceAll("[^\\p{L}\\p{N}]", "\\\\$0"))
            .collect(Collectors.joining("[_-]?"));
    return new GrepQuery(expression, true, true, List.of(), MOST_HITS);
  }
}
