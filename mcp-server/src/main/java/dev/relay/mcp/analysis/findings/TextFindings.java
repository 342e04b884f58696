package dev.relay.mcp.analysis.findings;

import com.google.re2j.Pattern;
import dev.relay.mcp.analysis.findings.rule.Rule;
import dev.relay.mcp.analysis.findings.rule.Rule.Kind;
import dev.relay.mcp.analysis.findings.rule.RuleSet;
import dev.relay.mcp.analysis.findings.rule.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the rules found in the text of files. */
final class TextFindings {
  /** What stands there is likelier made up, and seldom runs where it matters. */
  private static final Pattern TRIED =
      Pattern.compile(
          "(?i)(^|/)(tests?|__tests__|spec|specs|fixtures?|testdata|mocks?|examples?|samples?|docs?)/"
              + "|[._-](test|spec)\\.[a-z]+$|_test\\.go$|Tests?\\.java$|\\.(md|adoc|rst)$");

  private static final double LESS = 0.4;

  private final RuleSet rules;

  TextFindings(RuleSet rules) {
    this.rules = rules;
  }

  List<Finding> in(Scanned scanned, Set<Topic> topics) {
    var findings = new ArrayList<Finding>();
    scanned
        .tree()
        .files()
        .forEach((path, facts) -> {
          for (var hit : facts.result().hits()) {
            rules
                .find(hit.rule())
                .filter(
                    rule -> topics.contains(rule.topic()) && !(rule.kind() instanceof Kind.Choice))
                .filter(rule -> rule.isSecret() || !isTried(path))
                .map(rule ->
                    Finding.of(
                        rule, confidence(rule, path), scanned.repository(), path, hit.line()))
                .ifPresent(findings::add);
          }
        });
    return findings;
  }

  static boolean isTried(String path) {
    return TRIED.matcher(path).find();
  }

  static double confidence(Rule rule, String path) {
    var sure = isTried(path) ? rule.confidence() * LESS : rule.confidence();
    return Math.round(sure * 100) / 100.0;
  }
}
