package dev.relay.mcp.cli;

import java.net.http.HttpResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Relay answered to something that worked. */
record Answer(String body) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int FIRST_FAILURE = 400;

  /** Throws {@link Failure} with Relay's own sentence when it refused. */
  static Answer of(HttpResponse<String> response) {
    if (response.statusCode() < FIRST_FAILURE) {
      return new Answer(response.body());
    }
    throw new Failure(sentence(response));
  }

  private static String sentence(HttpResponse<String> response) {
    try {
      var told = Json.text(JSON.readTree(response.body()).path("error"), "message");
      if (!told.isEmpty()) {
        return told;
      }
    } catch (JacksonException e) {
      // something else than Relay answered
    }
    return "Relay answered " + response.statusCode() + "; its log may say why.";
  }

  JsonNode json() {
    return JSON.readTree(body);
  }

  static String write(Object value) {
    return JSON.writeValueAsString(value);
  }
}
