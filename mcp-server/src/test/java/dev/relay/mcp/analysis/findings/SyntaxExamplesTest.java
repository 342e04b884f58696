package dev.relay.mcp.analysis.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.analysis.findings.rule.Rule;
import dev.relay.mcp.analysis.findings.rule.RuleFile;
import dev.relay.mcp.analysis.findings.rule.RuleSet;
import dev.relay.mcp.analysis.findings.scan.BlobScan;
import dev.relay.mcp.analysis.findings.scan.Hit;
import dev.relay.mcp.analysis.findings.scan.SyntaxScan;
import dev.relay.mcp.analysis.findings.scan.TreeScans;
import dev.relay.mcp.analysis.findings.syntax.ParsedSyntax;
import dev.relay.mcp.analysis.symbols.worker.SymbolWorker;
import dev.relay.repo.git.Repos;
import dev.relay.repo.git.Sha;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Rules about syntax find what stands beside them as an example, through the real worker. */
class SyntaxExamplesTest {
  private static final Map<String, List<String>> FILES =
      Map.of(
          "java", List.of("A.java"),
          "kotlin", List.of("A.kt"),
          "javascript", List.of("a.js"),
          "typescript", List.of("a.ts", "a.tsx"),
          "python", List.of("a.py"),
          "go", List.of("a.go"));

  private static final BlobScan SCAN = new BlobScan(new RuleSet(Rules.own()));

  @TempDir private static Path dir;
  private static SymbolWorker worker;
  private static Map<Example, SyntaxScan.Answer> answers = new LinkedHashMap<>();

  record Example(String rule, String path, String text, boolean isFound) {
    @Override
    public String toString() {
      return rule + " " + path + (isFound ? " yes" : " no");
    }
  }

  @BeforeAll
  static void parse() {
    worker = new SymbolWorker(dir.resolve("worker"));
    var syntax = new ParsedSyntax(worker);
    examples().forEach(each -> answers.put(each, syntax.find(List.of(file(each)))));
  }

  @AfterAll
  static void close() {
    worker.close();
    answers = Map.of();
  }

  /** As far as the keywords let it through. */
  private static SyntaxScan.File file(Example example) {
    var bytes = example.text().getBytes(StandardCharsets.UTF_8);
    var rules =
        SCAN.scan(example.path(), bytes, () -> false).syntax().stream()
            .filter(rule -> rule.id().equals(example.rule()))
            .toList();
    var blob = new Sha("%040x".formatted(example.hashCode() & 0xffffffffL));
    return new SyntaxScan.File(blob, example.path(), example.text(), rules);
  }

  static Stream<Example> examples() {
    try (var in = Rules.class.getResourceAsStream("syntax.yaml")) {
      Map<String, List<Map<String, Object>>> file = new Yaml().load(in);
      var examples = new ArrayList<Example>();
      for (var rule : file.getOrDefault("rules", List.of())) {
        for (var language : (List<?>) rule.getOrDefault("languages", List.of())) {
          for (var path : FILES.getOrDefault(String.valueOf(language), List.of())) {
            var id = String.valueOf(rule.get("id"));
            examples.add(new Example(id, path, String.valueOf(rule.get("yes")), true));
            examples.add(new Example(id, path, String.valueOf(rule.get("no")), false));
          }
        }
      }
      return examples.stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void findsWhatIsMeantAndPassesOverTheRest(Example example) {
    var answer = Objects.requireNonNull(answers.get(example));
    assertThat(answer.notes()).isEmpty();
    assertThat(answer.hits().getFirst().isEmpty()).isNotEqualTo(example.isFound());
  }

  @Test
  void everyRuleAboutSyntaxHasBothInAFileOfItsLanguage() {
    var shown = examples().map(Example::rule).collect(Collectors.toSet());
    var all = Rules.own().stream().filter(rule -> rule.syntax().isPresent()).map(Rule::id).toList();
    assertThat(shown).containsExactlyInAnyOrderElementsOf(all);
    assertThat(examples().map(Example::text)).doesNotContain("null");
  }

  @Test
  void saysWhereAGrammarRefusesAQuery() {
    var rule =
        RuleFile.parse(
                "r.yaml",
                "rules:\n  - {id: odd-one, title: t, why: w, fix: f, topic: errors, severity: low,"
                    + " languages: [java], keywords: [a], query: '(no_such_node) @found'}\n")
            .getFirst();
    var file = new SyntaxScan.File(new Sha("a".repeat(40)), "A.java", "class A {}", List.of(rule));
    assertThat(new ParsedSyntax(worker).find(List.of(file)).notes())
        .containsExactly("The query of rule 'odd-one' is none for java.");
  }

  @Test
  void findsInRepositoriesAndParsesOnlyWhatChanged(@TempDir Path other) {
    var repos = new Repos(other);
    var text = "try { go(); } catch (e) { }\n// relay:ignore js-empty-catch it is tried again\n";
    var repository = repos.remote("web", Map.of("src/a.ts", text + text, "src/b.ts", "go();\n"));
    var asked = new ArrayList<String>();
    var parsed = new ParsedSyntax(worker);
    SyntaxScan syntax =
        files -> {
          files.forEach(file -> asked.add(file.path()));
          return parsed.find(files);
        };
    var scans = new TreeScans(repos.git(), SCAN, syntax);
    var mirror = repos.mirrors().gitDir(repository);
    var first = scans.of(mirror, "main", repos.mirrors().refresh(repository), () -> false);
    assertThat(hits(Objects.requireNonNull(first.files().get("src/a.ts")).result().hits()))
        .containsExactly("js-empty-catch 1", "js-empty-catch 3");
    repos.commit(repository, "one more", Map.of("src/c.ts", text));
    var next = scans.of(mirror, "main", repos.mirrors().refresh(repository), () -> false);
    assertThat(next.files()).containsKeys("src/a.ts", "src/c.ts");
    assertThat(asked).containsExactly("src/a.ts", "src/c.ts");
  }

  private static List<String> hits(List<Hit> hits) {
    return hits.stream().map(hit -> hit.rule() + " " + hit.line()).toList();
  }
}
