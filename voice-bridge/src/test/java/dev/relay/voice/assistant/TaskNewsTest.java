package dev.relay.voice.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.task.TaskState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class TaskNewsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  record Example(String events, String told) {}

  @ParameterizedTest
  @MethodSource("corpus")
  void tells(Example example) {
    var news = new TaskNews("");
    var told = Optional.<String>empty();
    for (var event : events(example.events())) {
      told = news.hear(event);
    }
    assertThat(told.orElse("-")).isEqualTo(example.told());
  }

  @ParameterizedTest
  @EnumSource(TaskState.class)
  void hasASentenceForEveryEndAndKnowsThatItIsOne(TaskState state) {
    var event = to(state, "What happened.");
    assertThat(TaskNews.isLast(event)).isEqualTo(state.isFinal());
    if (state.isFinal()) {
      assertThat(new TaskNews("").hear(event)).hasValue("What happened.");
      assertThat(new TaskNews("").hear(to(state, "")).orElse("")).endsWith(".");
    }
  }

  @Test
  void coversEveryEnd() throws IOException {
    var all = corpus().toString();
    for (var state : TaskState.values()) {
      if (state.isFinal()) {
        assertThat(all).contains("\"to\":\"" + state.name().toLowerCase(Locale.ROOT) + "\"");
      }
    }
  }

  private static JsonNode to(TaskState state, String sentence) {
    return JSON.createObjectNode()
        .put("type", "state_changed")
        .put("to", state.name().toLowerCase(Locale.ROOT))
        .put("sentence", sentence);
  }

  private static List<JsonNode> events(String line) {
    try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(line)) {
      return values.readAll();
    }
  }

  static List<Example> corpus() throws IOException {
    try (var stream = TaskNewsTest.class.getResourceAsStream("/assistant/news.txt")) {
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
