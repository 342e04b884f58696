package dev.relay.mcp.transport.stateless;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.transport.conformance.FixtureServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whole exchanges of the stateless revision: what is sent ({@code >}) and what comes back ({@code
 * <}). {@code -Dsnapshots.write=true} writes the answers anew.
 */
class GoldenTest {
  private static final boolean WRITE = Boolean.getBoolean("snapshots.write");
  private static final Path FOLDER = Path.of("src/test/resources/stateless");
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
  private static FixtureServer server;

  @BeforeAll
  static void start() {
    server = FixtureServer.start(0);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static List<String> exchanges() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void answersAsBefore(String name) throws Exception {
    var file = FOLDER.resolve(name);
    var lines = Files.readAllLines(file);
    var sent = lines.stream().filter(line -> line.startsWith("> ")).toList();
    var whole =
        Stream.concat(sent.stream(), answer(sent).stream().map(line -> ("< " + line).strip()))
            .toList();
    if (WRITE) {
      Files.write(file, whole);
    }
    assertThat(whole).isEqualTo(lines);
  }

  private static List<String> answer(List<String> sent) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(server.url()))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .header("MCP-Protocol-Version", "2026-07-28");
    for (var line : sent.subList(0, sent.size() - 1)) {
      var header = line.substring(2).split(": ", 2);
      request.setHeader(header[0], header[1]);
    }
    var body = sent.getLast().substring(2);
    var answer =
        HTTP.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    return Stream.concat(Stream.of(status(answer)), steady(answer.body()).lines())
        .filter(line -> !line.isBlank())
        .map(GoldenTest::sorted)
        .collect(Collectors.toList());
  }

  private static String status(HttpResponse<String> answer) {
    return answer.statusCode()
        + answer.headers().firstValue("content-type").map(type -> " " + type).orElse("");
  }

  /** Objects have no order. */
  private static String sorted(String line) {
    var json = line.indexOf('{');
    return json < 0
        ? line
        : line.substring(0, json)
            + JSON.writeValueAsString(JSON.readValue(line.substring(json), Map.class));
  }

  /** What differs in every run. */
  private static String steady(String body) {
    return body.replaceAll("\"taskId\":\"[^\"]*\"", "\"taskId\":\"TASK\"")
        .replaceAll("\"(createdAt|lastUpdatedAt)\":\"[^\"]*\"", "\"$1\":\"TIME\"")
        .replaceAll("\"ttlMs\":36000\\d\\d", "\"ttlMs\":3600000")
        .replaceAll("\"requestState\":\"[^\"]*\"", "\"requestState\":\"STATE\"")
        .replaceAll("details under [\\w-]+", "details under ID");
  }
}
