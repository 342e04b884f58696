package dev.relay.voice.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.openai.core.ObjectMappers;
import com.openai.models.realtime.RealtimeServerEvent;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** OpenAI's own client library as the judge of what an event of the protocol looks like. */
public final class Oracle {
  private Oracle() {}

  /** Every event that is not Relay's own must be one that a stock client takes. */
  public static void accepts(List<JsonNode> events) {
    for (var event : events) {
      if (!event.path("type").asString().startsWith("relay.")) {
        assertThatCode(() -> parse(event.toString()).validate())
            .as(event.toPrettyString())
            .doesNotThrowAnyException();
      }
    }
  }

  private static RealtimeServerEvent parse(String json) throws JsonProcessingException {
    return ObjectMappers.jsonMapper().readValue(json, RealtimeServerEvent.class);
  }
}
