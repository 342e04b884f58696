package dev.relay.mcp.analysis.findings.scan;

import com.google.re2j.Pattern;
import dev.relay.mcp.analysis.findings.rule.KeywordIndex;
import dev.relay.mcp.analysis.findings.rule.Rule;
import dev.relay.mcp.analysis.findings.rule.RuleSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Looks at one file with all rules: one pass for the keywords, and patterns only around those that
 * were found. One of them serves many threads.
 */
public final class BlobScan {
  /** As far as git looks for what makes a file binary. */
  private static final int BINARY = 8000;

  private static final int MOST_IGNORES = 2000;

  /** In one file, beside the secrets. */
  private static final int MOST_HITS = 200;

  /** Others' code and what tools made: only secrets matter there. */
  private static final Pattern NOT_OURS =
      Pattern.compile(
          "(^|/)(node_modules|vendor|third[_-]party|dist|build|target|out|generated|__pycache__"
              + "|\\.yarn)/|\\.min\\.(js|css)$|[._-]generated\\.|\\.pb\\.go$|\\.map$");

  private final RuleSet rules;
  private final KeywordIndex keywords;
  private final Matching matching = new Matching(new Marks());

  public BlobScan(RuleSet rules) {
    this.rules = rules;
    var words = new ArrayList<>(rules.keywords());
    words.add(InlineIgnore.KEYWORD);
    this.keywords = new KeywordIndex(words);
  }

  public RuleSet rules() {
    return rules;
  }

  /**
   * What a file holds.
   *
   * @param syntax rules that only its syntax can answer, as it has their keywords
   */
  public record Result(List<Hit> hits, List<InlineIgnore> ignores, List<Rule> syntax) {
    public static final Result NOTHING = new Result(List.of(), List.of(), List.of());

    public Result {
      hits = List.copyOf(hits);
      ignores = List.copyOf(ignores);
      syntax = List.copyOf(syntax);
    }

    /** With what its syntax says, which is asked no more. */
    Result and(List<Hit> more) {
      return new Result(
          bounded(Stream.concat(hits.stream(), more.stream()).toList()), ignores, List.of());
    }

    boolean isEmpty() {
      return hits.isEmpty() && ignores.isEmpty();
    }
  }

  /**
   * @param stopped when true, what was found so far is the answer
   */
  public Result scan(String path, byte[] bytes, BooleanSupplier stopped) {
    var hits = new ArrayList<>(byPath(path));
    if (isBinary(bytes)) {
      return hits.isEmpty() ? Result.NOTHING : new Result(hits, List.of(), List.of());
    }
    var places = places(path, bytes, stopped);
    if (places.isEmpty() && hits.isEmpty()) {
      return Result.NOTHING;
    }
    var lines = new TextLines(bytes);
    best(matches(lines, places, stopped)).forEach(match -> hits.add(match.hit()));
    return new Result(bounded(hits), ignores(lines, places.ofComments()), syntax(places));
  }

  /** By line. However much else there is, no secret is left out for it. */
  private static List<Hit> bounded(List<Hit> hits) {
    var order = Comparator.comparingInt(Hit::line).thenComparing(Hit::rule);
    var secrets = hits.stream().filter(hit -> hit.mark() != 0);
    var others = hits.stream().filter(hit -> hit.mark() == 0).sorted(order).limit(MOST_HITS);
    return Stream.concat(secrets, others).sorted(order).toList();
  }

  private List<Hit> byPath(String path) {
    return rules.rules().stream()
        .filter(rule -> rule.pattern().isEmpty() && rule.syntax().isEmpty())
        .filter(rule -> rule.paths().covers(path))
        .map(rule -> new Hit(rule.id(), 1, "", 0))
        .toList();
  }

  private List<Rule> syntax(Places places) {
    return IntStream.range(0, rules.rules().size())
        .filter(number -> rules.rules().get(number).syntax().isPresent())
        .filter(number -> places.ofRule(number).length > 0)
        .mapToObj(rules.rules()::get)
        .toList();
  }

  private List<Matching.Match> matches(TextLines lines, Places places, BooleanSupplier stopped) {
    var matches = new ArrayList<Matching.Match>();
    for (int rule = 0; rule < rules.rules().size(); rule++) {
      var at = places.ofRule(rule);
      if (at.length > 0 && !stopped.getAsBoolean()) {
        matches.addAll(matching.find(rules.rules().get(rule), lines, at, stopped));
      }
    }
    return matches;
  }

  static boolean isVendored(String path) {
    return NOT_OURS.matcher(path).find();
  }

  static boolean isBinary(byte[] content) {
    for (int i = 0; i < Math.min(BINARY, content.length); i++) {
      if (content[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private Places places(String path, byte[] bytes, BooleanSupplier stopped) {
    var places = new Places(rules, path, !isVendored(path));
    for (int number = 0; number < rules.rules().size(); number++) {
      var rule = rules.rules().get(number);
      if (rule.keywords().isEmpty() && rule.pattern().isPresent()) {
        places.everywhere(number, bytes.length);
      }
    }
    keywords.scan(bytes, places, _ -> !stopped.getAsBoolean());
    return places;
  }

  private static List<InlineIgnore> ignores(TextLines lines, int[] places) {
    return Arrays.stream(places)
        .limit(MOST_IGNORES)
        .mapToObj(at -> lines.around(at, 0, 0, 2000))
        .flatMap(excerpt -> InlineIgnore.of(excerpt.line(), excerpt.text()).stream())
        .toList();
  }

  /** A secret that several rules see is told once, by the rule that is surest. */
  private static List<Matching.Match> best(List<Matching.Match> matches) {
    return matches.stream()
        .filter(
            match -> !match.rule().isSecret() || matches.stream().noneMatch(o -> o.isBetter(match)))
        .toList();
  }
}
