package dev.relay.mcp.analysis.findings.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileTest {
  private static final String DEFAULTS =
      "defaults: {topic: errors, severity: low, title: T, why: W., fix: F.}\nrules:\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "- {id: a-b, keywords: [x], pattern: '((x{100}){100}){100}'} | 3: This pattern repeats so much",
        "- {id: a-b, keywords: [x], pattern: 'x(?!y)'} | 3: This is no RE2 pattern",
        "- {id: a-b, pattern: x} | 3: A pattern needs 'keywords'",
        "- {id: a-b} | 3: A rule needs a 'pattern', a 'query' or 'paths'.",
        "- {id: A_b, paths: ['*']} | 3: Write an id in lower case",
        "- {id: a-b, paths: ['*'], severity: worst} | 3: 'worst' is no severity.",
        "- {id: a-b, paths: ['{a'] } | 3: The braces of the glob '{a' do not match.",
        "- {id: a-b, paths: ['*'], languages: [cobol]} | 3: There is no language 'cobol'",
        "- {id: a-b, paths: ['*'], colour: red} | 3: Unknown key 'colour'",
        "- {id: a-b, paths: ['*'], id: c} | 3: The key 'id' stands twice",
        "- {id: a-b, paths: ['*'], confidence: 7} | 3: 'confidence' is a number from 0 to 1.",
        "- {id: a-b, keywords: [x], pattern: x, group: 2} | 3: The pattern has no group 2.",
        "- {id: a-b, keywords: x, pattern: x} | 3: Write 'keywords' as a list.",
        "- [a] | 3: Write this as 'key: value' pairs.",
        "- {id: a-b | 4: This is no YAML"
      })
  void refusesWhatCanNotBeUsedWithItsLine(String rule, String sentence) {
    assertThatThrownBy(() -> RuleFile.parse("r.yaml", DEFAULTS + "  " + rule + "\n"))
        .isInstanceOf(RuleFileException.class)
        .hasMessageStartingWith("r.yaml, line " + sentence);
  }

  @Test
  void refusesNothingAndTwoOfOneName() {
    assertThatThrownBy(() -> RuleFile.parse("r.yaml", ""))
        .hasMessageContaining("line 1: It is empty");
    var two = DEFAULTS + "  - {id: a-b, paths: ['*']}\n  - {id: a-b, paths: ['*']}\n";
    assertThatThrownBy(() -> RuleFile.parse("r.yaml", two))
        .hasMessage("r.yaml, line 4: There are two rules 'a-b'; rename one.");
  }

  @Test
  void matchesPathsAsGitDoes() {
    assertThat(covered("*.java", "a/b/C.java", "C.java", "C.javac"))
        .containsExactly(true, true, false);
    assertThat(covered("src/**", "src/a/b", "x/src/a")).containsExactly(true, false);
    assertThat(covered("**/a/*.{ts,js}", "a/x.ts", "b/a/x.js", "a/b/x.ts"))
        .containsExactly(true, true, false);
    assertThat(covered("/pom.xml", "pom.xml", "a/pom.xml")).containsExactly(true, false);
  }

  private static List<Boolean> covered(String glob, String... paths) {
    var pattern = PathGlob.compile(glob);
    return java.util.Arrays.stream(paths).map(path -> pattern.matcher(path).find()).toList();
  }

  @Test
  void findsEveryKeywordThatPlainSearchFinds() {
    var random = new Random(7);
    for (int round = 0; round < 200; round++) {
      var words = new ArrayList<String>();
      for (int i = 0; i < 6; i++) {
        words.add(text(random, 1 + random.nextInt(4)));
      }
      var text = text(random, 60);
      var expected = new ArrayList<String>();
      for (int at = 0; at < text.length(); at++) {
        for (int word = 0; word < words.size(); word++) {
          if (text.substring(0, at + 1).endsWith(words.get(word))) {
            expected.add(word + "@" + at);
          }
        }
      }
      var found = new ArrayList<String>();
      new KeywordIndex(words)
          .scan(
              text.toUpperCase(java.util.Locale.ROOT).getBytes(StandardCharsets.UTF_8),
              (word, at) -> found.add(word + "@" + at),
              _ -> true);
      assertThat(found).as(words + " in " + text).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static String text(Random random, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("abc".charAt(random.nextInt(3)));
    }
    return text.toString();
  }
}
