package dev.relay.mcp.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.RunningServer;
import dev.relay.repo.store.Databases;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookApiTest {
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
  void withoutAPublicAddressItSaysThatItPolls() {
    var answer = asPerson("/api/webhooks", "{\"repository\":\"acme/api\"}");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("every 5 minutes: set WEBHOOK_URL", "\"webhook\":null");
    assertThat(server.send(server.asToken("/api/webhooks")).body()).isEqualTo("[]");
    assertThat(audited()).isZero();
  }

  @Test
  void noTokenAddsRotatesOrRemovesOne() {
    for (var request :
        new java.net.http.HttpRequest.Builder[] {
          server.asToken("/api/webhooks").POST(json("{\"repository\":\"acme/api\"}")),
          server.asLauncher("/api/webhooks").POST(json("{\"repository\":\"acme/api\"}")),
          server.asToken("/api/webhooks/x/rotate").POST(json("{}")),
          server.asToken("/api/webhooks/x").DELETE()
        }) {
      var answer = server.send(request.header("Content-Type", "application/json"));
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("Only a person changes settings");
    }
  }

  @Test
  void saysInOneSentenceWhatMakesNoSense() {
    assertThat(asPerson("/api/webhooks", "{}").body()).contains("'repository' is missing");
    assertThat(asPerson("/api/webhooks", "{\"repository\":\"no repository\"}").statusCode())
        .isEqualTo(400);
    assertThat(asPerson("/api/webhooks", "{\"repository\":\"https://elsewhere.org/a/b\"}").body())
        .contains("Relay knows no host at https://elsewhere.org");
    assertThat(asPerson("/api/webhooks/x/rotate", "{}").statusCode()).isEqualTo(404);
    assertThat(asPerson("/api/webhooks/x/rotate", "{\"overlapHours\":-1}").statusCode())
        .isEqualTo(400);
  }

  private static HttpResponse<String> asPerson(String path, String body) {
    return server.send(
        server
            .asPerson(path, server.cookie())
            .header("Content-Type", "application/json")
            .POST(json(body)));
  }

  private static java.net.http.HttpRequest.BodyPublisher json(String body) {
    return BodyPublishers.ofString(body);
  }

  private static long audited() {
    return server
        .bean(Databases.class)
        .module("task")
        .client()
        .sql("select count(*) from audit where action like 'webhook.%'")
        .query(Long.class)
        .single();
  }
}
