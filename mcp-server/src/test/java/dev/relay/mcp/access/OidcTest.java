package dev.relay.mcp.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.relay.mcp.McpSession;
import dev.relay.mcp.RunningServer;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Relay as a resource server, with a small issuer that signs with real keys. */
class OidcTest {
  private static final KeyPair KEY = Jwts.SIG.ES256.keyPair().build();
  private static final KeyPair STRANGERS = Jwts.SIG.ES256.keyPair().build();
  private static final AtomicInteger FETCHES = new AtomicInteger();
  private static HttpServer issuer;
  private static RunningServer server;

  @BeforeAll
  static void start(@TempDir Path dir) throws IOException {
    issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(
        "/realm/.well-known/openid-configuration",
        "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(name(), name()));
    var jwk = Jwks.builder().key(KEY.getPublic()).id("one").build();
    answer("/realm/keys", "{\"keys\":[" + JsonMapper.shared().writeValueAsString(jwk) + "]}");
    issuer.start();
    server = RunningServer.start(dir, Map.of("RELAY_OIDC_ISSUER", name()));
  }

  private static void answer(String path, String body) {
    issuer.createContext(
        path,
        exchange -> {
          FETCHES.incrementAndGet();
          var bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          try (var out = exchange.getResponseBody()) {
            out.write(bytes);
          }
        });
  }

  private static String name() {
    return "http://127.0.0.1:" + issuer.getAddress().getPort() + "/realm";
  }

  @AfterAll
  static void stop() {
    server.close();
    issuer.stop(0);
  }

  @Test
  void tellsWhoComesWithoutATokenWhereToGetOne() {
    var answer = server.send(hello("").POST(BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(challenge(answer))
        .contains(
            "resource_metadata=\""
                + server.origin()
                + "/.well-known/oauth-protected-resource/mcp\"")
        .doesNotContain("error=");
    for (var path : new String[] {"", "/mcp"}) {
      var metadata =
          server.send(server.request("/.well-known/oauth-protected-resource" + path).GET());
      assertThat(metadata.body())
          .contains("\"resource\":\"" + server.origin() + "/mcp\"", name(), "\"run\"");
    }
  }

  @Test
  void letsInWhoTheIssuerLetIn() {
    var mcp = McpSession.open(server, token("read run"));
    assertThat(mcp.answer("workspaces", Map.of()).path("workspaces").isArray()).isTrue();
    McpSession.open(server, token("read")).answer("workspaces", Map.of());
    assertThat(FETCHES.get()).as("keys are kept").isEqualTo(2);
  }

  @Test
  void asksForMoreWhereAScopeIsMissing() {
    var mcp = McpSession.open(server, token("read"));
    var answer =
        mcp.post(
            "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"implement\",\"arguments\":{\"description\":\"x\"}}}");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(challenge(answer))
        .contains("error=\"insufficient_scope\"", "scope=\"read run\"", "resource_metadata=");
    assertThat(mcp.ask("tools/list", Map.of()).toString()).doesNotContain("\"implement\"");
    var could = McpSession.open(server, token("read run"));
    assertThat(could.refusal("implement", Map.of("description", "x"))).contains("workspace");
  }

  @Test
  void refusesEveryOtherToken() {
    var mine = Duration.ofMinutes(5);
    refused(token(KEY, "one", name(), "https://other.example/mcp", mine));
    refused(token(KEY, "one", "https://other.example", resource(), mine));
    refused(token(KEY, "one", name(), resource(), Duration.ofMinutes(-5)));
    refused(token(STRANGERS, "one", name(), resource(), mine));
    refused(token(STRANGERS, "two", name(), resource(), mine));
    refused(Jwts.builder().issuer(name()).subject("ada").compact());
    refused("a.b.c");
  }

  private static void refused(String token) {
    var answer = server.send(hello(token).POST(BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(challenge(answer)).contains("error=\"invalid_token\"");
  }

  @Test
  void noTokenOfAnIssuerIsAPerson() {
    var answer =
        server.send(
            server
                .request("/api/login-tokens")
                .header("Authorization", "Bearer " + token("read run sign_in admin"))
                .POST(BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  private static HttpRequest.Builder hello(String token) {
    var request = server.request("/mcp");
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private static String challenge(HttpResponse<String> answer) {
    return answer.headers().firstValue("www-authenticate").orElseThrow();
  }

  private static String resource() {
    return server.origin() + "/mcp";
  }

  private static String token(String scopes) {
    return Jwts.builder()
        .header()
        .keyId("one")
        .and()
        .issuer(name())
        .subject("ada")
        .audience()
        .add(resource())
        .and()
        .claim("scope", scopes)
        .expiration(Date.from(Instant.now().plusSeconds(300)))
        .signWith(KEY.getPrivate())
        .compact();
  }

  private static String token(
      KeyPair key, String id, String issuer, String audience, Duration life) {
    return Jwts.builder()
        .header()
        .keyId(id)
        .and()
        .issuer(issuer)
        .subject("ada")
        .audience()
        .add(audience)
        .and()
        .claim("scope", "read run")
        .expiration(Date.from(Instant.now().plus(life)))
        .signWith(key.getPrivate())
        .compact();
  }
}
