package dev.relay.voice.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.voice.assistant.Assistant.Call;
import dev.relay.voice.assistant.Assistant.Say;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

final class IntentAssistantTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final IntentAssistant assistant =
      new IntentAssistant(() -> List.of("shared-api", "backend", "frontend"));

  record Example(String words, String meaning) {}

  @ParameterizedTest
  @MethodSource("corpus")
  void understands(Example example) {
    var reply = assistant.answer(example.words());
    var expected = example.meaning().split(" ", 2);
    if (expected[0].equals("say")) {
      assertThat(reply).isInstanceOf(Say.class);
      assertThat(((Say) reply).sentence()).contains(expected[1]);
    } else {
      assertThat(reply).isInstanceOf(Call.class);
      var call = ((Call) reply).call();
      assertThat(call.tool()).isEqualTo(expected[0]);
      assertThat(call.arguments()).isEqualTo(JSON.readTree(expected[1]));
    }
  }

  @Test
  void knowsEnoughWaysToSayThings() throws IOException {
    assertThat(corpus()).hasSizeGreaterThan(80);
  }

  @Test
  void neverApprovesByWords() throws IOException {
    for (var example : corpus()) {
      if (assistant.answer(example.words()) instanceof Call call) {
        assertThat(call.call().arguments().toString()).doesNotContain("approve");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void startsNothingForAQuestionOrSmallTalk(String words) {
    switch (assistant.answer(words)) {
      case Say say -> assertThat(say.sentence()).endsWith(".");
      case Call call ->
          assertThat(call.call().tool())
              .isIn("status", "diff", "search", "symbols", "analyze", "read", "workspaces");
    }
  }

  @Test
  void asksBackWhenAQuestionMayHaveBeenARequest() {
    var reply = (Say) assistant.answer("add a health endpoint to backend?");
    assertThat(reply.sentence())
        .isEqualTo(
            "Was that a request? Then say it again as one: please add a health endpoint to backend.");
    assertThat(assistant.answer("please add a health endpoint to backend."))
        .isInstanceOf(Call.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\n\t", "?", "…", "\u0000"})
  void answersSilenceWithASentence(String words) {
    assertThat(assistant.answer(words)).isInstanceOf(Say.class);
  }

  @Test
  void answersALongSpeechWithASentenceAndSoon() {
    assertThat(assistant.answer("rename a ".repeat(400) + "to b")).isNotNull();
    assertThat(assistant.answer("word ".repeat(10_000))).isInstanceOf(Say.class);
    assertThat(assistant.answer("find the " + "a in b ".repeat(500))).isNotNull();
    assertThat(assistant.answer(" , please".repeat(400))).isNotNull();
  }

  static List<String> questions() throws IOException {
    try (var stream = IntentAssistantTest.class.getResourceAsStream("/assistant/questions.txt")) {
      assertThat(stream).isNotNull();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }

  static List<Example> corpus() throws IOException {
    try (var stream = IntentAssistantTest.class.getResourceAsStream("/assistant/utterances.txt")) {
      assertThat(stream).isNotNull();
      var examples = new ArrayList<Example>();
      for (var line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.isBlank() && !line.startsWith("#")) {
          var parts = line.split(" \\| ", 2);
          examples.add(new Example(parts[0], parts[1].strip()));
        }
      }
      return examples;
    }
  }
}
