package dev.relay.repo.webhook;

import dev.relay.repo.home.SecretBox;
import dev.relay.repo.home.Settings;
import dev.relay.repo.store.Database;
import dev.relay.repo.store.Databases;
import dev.relay.repo.webhook.web.WebhookEdge;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunctions;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** The real endpoint on a port of its own, with a clock that tests set. */
final class WebhookServer implements AutoCloseable {
  static final String DEFAULT_SECRET = "the secret for all of them";

  final Database database;
  final Hooks hooks;
  final WebhookSecrets secrets;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  final InstantSource clock = () -> Instant.now().plus(ahead.get());
  private final DeliveryInbox inbox;
  private final DisposableServer server;

  WebhookServer(Databases databases, int port) {
    this(databases, port, () -> {});
  }

  WebhookServer(Databases databases, int port, Runnable afterStoring) {
    database = databases.module("repo");
    hooks = new Hooks(database, new SecretBox("0a".repeat(32)));
    secrets =
        new WebhookSecrets(
            hooks, Settings.of(Map.of("WEBHOOK_SECRET", DEFAULT_SECRET))::get, clock);
    inbox = new DeliveryInbox(database, afterStoring);
    var handler =
        RouterFunctions.toHttpHandler(new WebhookEdge().webhookRoutes(secrets, inbox, clock));
    server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(port)
            .handle(new ReactorHttpHandlerAdapter(handler))
            .bindNow();
  }

  void turnClock(Duration by) {
    ahead.set(by);
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  int port() {
    return server.port();
  }

  List<String> stored() {
    return database
        .client()
        .sql("select delivery_id from webhook_delivery order by seq")
        .query((row, _) -> row.getString(1))
        .list();
  }

  @Override
  public void close() {
    server.disposeNow();
    inbox.close();
  }
}
