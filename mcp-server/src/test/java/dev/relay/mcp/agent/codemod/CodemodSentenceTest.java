package dev.relay.mcp.agent.codemod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.agent.codemod.CodemodSentence.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodemodSentenceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "rename the field userName to displayName in all repositories",
        "Rename userName to displayName.",
        "please rename the field `userName` to `displayName` everywhere",
        "can you rename userName into displayName across the workspace?",
        "rename \"userName\" -> \"displayName\"",
        "rename userName→displayName",
        "change the name of the field userName to displayName in every repo",
        "rename the field user name to display name in all repositories",
        "Rename all occurrences of userName to displayName, please."
      })
  void understandsRenames(String sentence) {
    assertThat(CodemodSentence.parse(sentence))
        .contains(new CodemodSentence(Kind.RENAME, "userName", "displayName", List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replace foo with bar in backend|foo|bar|backend",
        "replace 'hello world' by \"good bye\" in backend and frontend|hello world|good bye|backend;frontend",
        "replace http://a.b/c with https://a.b/c in the shared-api repository|http://a.b/c|https://a.b/c|shared-api",
        "Replace all occurrences of x.y with z in a, b and c.|x.y|z|a;b;c",
        "replace foo with bar|foo|bar|"
      })
  void understandsReplacements(String sentence, String from, String to, String scope) {
    var names = scope == null ? List.<String>of() : List.of(scope.split(";"));
    assertThat(CodemodSentence.parse(sentence))
        .contains(new CodemodSentence(Kind.REPLACE, from, to, names));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "add a health endpoint to the backend",
        "rename it",
        "what changed?",
        "make the tests pass",
        ""
      })
  void leavesOtherSentencesToOthers(String sentence) {
    assertThat(CodemodSentence.parse(sentence)).isEmpty();
  }

  @Test
  void keepsAScopeOfARename() {
    assertThat(
            CodemodSentence.parse("rename the class Foo to Bar in backend").orElseThrow().scope())
        .containsExactly("backend");
  }
}
