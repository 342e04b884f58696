package dev.relay.e2e;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A conversation over {@code /v1/realtime}, as a stock Realtime client would have it. */
final class Talk implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final WebSocket socket;

  Talk(URI base, String bearer) {
    var address = URI.create(base.toString().replaceFirst("^http", "ws")).resolve("/v1/realtime");
    socket =
        http.newWebSocketBuilder()
            .header("Authorization", "Bearer " + bearer)
            .buildAsync(address, new Listener())
            .join();
    await(event -> type(event).equals("session.created"));
  }

  /** Sends one user message and asks for the answer. */
  void say(String sentence) {
    var item = JSON.createObjectNode().put("type", "message").put("role", "user");
    item.putArray("content").addObject().put("type", "input_text").put("text", sentence);
    var create = JSON.createObjectNode().put("type", "conversation.item.create");
    create.set("item", item);
    send(create);
    send(JSON.createObjectNode().put("type", "response.create"));
  }

  /** The next spoken answer that contains {@code part}, whatever is said before. */
  String hears(String part) {
    return await(event ->
            type(event).equals("response.output_text.done")
                && event.path("text").asString().contains(part))
        .path("text")
        .asString();
  }

  JsonNode await(Predicate<JsonNode> wanted) {
    try {
      var seen = new StringBuilder();
      for (var event = next(); event != null; event = next()) {
        if (wanted.test(event)) {
          return event;
        }
        seen.append(event).append('\n');
      }
      throw new AssertionError("It did not come; these did:\n" + seen);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private @Nullable JsonNode next() throws InterruptedException {
    return events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private void send(JsonNode event) {
    socket.sendText(event.toString(), true).join();
  }

  private static String type(JsonNode event) {
    return event.path("type").asString();
  }

  @Override
  public void close() {
    socket.abort();
    http.close();
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        events.add(JSON.readTree(text.toString()));
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
