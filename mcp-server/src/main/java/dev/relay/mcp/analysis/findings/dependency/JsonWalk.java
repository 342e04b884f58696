package dev.relay.mcp.analysis.findings.dependency;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Goes through a JSON file once, however large it is. */
final class JsonWalk {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonWalk() {}

  interface Texts {
    /**
     * @param path the names that lead to it; lists have none. Not kept
     */
    void text(List<String> path, String text, int line);
  }

  /** Throws {@link UnreadableVersions}. */
  static void texts(String json, Texts texts) {
    try (var parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      walk(parser, texts);
    } catch (JacksonException e) {
      throw new UnreadableVersions("it is no JSON", e);
    }
  }

  private static void walk(JsonParser parser, Texts texts) {
    var path = new ArrayList<String>();
    for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token == JsonToken.PROPERTY_NAME) {
        path.add(parser.currentName());
        continue;
      }
      if (token == JsonToken.VALUE_STRING) {
        var line = parser.currentTokenLocation().getLineNr();
        texts.text(path, parser.getString(), line);
      }
      var ends = token.isScalarValue() || token.isStructEnd();
      if (ends && !parser.streamReadContext().inArray() && !path.isEmpty()) {
        path.removeLast();
      }
    }
  }
}
