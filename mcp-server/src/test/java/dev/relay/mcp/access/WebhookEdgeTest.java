package dev.relay.mcp.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.RunningServer;
import dev.relay.repo.store.Databases;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two addresses that are open to code hosts, and nothing beside them. */
class WebhookEdgeTest {
  private static final String SECRET = "a secret for webhooks in tests";
  private static final String PING = "{\"zen\":\"\"}";
  private static RunningServer server;

  @BeforeAll
  static void start(@TempDir Path dir) {
    server =
        RunningServer.start(
            dir, Map.of("WEBHOOK_SECRET", SECRET, "WEBHOOK_URL", "https://hooks.example.com"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aSignedDeliveryNeedsNoCredential() throws Exception {
    var answer = server.send(ping("/webhooks/github", "edge-1"));
    assertThat(answer.statusCode()).isEqualTo(202);
    var stored =
        server
            .bean(Databases.class)
            .module("repo")
            .client()
            .sql("select count(*) from webhook_delivery where delivery_id = 'edge-1'")
            .query(Long.class)
            .single();
    assertThat(stored).isOne();
    assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
  }

  @Test
  void anUnsignedOneIsToldWhatIsMissing() {
    var request = server.request("/webhooks/github").POST(BodyPublishers.ofString(PING));
    var answer = server.send(request);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("X-Hub-Signature-256 is missing");
  }

  @Test
  void codeHostsMayUseTheNameThatIsForThemAlone() throws Exception {
    var host = ping("/webhooks/github", "edge-2").header("Host", "hooks.example.com");
    assertThat(server.send(host).statusCode()).isEqualTo(202);
    var foreign = ping("/webhooks/github", "edge-3").header("Host", "evil.example.com");
    assertThat(server.send(foreign).body()).contains("foreign_host");
    var page = server.request("/api/health").header("Host", "hooks.example.com");
    assertThat(server.send(page).body()).contains("foreign_host");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/webhooks/bitbucket",
        "/webhooks/github/",
        "/webhooks/github/x",
        "/webhooks//github",
        "/webhooks/%67ithub",
        "/webhooks/github;x=1",
        "/webhooks",
        "/webhooks/../api/tasks",
        "/api/webhooks"
      })
  void nothingBesideThemIsOpen(String path) throws Exception {
    assertThat(server.send(ping(path, "edge-4")).body()).contains("not_signed_in");
  }

  @Test
  void aPageOfSomebodyElsesCannotUseThem() throws Exception {
    var request = ping("/webhooks/github", "edge-5").header("Origin", "https://evil.example.com");
    assertThat(server.send(request).body()).contains("foreign_origin");
  }

  @Test
  void readingThemShowsNothing() {
    assertThat(server.send(server.request("/webhooks/github")).statusCode()).isEqualTo(404);
  }

  private static HttpRequest.Builder ping(String path, String id) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    var signature = HexFormat.of().formatHex(mac.doFinal(PING.getBytes(StandardCharsets.UTF_8)));
    return server
        .request(path)
        .header("Content-Type", "application/json")
        .header("X-GitHub-Event", "ping")
        .header("X-GitHub-Delivery", id)
        .header("X-Hub-Signature-256", "sha256=" + signature)
        .POST(BodyPublishers.ofString(PING));
  }
}
