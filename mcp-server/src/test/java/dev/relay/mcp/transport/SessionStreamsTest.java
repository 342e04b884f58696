package dev.relay.mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.Await;
import dev.relay.mcp.transport.conformance.FixtureServer;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that break and go on, and sessions that end when they should and not before. */
class SessionStreamsTest {
  private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.EPOCH);
  private static final McpSessions SESSIONS = new McpSessions(2, Duration.ofMinutes(30), NOW::get);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static FixtureServer server;

  @BeforeAll
  static void start() {
    server = FixtureServer.start(0, SESSIONS);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void goesOnAfterTheLastEventThatWasSeen() throws Exception {
    var session = open();
    var call =
        request(session)
            .header("Accept", "text/event-stream, application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\",\"params\":"
                        + "{\"name\":\"slow_compute\",\"arguments\":{\"seconds\":0.5}}}"));
    var broken = HTTP.send(call.build(), BodyHandlers.ofInputStream());
    String seen;
    try (var events = lines(broken)) {
      var first = events.lines().filter(line -> line.startsWith("id:")).findFirst();
      seen = first.orElseThrow().substring("id:".length()).strip();
    }
    var resumed =
        HTTP.sendAsync(
                request(session)
                    .header("Accept", "text/event-stream")
                    .header("Last-Event-ID", seen)
                    .GET()
                    .build(),
                BodyHandlers.ofString())
            .get(30, TimeUnit.SECONDS);
    assertThat(resumed.body()).contains("\"id\":5", "Computed for 0.5 s");
    delete(session);
  }

  @ParameterizedTest
  @ValueSource(strings = {"s99:1", "nonsense", "s1:-1", ":"})
  void listensAfreshAfterAnEventThatIsNotKept(String event) throws Exception {
    var session = open();
    var answer =
        HTTP.send(
            request(session)
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", event)
                .GET()
                .build(),
            BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    answer.body().close();
    delete(session);
  }

  @Test
  void keepsWhoOnlyListensAndEndsWhoIsIdle() throws Exception {
    var listener = open();
    var idle = open();
    var stream =
        HTTP.send(
            request(listener).header("Accept", "text/event-stream").GET().build(),
            BodyHandlers.ofInputStream());
    assertThat(stream.statusCode()).isEqualTo(200);
    NOW.updateAndGet(now -> now.plus(Duration.ofHours(2)));
    SESSIONS.endIdle();
    assertThat(ping(listener)).isEqualTo(200);
    assertThat(ping(idle)).isEqualTo(404);
    var another = open();
    NOW.updateAndGet(now -> now.plus(Duration.ofMinutes(1)));
    var third = open();
    assertThat(ping(another)).as("the oldest that nobody listens to made room").isEqualTo(404);
    assertThat(ping(listener)).isEqualTo(200);
    stream.body().close();
    Await.until(
        () -> {
          NOW.updateAndGet(now -> now.plus(Duration.ofHours(2)));
          SESSIONS.endIdle();
          return SESSIONS.count();
        },
        count -> count == 0);
    assertThat(ping(third)).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"jsonrpc\":\"2.0\",\"id\":{\"a\":1},\"method\":\"ping\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":[1]}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":5}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"greet\",\"arguments\":\"x\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"resources/read\",\"params\":{}}",
        "{\"jsonrpc\":\"2.0\",\"id\":99,\"result\":{}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"protocol_error_job\",\"arguments\":{}}}"
      })
  void tellsWhatIsWrongInASentence(String body) throws Exception {
    var session = open();
    var answer =
        HTTP.send(
            request(session)
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isLessThan(500);
    assertThat(answer.body())
        .contains("\"error\":{", "\"message\":\"")
        .doesNotContain("Exception", "breaks the protocol", "jackson", "\tat ")
        .hasSizeLessThan(500);
    assertThat(ping(session)).isEqualTo(200);
    delete(session);
  }

  @Test
  void asksWhileTheCallWaits() {
    var transport =
        HttpClientStreamableHttpTransport.builder(server.url().replace("/mcp", ""))
            .endpoint("/mcp")
            .build();
    var client =
        McpClient.sync(transport)
            .capabilities(McpSchema.ClientCapabilities.builder().elicitation().build())
            .elicitation(_ ->
                McpSchema.ElicitResult.builder(McpSchema.ElicitResult.Action.ACCEPT)
                    .content(Map.of("name", "Ada"))
                    .build())
            .build();
    try (client) {
      client.initialize();
      var tool = "test_input_required_result_elicitation";
      var answer =
          client.callTool(McpSchema.CallToolRequest.builder(tool).arguments(Map.of()).build());
      assertThat(answer.content().toString()).contains("name=Ada");
      client.closeGracefully();
    }
  }

  @Test
  void refusesTenMegabytesAndGoesOn() throws Exception {
    var session = open();
    var answer =
        HTTP.send(
            request(session).POST(BodyPublishers.ofString("x".repeat(10 << 20))).build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(ping(session)).isEqualTo(200);
    delete(session);
  }

  private static String open() throws Exception {
    var body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\","
            + "\"capabilities\":{},\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}}";
    var request =
        HttpRequest.newBuilder(URI.create(server.url())).POST(BodyPublishers.ofString(body));
    var answer = HTTP.send(request.build(), BodyHandlers.ofString());
    return answer.headers().firstValue("mcp-session-id").orElseThrow();
  }

  private static HttpRequest.Builder request(String session) {
    return HttpRequest.newBuilder(URI.create(server.url()))
        .header("Mcp-Session-Id", session)
        .header("MCP-Protocol-Version", "2025-11-25");
  }

  private static int ping(String session) throws IOException, InterruptedException {
    var ping = BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}");
    return HTTP.send(request(session).POST(ping).build(), BodyHandlers.ofString()).statusCode();
  }

  private static void delete(String session) throws IOException, InterruptedException {
    HTTP.send(request(session).DELETE().build(), BodyHandlers.discarding());
  }

  private static BufferedReader lines(HttpResponse<java.io.InputStream> answer) {
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }
}
