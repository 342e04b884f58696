package dev.relay.repo.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.store.Databases;
import dev.relay.repo.store.TestPostgres;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitLabDeliveriesTest {
  private static final String PUSH =
      """
      {"object_kind":"push","ref":"refs/heads/main","project":{"id":9,\
      "path_with_namespace":"acme/shop/api","web_url":"https://gitlab.com/acme/shop/api"}}\
      """;
  private static final String SIGNING =
      "whsec_"
          + Base64.getEncoder()
              .encodeToString("twenty-four bytes, or so".getBytes(StandardCharsets.UTF_8));

  private static Databases databases;
  private WebhookServer server;
  private Sender sender;

  @BeforeAll
  static void open() {
    databases = TestPostgres.fresh();
  }

  @AfterAll
  static void close() {
    databases.close();
  }

  @BeforeEach
  void start() {
    databases
        .module("repo")
        .client()
        .sql("truncate webhook_delivery, webhook_hook, webhook_secret")
        .update();
    server = new WebhookServer(databases, 0);
    server.hooks.add(
        new Hook(
            "h1",
            HostKind.GITLAB,
            "https://gitlab.com",
            "acme/shop",
            Optional.empty(),
            Optional.empty(),
            Instant.EPOCH,
            Optional.empty()),
        SIGNING);
    sender = new Sender(server.uri("/"), WebhookServer.DEFAULT_SECRET);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void takesThePlainToken() {
    var answer = sender.send(sender.asGitLab("/webhooks/gitlab", "one", "Push Hook", PUSH));
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(server.stored()).containsExactly("one");
  }

  @Test
  void refusesAWrongOrMissingToken() {
    var other = new Sender(server.uri("/"), "another");
    var wrong = other.send(other.asGitLab("/webhooks/gitlab", "one", "Push Hook", PUSH));
    assertRefused(wrong, 401, "No secret");
    var missing =
        sender
            .post("/webhooks/gitlab", PUSH)
            .header("Content-Type", "application/json")
            .header("X-Gitlab-Event", "Push Hook");
    assertRefused(sender.send(missing), 401, "X-Gitlab-Token is missing");
  }

  @Test
  void takesTheSignatureOfAGroupsHook() {
    assertThat(signed(Instant.now(), PUSH).statusCode()).isEqualTo(202);
    assertThat(server.stored()).containsExactly("msg_1");
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301, -86_400})
  void refusesASignatureThatIsTooOldOrFromTheFuture(long seconds) {
    var answer = signed(Instant.now().plusSeconds(seconds).plusSeconds(seconds / 100), PUSH);
    assertRefused(answer, 401, "set the clocks");
  }

  @Test
  void toleratesClocksThatDifferALittle() {
    assertThat(signed(Instant.now().plusSeconds(200), PUSH).statusCode()).isEqualTo(202);
    server.turnClock(Duration.ofMinutes(4));
    assertThat(signed(Instant.now(), PUSH).statusCode()).isEqualTo(202);
  }

  @Test
  void anotherTimeOrIdThanTheSignedOneIsRefused() {
    var own = new Sender(server.uri("/"), SIGNING);
    var now = Instant.now();
    var request = own.asSignedGitLab("msg_1", "Push Hook", now, PUSH);
    request.setHeader("webhook-id", "msg_2").uri(server.uri("/webhooks/gitlab?hook=h1"));
    assertRefused(own.send(request), 401, "No secret");
    request.setHeader("webhook-id", "msg_1");
    request.setHeader("webhook-timestamp", String.valueOf(now.getEpochSecond() + 1));
    assertRefused(own.send(request), 401, "No secret");
  }

  @Test
  void takesARetryAsTheSameDelivery() {
    var request = sender.asGitLab("/webhooks/gitlab", "one", "Push Hook", PUSH);
    request.header("Idempotency-Key", "key-1");
    assertThat(sender.send(request).statusCode()).isEqualTo(202);
    request.setHeader("X-Gitlab-Event-UUID", "two");
    assertThat(sender.send(request).statusCode()).isEqualTo(202);
    assertThat(server.stored()).containsExactly("key-1");
  }

  @Test
  void knowsTheDeliveryOfAnOldGitLabByItsBody() {
    for (int i = 0; i < 2; i++) {
      var request =
          sender
              .post("/webhooks/gitlab", PUSH)
              .header("Content-Type", "application/json")
              .header("X-Gitlab-Event", "Push Hook")
              .header("X-Gitlab-Token", WebhookServer.DEFAULT_SECRET);
      assertThat(sender.send(request).statusCode()).isEqualTo(202);
    }
    assertThat(server.stored()).hasSize(1);
  }

  @Test
  void refusesOtherContentTypesAndWhatIsNoJson() {
    var text = sender.asGitLab("/webhooks/gitlab", "one", "Push Hook", PUSH);
    text.setHeader("Content-Type", "text/plain");
    assertRefused(sender.send(text), 400, "content type");
    var broken = sender.asGitLab("/webhooks/gitlab", "one", "Push Hook", "{\"a\":");
    assertRefused(sender.send(broken), 400, "not a JSON object");
  }

  private HttpResponse<String> signed(Instant at, String body) {
    var own = new Sender(server.uri("/"), SIGNING);
    var request = own.asSignedGitLab("msg_1", "Push Hook", at, body);
    return own.send(request.uri(server.uri("/webhooks/gitlab?hook=h1")));
  }

  private void assertRefused(HttpResponse<String> answer, int status, String words) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(words);
    assertThat(server.stored()).isEmpty();
  }
}
