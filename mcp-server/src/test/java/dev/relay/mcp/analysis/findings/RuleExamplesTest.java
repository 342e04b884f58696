package dev.relay.mcp.analysis.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.analysis.findings.Examples.Example;
import dev.relay.mcp.analysis.findings.rule.Rule;
import dev.relay.mcp.analysis.findings.rule.Rule.Kind;
import dev.relay.mcp.analysis.findings.rule.RuleSet;
import dev.relay.mcp.analysis.findings.scan.BlobScan;
import dev.relay.mcp.analysis.findings.scan.Hit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleExamplesTest {
  private static final BlobScan SCAN = new BlobScan(new RuleSet(Rules.own()));

  static Stream<Example> examples() {
    return Stream.of("secrets.yaml", "code.yaml").flatMap(name -> Examples.read(name).stream());
  }

  private static List<Hit> hits(String path, String text) {
    return SCAN.scan(path, text.getBytes(StandardCharsets.UTF_8), () -> false).hits();
  }

  private static List<String> rules(Example example, String text) {
    var hits =
        example.path().isEmpty() ? hits(text, "\0binary") : hits(example.path(), "\n" + text);
    return hits.stream().map(Hit::rule).toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void findsWhatTheRuleIsAbout(Example example) {
    assertThat(rules(example, example.yes())).contains(example.rule());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void passesOverWhatOnlyLooksLikeIt(Example example) {
    assertThat(rules(example, example.no())).doesNotContain(example.rule());
  }

  @Test
  void everyRuleThatAccusesHasExamples() {
    var shown = examples().map(Example::rule).collect(Collectors.toSet());
    var accusing =
        Rules.own().stream()
            .filter(rule -> !(rule.kind() instanceof Kind.Choice))
            .filter(rule -> rule.syntax().isEmpty());
    assertThat(accusing.map(Rule::id)).isSubsetOf(shown);
  }

  @Test
  void knowsMoreThanEightyFormatsOfSecrets() {
    var secrets =
        Rules.own().stream().filter(rule -> rule.isSecret() && !rule.keywords().isEmpty());
    assertThat(secrets.count()).isGreaterThan(80);
  }

  @Test
  void tellsOneSecretOnceWhereSeveralRulesSeeIt() {
    var text = Examples.filled("password = \"ghp_{x36}\"");
    assertThat(hits("a.txt", text)).extracting(Hit::rule).containsExactly("github-personal-token");
  }

  @Test
  void passesOverWhatPeopleWriteInPlaceOfASecret() {
    assertThat(hits("a.txt", "password = \"your-password-here-1\"\ntoken: \"${TOKEN_OF_ADA}\"\n"))
        .isEmpty();
    assertThat(hits("a.txt", "key = AKIA" + "IOSFODNN7" + "EXAMPLE")).isEmpty();
    assertThat(hits("a.txt", "t = ghp_" + "x".repeat(36))).isEmpty();
  }

  @Test
  void looksForRiskyCodeOnlyInOnesOwn() {
    assertThat(hits("node_modules/a/a.js", "eval(text)")).isEmpty();
    assertThat(hits("src/a.min.js", "eval(text)")).isEmpty();
    assertThat(hits("src/a.js", "// eval(text)")).isEmpty();
    assertThat(hits("vendor/a.txt", Examples.filled("ghp_{x36}"))).hasSize(1);
  }

  @Test
  void hidesNoSecretBehindAThousandOtherFindings() {
    var text = "eval(text);\ne.innerHTML = name;\nsave().catch(() => {});\n".repeat(1000);
    var hits = hits("a.js", text + Examples.filled("ghp_{x36}"));
    assertThat(hits).hasSize(201);
    assertThat(hits.getLast()).extracting(Hit::line).isEqualTo(3001);
  }
}
