package dev.relay.voice.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who depends on whom, and why, as it is said; the words that ask are in utterances.txt. */
final class GraphSentencesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final IntentAssistant assistant =
      new IntentAssistant(() -> java.util.List.of("api", "backend", "frontend", "mobile"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "what does backend depend on | Backend depends on api, because of pom.xml:14.",
        "why does backend depend on api | Backend depends on api, because of pom.xml:14.",
        "what does api depend on | Api depends on no other repository here.",
        "what does mobile depend on | Mobile depends on backend and frontend: backend because of"
            + " go.mod:3, frontend because the workspace says so.",
        "what depends on api | Backend and frontend depend on api: backend because of pom.xml:14,"
            + " frontend because of package.json:9. Through them, mobile depends on it too.",
        "what depends on frontend | Mobile depends on frontend, because the workspace says so.",
        "what depends on mobile | Nothing depends on mobile.",
        "analyze frontend | Frontend depends on api, because of package.json:9. Mobile depends on"
            + " frontend, because the workspace says so.",
      })
  void saysWhoDependsOnWhomAndWhy(String words, String sentence) {
    var call = ((Assistant.Call) assistant.answer(words)).call();
    assertThat(assistant.tell(call, output(call.arguments().path("repository").asString())))
        .isEqualTo(sentence);
  }

  /** As the tool answers: all edges, and all that depend on the repository in the end. */
  private static JsonNode output(String repository) {
    var dependents =
        switch (repository) {
          case "api" -> "['backend','frontend','mobile']";
          case "backend", "frontend" -> "['mobile']";
          default -> "[]";
        };
    return JSON.readTree(
        ("{'workspace':{'name':'shop','edges':["
                + "{'from':'backend','to':'api','evidence':'pom.xml:14'},"
                + "{'from':'frontend','to':'api','evidence':'package.json:9'},"
                + "{'from':'mobile','to':'backend','evidence':'go.mod:3'},"
                + "{'from':'mobile','to':'frontend','evidence':'dependencies'}]},"
                + "'dependents':"
                + dependents
                + "}")
            .replace('\'', '"'));
  }
}
