package dev.relay.mcp.analysis.findings.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.mcp.analysis.findings.scan.BlobScan;
import dev.relay.mcp.analysis.findings.scan.Hit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitleaksFileTest {
  private static final String FILE =
      """
      title = "ours"
      [extend]
      useDefault = true
      [[allowlists]]
      paths = ['''^docs/''']
      [[rules]]
      id = "Acme-Token"
      description = "Acme token"
      regex = '''(?i)acme[_-](?P<value>[a-z0-9]{10})'''
      keywords = ["acme"]
      entropy = 2
      [[rules.allowlists]]
      stopwords = ["sample"]
      regexTarget = "line"
      regexes = ['''# not real''']
      [[rules.allowlists]]
      condition = "AND"
      paths = ['''\\.txt$''']
      regexes = ['''acme''']
      [[rules]]
      id = "everywhere"
      regex = '''zz-([0-9]{4})-zz'''
      [[rules]]
      id = "files"
      path = '''(^|/)secret\\.bin$'''
      """;

  private static List<String> hits(String path, String text) {
    var scan = new BlobScan(new RuleSet(GitleaksFile.parse("ours.toml", FILE)));
    return scan.scan(path, text.getBytes(StandardCharsets.UTF_8), () -> false).hits().stream()
        .map(GitleaksFileTest::place)
        .toList();
  }

  private static String place(Hit hit) {
    return hit.rule() + ":" + hit.line();
  }

  @Test
  void readsRulesKeywordsEntropyAndPaths() {
    assertThat(hits("a.txt", "x\nACME_a1b2c3d4e5\n")).containsExactly("acme-token:2");
    assertThat(hits("a.txt", "acme_aaaaaabbbb")).isEmpty();
    assertThat(hits("a/secret.bin", "\0")).containsExactly("files:1");
  }

  @Test
  void findsWithoutAKeywordWhereverItStands() {
    for (int before : List.of(0, 4000, 4090, 6140, 8190, 50_000)) {
      assertThat(hits("a.txt", " ".repeat(before) + "zz-4711-zz" + " ".repeat(9000)))
          .as("after %d", before)
          .containsExactly("everywhere:1");
    }
  }

  @Test
  void leavesOutWhatTheFileAllows() {
    assertThat(hits("docs/a.txt", "acme_a1b2c3d4e5")).isEmpty();
    assertThat(hits("a.txt", "acme_a1b2c3d4e5 # not real")).isEmpty();
    assertThat(hits("a.txt", "acme_sample1234")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "regex = '''((a{100}){100}){100}''' | r.toml, line 4: This pattern repeats so much",
        "regex = '''(a)\\1''' | r.toml, line 4: This is no RE2 pattern",
        "regex = '''a(?=b)''' | r.toml, line 4: This is no RE2 pattern",
        "regex = 7 | r.toml, line 4: Write 'regex' as a text.",
        "regex = '''a | r.toml, line",
        "nothing = 1 | r.toml, line 3: The rule 'a' needs a 'regex' or a 'path'.",
        "regex = 'a(b)'; | r.toml, line 4: This is no TOML.",
        "path = '''[''' | r.toml, line 4: This is no RE2 pattern",
        "regex = '(a)'\\nsecretGroup = 2 | r.toml, line 5: The regex has no group 2.",
        "regex = '(a)'\\nkeywords = [1] | r.toml, line 5: Write 'keywords' as a list of texts."
      })
  void refusesWhatCanNotBeUsedWithItsLine(String line, String sentence) {
    var toml = "# rules\n[[rules]]\nid = 'a'\n" + line.replace("\\n", "\n") + "\n";
    assertThatThrownBy(() -> GitleaksFile.parse("r.toml", toml))
        .isInstanceOf(RuleFileException.class)
        .hasMessageStartingWith(sentence);
  }

  @Test
  void refusesAFileThatIsNestedOrLargeBeyondReason() {
    assertThatThrownBy(() -> GitleaksFile.parse("r.toml", "\na = " + "[".repeat(100_000)))
        .hasMessage("r.toml, line 2: This is nested too deeply.");
    assertThatThrownBy(() -> GitleaksFile.parse("r.toml", "#".repeat(2 << 20)))
        .hasMessageContaining("larger than 1 MB");
  }

  @Test
  void takesPatternsThatOnlyLookDangerous() {
    var toml = "[[rules]]\nid = 'a'\nkeywords = ['a']\nregex = '''(a+)+$'''\n";
    var scan = new BlobScan(new RuleSet(GitleaksFile.parse("r.toml", toml)));
    var text = ("a".repeat(5000) + "!\n").getBytes(StandardCharsets.UTF_8);
    assertThat(scan.scan("a.txt", text, () -> false).hits()).isEmpty();
  }
}
