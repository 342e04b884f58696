package dev.relay.mcp.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StdioBridgeTest {
  private static final String INITIALIZE =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{}}\n";
  private static final String INITIALIZED =
      "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private FakeRelay relay;

  @BeforeEach
  void start() throws IOException {
    relay = new FakeRelay();
  }

  @AfterEach
  void stop() {
    relay.close();
  }

  @Test
  void bridgesASessionFromInitializeToItsEnd() throws Exception {
    bridge(
        INITIALIZE
            + INITIALIZED
            + "\n{\"id\":\"a\",\"method\":\"tools/list\",\"jsonrpc\":\"2.0\"}\n");

    assertThat(lines())
        .containsExactly(
            "{\"jsonrpc\":\"2.0\",  \"id\":1,\"result\":{\"protocolVersion\":\"2025-11-25\"}}",
            "{\"method\":\"notifications/progress\"}",
            "{\"id\":\"a\",\"result\":\"2025-11-25 ü\"}");
    assertThat(relay.received.getFirst()).startsWith("POST null {");
    assertThat(relay.received.getLast()).isEqualTo("DELETE one ");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void opensTheSessionAgainWhenRelayWasRestarted() throws Exception {
    var writing = new PipedOutputStream();
    var reading = new PipedInputStream(writing);
    var bridge = Thread.ofVirtual().start(() -> bridge(reading));
    write(writing, INITIALIZE + INITIALIZED + "{\"id\":2,\"method\":\"first\"}\n");
    Await.until(() -> lines().size() == 3);
    relay.session = "two";
    write(writing, "{\"id\":3,\"method\":\"second\"}\n");
    writing.close();
    bridge.join();

    assertThat(lines()).hasSize(5).last().asString().startsWith("{\"id\":3,\"result\"");
    assertThat(relay.received.getLast()).isEqualTo("DELETE two ");
  }

  @Test
  void answersEveryRequestEvenWhenRelayFails() throws Exception {
    bridge(INITIALIZE + "no json\n{\"id\":{\"odd\":[1,\"}\"]},\"method\":\"explode\"}\n");

    assertThat(lines())
        .contains(
            "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"this line is no JSON object\"}}",
            "{\"jsonrpc\":\"2.0\",\"id\":{\"odd\":[1,\"}\"]},\"error\":{\"code\":-32603,\"message\":\"Relay answered 500\"}}");
  }

  @Test
  void saysThatRelayIsGone() throws Exception {
    relay.close();
    bridge(INITIALIZE);
    assertThat(lines()).singleElement().asString().contains("\"id\":1", "Relay does not answer");
  }

  private void bridge(String input) {
    bridge(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
  }

  private void bridge(InputStream in) {
    var printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    var session = new Session(relay::endpoint, line -> printed.print(line + "\n"));
    try {
      new StdioBridge(session, printed, new PrintStream(err, true, StandardCharsets.UTF_8)).run(in);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static void write(PipedOutputStream to, String text) throws IOException {
    to.write(text.getBytes(StandardCharsets.UTF_8));
    to.flush();
  }
}
