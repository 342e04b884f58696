package dev.relay.voice.testkit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the realtime endpoint that keeps everything it hears. */
public final class RealtimeClient implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int SECONDS = Integer.getInteger("relay.patience", 60);

  /** Stands for a close code when there was none to read. */
  public static final int RESET = -1;

  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<JsonNode> unread = new LinkedBlockingQueue<>();
  private final List<JsonNode> heard = new ArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private volatile String closeReason = "";
  private final StringBuilder partial = new StringBuilder();
  private WebSocket socket;

  private RealtimeClient() {}

  /** Connects with the token of the tests and waits for {@code relay.conversation}. */
  public static RealtimeClient join(URI base, String conversation) {
    var client = connect(base, conversation, "Authorization", "Bearer good");
    client.next("session.created");
    client.next("relay.conversation");
    return client;
  }

  public static RealtimeClient connect(URI base, String conversation, String... headers) {
    return connect(base, conversation, List.of(), headers);
  }

  /** As Relay's own page does: with a cookie, its own origin, and the key as a subprotocol. */
  public static RealtimeClient asPage(URI base, String cookie, String pageKey) {
    var origin = "http://" + base.getAuthority();
    return connect(base, "", List.of("relay-key." + pageKey), "Cookie", cookie, "Origin", origin);
  }

  private static RealtimeClient connect(
      URI base, String conversation, List<String> subprotocols, String... headers) {
    var client = new RealtimeClient();
    var query = conversation.isEmpty() ? "" : "?conversation=" + conversation;
    var builder =
        client
            .http
            .newWebSocketBuilder()
            .subprotocols("realtime", subprotocols.toArray(String[]::new));
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    client.socket =
        builder
            .buildAsync(
                URI.create("ws://" + base.getAuthority() + "/v1/realtime" + query),
                client.new Ear())
            .join();
    return client;
  }

  public String subprotocol() {
    return socket.getSubprotocol();
  }

  /** Says words as the page does. */
  public void say(String words) {
    var item = JSON.createObjectNode().put("type", "message").put("role", "user");
    item.putArray("content").addObject().put("type", "input_text").put("text", words);
    var create = JSON.createObjectNode().put("type", "conversation.item.create");
    create.set("item", item);
    send(create.toString());
    send("{\"type\":\"response.create\"}");
  }

  public void send(String text) {
    socket.sendText(text, true).join();
  }

  /** Sends although the server may hang up meanwhile. */
  public void sendWhateverHappens(String text) {
    socket.sendText(text, true).handle((_, _) -> null).join();
  }

  public void sendBinary(byte[] bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  /** The next event of this type; what comes before it is kept in {@link #heard}. */
  public JsonNode next(String type) {
    return next(type, _ -> true);
  }

  public JsonNode next(String type, Predicate<JsonNode> which) {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (true) {
      var event = poll(deadline - System.nanoTime());
      if (event == null) {
        throw new AssertionError(
            "no such " + type + " came, but " + types() + "\nand was said: " + said());
      }
      heard.add(event);
      if (event.path("type").asString().equals(type) && which.test(event)) {
        return event;
      }
    }
  }

  /** The next sentence that is spoken and has these words in it. */
  public String spoken(String words) {
    return next("response.output_text.done", e -> e.path("text").asString().contains(words))
        .path("text")
        .asString();
  }

  /** Everything read so far, in order. */
  public List<JsonNode> heard() {
    return List.copyOf(heard);
  }

  public List<String> types() {
    return heard.stream().map(event -> event.path("type").asString()).toList();
  }

  /** What Relay said so far. */
  public List<String> said() {
    return heard.stream()
        .filter(event -> event.path("type").asString().equals("response.output_text.done"))
        .map(event -> event.path("text").asString())
        .toList();
  }

  /** The close code the server sent. */
  public int closeCode() {
    return closed.orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  /** What the server said to its close code. */
  public String closeReason() {
    return closeReason;
  }

  public boolean isOpen() {
    return !closed.isDone();
  }

  /** Like {@link #closeCode}; a peer that still writes may see the connection reset before it. */
  public int closeCodeOrReset() {
    return closed.exceptionally(_ -> RESET).orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  /** Drops the connection without a word, as a network does. */
  public void drop() {
    socket.abort();
  }

  @Override
  public void close() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").handle((_, _) -> null).join();
    socket.abort();
  }

  private JsonNode poll(long nanos) {
    try {
      return unread.poll(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private final class Ear implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        unread.add(JSON.readTree(partial.toString()));
        partial.setLength(0);
      }
      webSocket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
      closeReason = reason;
      closed.complete(statusCode);
      return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
      closed.completeExceptionally(error);
    }
  }
}
