package dev.relay.mcp.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.RunningServer;
import dev.relay.mcp.access.Caller.Scope;
import dev.relay.mcp.access.web.SignedIn;
import dev.relay.repo.store.Database;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays open ends with the session or token that opened it, and with no other. */
final class SignedInTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static RunningServer server;

  @BeforeAll
  static void start(@TempDir Path dir) {
    server = RunningServer.start(dir);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aLogoutEndsTheEventsOfItsSessionAndSaysSo() throws Exception {
    var leaving = server.cookie();
    var staying = server.cookie();
    try (var ends = events(server.asPerson("/api/events", leaving));
        var goesOn = events(server.asPerson("/api/events", staying))) {
      logout(leaving);
      assertThat(rest(ends)).contains("event:signed_out", "You are signed out");
      assertThat(goesOn.ready()).isFalse();
      logout(staying);
      assertThat(rest(goesOn)).contains("event:signed_out");
    }
  }

  @Test
  void aReplacedTokenEndsItsStream() throws Exception {
    var token = server.bean(Tokens.class).issue("owner", "reader", Set.of(Scope.READ));
    var asReader = server.request("/api/events").header("Authorization", "Bearer " + token);
    try (var stream = events(asReader)) {
      server.bean(Tokens.class).issue("owner", "reader", Set.of(Scope.READ));
      assertThat(rest(stream)).contains("event:signed_out");
    }
  }

  @Test
  void whoWaitsIsToldOfTheLogoutAtOnce() throws Exception {
    var cookie = server.cookie();
    var waiting =
        server
            .http()
            .sendAsync(server.asPerson("/api/me?wait=60", cookie).build(), BodyHandlers.ofString());
    logout(cookie);
    var answer = waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("\"code\":\"not_signed_in\"");
  }

  @Test
  void whoWaitsInPeaceIsToldWhoTheyAre() {
    var answer = server.send(server.asPerson("/api/me?wait=1", server.cookie()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"kind\":\"person\"");
    assertThat(server.send(server.asToken("/api/me?wait=61")).statusCode()).isEqualTo(400);
  }

  @Test
  void aSessionThatExpiresIsNoticedWithoutALogout() throws Exception {
    var now = new AtomicReference<>(Instant.now());
    var endings = new Endings();
    var client = server.bean(Database.class).client();
    var sessions = new Sessions(client, now::get, endings);
    var keys = new Gate.Keys("no token", "no login");
    var tokens = new Tokens(client, now::get, endings);
    var gate =
        new Gate(keys, new ServiceCredential("no service"), tokens, sessions, Optional.empty());
    var shown = new Gate.Shown(null, sessions.start("owner"), null, null);
    var over = new SignedIn(gate, endings, Duration.ofMillis(20)).over(shown).toFuture();
    assertThat(gate.caller(shown)).isPresent();
    assertThat(over).isNotDone();
    now.set(now.get().plus(Sessions.LIFE));
    over.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static void logout(String cookie) {
    var request = server.asPerson("/api/logout", cookie).POST(BodyPublishers.noBody());
    assertThat(server.send(request).statusCode()).isEqualTo(204);
  }

  private static BufferedReader events(HttpRequest.Builder request) throws Exception {
    var answer = server.http().send(request.build(), BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    var reader = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    assertThat(reader.readLine()).startsWith(":");
    assertThat(reader.readLine()).isEmpty();
    return reader;
  }

  /** Everything up to the end of the stream. */
  private static String rest(BufferedReader stream) throws Exception {
    return CompletableFuture.supplyAsync(() -> stream.lines().collect(Collectors.joining("\n")))
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
