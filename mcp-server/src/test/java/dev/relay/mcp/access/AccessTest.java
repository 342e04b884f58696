package dev.relay.mcp.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.mcp.RunningServer;
import dev.relay.mcp.access.web.BindGuard;
import dev.relay.mcp.access.web.EdgeRules;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
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
  void healthNeedsNoCredential() {
    var answer = server.send(server.request("/api/health"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"up\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/me",
        "/api/tasks",
        "/api/nowhere",
        "/mcp",
        "/v1/realtime",
        "/%61pi/me",
        "/api;x=1/me",
        "//api/me",
        "/api/health/../me"
      })
  void asksEverybodyElseWhoTheyAre(String path) {
    var answer = server.send(server.request(path));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("\"code\":\"not_signed_in\"");
    assertThat(answer.headers().firstValue("www-authenticate")).contains("Bearer");
  }

  @Test
  void knowsTheHomeTokenTheServiceAndIssuedTokens() {
    assertThat(me(RunningServer.TOKEN)).contains("\"kind\":\"token\"", "[\"read\",\"run\"]");
    assertThat(me(RunningServer.SERVICE)).contains("\"kind\":\"service\"", "\"unnamed\"");
    var issued =
        server.bean(Tokens.class).issue("owner", "ci", Set.of(Caller.Scope.READ, Caller.Scope.RUN));
    assertThat(me(issued)).contains("\"name\":\"ci\"", "[\"read\",\"run\"]");
    var again = server.bean(Tokens.class).issue("owner", "ci", Set.of(Caller.Scope.READ));
    assertThat(me(again)).contains("[\"read\"]");
    assertThat(me(issued)).contains("not_signed_in");
  }

  @Test
  void lettingOthersSpeakForUsersIsLeftToTheService() {
    var asOther =
        server
            .request("/api/me")
            .header("Relay-On-Behalf-Of", "somebody")
            .header("Relay-Channel", "voice");
    assertThat(
            server
                .send(asOther.copy().header("Authorization", "Bearer " + RunningServer.SERVICE))
                .body())
        .contains("\"userId\":\"somebody\"", "\"name\":\"voice\"");
    assertThat(
            server
                .send(asOther.copy().header("Authorization", "Bearer " + RunningServer.TOKEN))
                .body())
        .contains("\"userId\":\"owner\"");
  }

  @Test
  void aWrongBearerIsNotMadeGoodByACookie() {
    var both = server.asPerson("/api/me", server.cookie()).header("Authorization", "Bearer wrong");
    assertThat(server.send(both).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "evil.example, 403",
    "evil.example:PORT, 403",
    "127.0.0.1.evil.example:PORT, 403",
    "127.0.0.1:1, 403",
    "127.0.0.1:PORT, 200",
    "LOCALHOST:PORT, 200",
    "[::1]:PORT, 200"
  })
  void answersToItsOwnNamesOnly(String host, int status) {
    var request =
        server.request("/api/health").header("Host", host.replace("PORT", "" + server.port()));
    assertThat(server.send(request).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "null",
        "https://127.0.0.1:PORT",
        "http://127.0.0.1",
        "http://localhost:PORT"
      })
  void refusesOtherPages(String origin) {
    var request =
        server.asToken("/api/me").header("Origin", origin.replace("PORT", "" + server.port()));
    var answer = server.send(request);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("foreign_origin");
  }

  @Test
  void signsABrowserInOnceWithAStrictCookie() {
    var issued = server.send(post(server.asLauncher("/api/login-tokens"), ""));
    assertThat(issued.statusCode()).isEqualTo(200);
    var link = issued.body().replaceFirst(".*\"url\":\"([^\"]+)\".*", "$1");
    assertThat(link).startsWith(server.origin() + "/login?token=");
    var preview = HttpRequest.newBuilder(URI.create(link)).method("HEAD", BodyPublishers.noBody());
    assertThat(server.send(preview).headers().firstValue("set-cookie")).isEmpty();

    var answer = server.send(HttpRequest.newBuilder(URI.create(link)));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("location").orElseThrow()).matches("/#key=[\\w-]{43}");
    var cookie = answer.headers().firstValue("set-cookie").orElseThrow();
    assertThat(cookie)
        .startsWith("relay_session=")
        .contains("HttpOnly", "SameSite=Strict", "Path=/")
        .doesNotContain("Secure");

    var second = server.send(HttpRequest.newBuilder(URI.create(link)));
    assertThat(second.statusCode()).isEqualTo(401);
    assertThat(second.body()).contains("run ./relay token");
    assertThat(server.send(server.asPerson("/api/me", cookie.split(";")[0])).body())
        .contains("\"kind\":\"person\"");
  }

  @Test
  void keepsNoSecretInTheDatabase() {
    var cookie = server.cookie().split("=", 2)[1];
    var kept =
        server
            .bean(dev.relay.repo.store.Database.class)
            .client()
            .sql("SELECT string_agg(session_hash, ' ') FROM sessions")
            .query(String.class)
            .single();
    assertThat(kept).contains(Credential.hash(cookie)).doesNotContain(cookie);
  }

  @Test
  void aCookieAloneChangesNothingFromAnotherPage() {
    var cookie = server.cookie();
    var withoutOrigin = post(server.request("/api/logout").header("Cookie", cookie), "");
    assertThat(server.send(withoutOrigin).statusCode()).isEqualTo(403);
    var upgrade =
        server
            .request("/v1/realtime")
            .header("Cookie", cookie)
            .header("Upgrade", "websocket")
            .header("Connection", "Upgrade");
    assertThat(server.send(upgrade).statusCode()).isEqualTo(403);
    assertThat(server.send(upgrade.copy().header("Origin", "http://evil.example")).statusCode())
        .isEqualTo(403);
    var own = server.asPerson("/v1/realtime", cookie);
    own.header("Upgrade", "websocket").header("Connection", "Upgrade");
    assertThat(server.send(own).statusCode()).isEqualTo(404);
  }

  @Test
  void aCookieThatAnotherServerOfThisHostWasShownChangesNothing() {
    var stranger = server.asStranger("/api/logout", server.cookie());
    assertThat(server.send(post(stranger.copy(), "")).body()).contains("no_page_key");
    for (var key : new String[] {"", "wrong", server.cookie()}) {
      assertThat(server.send(post(stranger.copy().header("Relay-Page-Key", key), "")).statusCode())
          .isEqualTo(403);
    }
    var link = server.asStranger("/api/login-tokens", server.cookie());
    assertThat(server.send(post(link, "")).statusCode()).isEqualTo(403);
    var upgrade =
        server
            .asStranger("/v1/realtime", server.cookie())
            .header("Upgrade", "websocket")
            .header("Connection", "Upgrade")
            .header("Sec-WebSocket-Protocol", "realtime, relay-key.wrong");
    assertThat(server.send(upgrade).statusCode()).isEqualTo(403);
  }

  @Test
  void goesOnReadingAConnectionAfterEveryKindOfAnswer() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(5_000);
      for (int i = 0; i < 200; i++) {
        assertThat(ask(socket, "/api/health", "Origin: http://evil.example\r\n")).contains("403");
        assertThat(ask(socket, "/api/health", "")).contains("200");
        assertThat(ask(socket, "/api/me", "")).contains("401");
      }
    }
  }

  /** One request on a kept-alive connection, sent as soon as the answer before is here. */
  private static String ask(Socket socket, String path, String header) throws IOException {
    var request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n" + header;
    socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.US_ASCII));
    var head = until(socket.getInputStream(), "\r\n\r\n");
    var length = Integer.parseInt(head.replaceFirst("(?is).*content-length: (\\d+).*", "$1"));
    assertThat(socket.getInputStream().readNBytes(length)).hasSize(length);
    return head.substring(0, head.indexOf("\r\n"));
  }

  private static String until(InputStream input, String end) throws IOException {
    var read = new StringBuilder();
    while (read.indexOf(end) < 0) {
      int next = input.read();
      assertThat(next).as("the connection goes on after " + read).isNotNegative();
      read.append((char) next);
    }
    return read.toString();
  }

  @Test
  void aLogoutEndsTheSession() {
    var cookie = server.cookie();
    var out = server.send(post(server.asPerson("/api/logout", cookie), ""));
    assertThat(out.statusCode()).isEqualTo(204);
    assertThat(out.headers().firstValue("set-cookie").orElseThrow()).contains("Max-Age=0");
    assertThat(server.send(server.asPerson("/api/me", cookie)).statusCode()).isEqualTo(401);
  }

  @Test
  void noTokenSignsAnybodyIn() {
    var home = server.send(post(server.asToken("/api/login-tokens"), ""));
    assertThat(home.statusCode()).isEqualTo(403);
    assertThat(home.body()).contains("./relay token");
    var token = server.bean(Tokens.class).issue("owner", "agent", Set.of(Caller.Scope.RUN));
    var request = server.request("/api/login-tokens").header("Authorization", "Bearer " + token);
    assertThat(server.send(post(request, "")).statusCode()).isEqualTo(403);
  }

  @Test
  void theLaunchersSecretOpensNothingElse() {
    assertThat(server.send(server.asLauncher("/api/tasks")).statusCode()).isEqualTo(403);
    var start = server.asLauncher("/api/tasks").header("Content-Type", "application/json");
    var rename = "{\"description\": \"rename a to b\"}";
    assertThat(server.send(post(start, rename)).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/health", "/api/me", "/nowhere", "/login"})
  void bindsTheBrowserOnEveryAnswer(String path) {
    var headers = server.send(server.request(path)).headers();
    assertThat(headers.firstValue("content-security-policy").orElseThrow())
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; ")
        .endsWith("frame-ancestors 'none'");
    assertThat(headers.firstValue("x-content-type-options")).contains("nosniff");
    assertThat(headers.firstValue("referrer-policy")).contains("no-referrer");
    assertThat(headers.firstValue("cross-origin-opener-policy")).contains("same-origin");
    assertThat(headers.firstValue("permissions-policy").orElseThrow())
        .contains("microphone=(self)");
  }

  @Test
  void writesDownWhoSignedInAndOut() {
    server.send(post(server.asPerson("/api/logout", server.cookie()), ""));
    var actions =
        server
            .bean(dev.relay.repo.store.Database.class)
            .client()
            .sql("SELECT actor || ' ' || action FROM audit")
            .query(String.class)
            .list();
    assertThat(actions).contains("browser login", "browser logout");
    assertThat(server.bean(Audit.class).verify()).isEmpty();
  }

  @Test
  void listensToOtherMachinesOnlyWhenSomethingEncrypts() {
    assertThatThrownBy(() -> BindGuard.check("0.0.0.0", false, false))
        .hasMessageContaining("RELAY_TRUSTED_PROXY");
    assertThat(BindGuard.check("0.0.0.0", true, false).isAnyLocalAddress()).isTrue();
    assertThat(BindGuard.check("0.0.0.0", false, true).isAnyLocalAddress()).isTrue();
    assertThat(BindGuard.check("::1", false, false).isLoopbackAddress()).isTrue();
  }

  @Test
  void behindAProxyThePublicNameIsItsOwn() {
    var rules =
        new EdgeRules(
            Optional.empty(),
            Optional.of(URI.create("https://relay.example.com")),
            Optional.of(URI.create("http://mcp-server:8080")),
            Optional.of(URI.create("https://hooks.example.com")),
            false);
    assertThat(rules.ownHost("relay.example.com", 8080)).isTrue();
    assertThat(rules.ownHost("mcp-server:8080", 8080)).isTrue();
    assertThat(rules.ownHost("mcp-server", 8080)).isFalse();
    assertThat(rules.ownHost("hooks.example.com", 8080)).isFalse();
    assertThat(rules.hookHost("hooks.example.com")).isTrue();
    assertThat(rules.hookHost("relay.example.com")).isFalse();
    assertThat(rules.ownOrigin("https://relay.example.com", "relay.example.com")).isTrue();
    assertThat(rules.ownOrigin("http://relay.example.com", "relay.example.com")).isFalse();
    assertThat(rules.encrypted("relay.example.com")).isTrue();
    assertThat(rules.encrypted("127.0.0.1:8080")).isFalse();
  }

  private static String me(String bearer) {
    return server
        .send(server.request("/api/me").header("Authorization", "Bearer " + bearer))
        .body();
  }

  private static HttpRequest.Builder post(HttpRequest.Builder request, String body) {
    return request.POST(BodyPublishers.ofString(body));
  }
}
