package dev.relay.repo.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.store.Databases;
import dev.relay.repo.store.TestPostgres;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubDeliveriesTest {
  private static final String PUSH =
      """
      {"ref":"refs/heads/main","repository":{"id":7,"full_name":"acme/api",\
      "html_url":"https://github.com/acme/api"}}\
      """;

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
    sender = new Sender(server.uri("/"), WebhookServer.DEFAULT_SECRET);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void storesBeforeItAcknowledges() {
    var answer = sender.gitHub("one", "push", PUSH);
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("{\"delivery\":\"one\"}");
    assertThat(server.stored()).containsExactly("one");
  }

  @Test
  void answersARepeatedDeliveryTheSameAndStoresItOnce() {
    var first = sender.gitHub("one", "push", PUSH);
    var second = sender.gitHub("one", "push", PUSH);
    assertThat(second.statusCode()).isEqualTo(first.statusCode());
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(server.stored()).containsExactly("one");
  }

  @Test
  void storesEventsThatItDoesNotKnow() {
    assertThat(sender.gitHub("one", "telepathy", "{}").statusCode()).isEqualTo(202);
    assertThat(server.stored()).containsExactly("one");
  }

  @Test
  void refusesAMissingSignatureWithoutReadingTheBody() {
    var request =
        sender
            .post("/webhooks/github", "x".repeat(1 << 20))
            .header("Content-Type", "application/json")
            .header("X-GitHub-Event", "push")
            .header("X-GitHub-Delivery", "one");
    assertRefused(sender.send(request), 401, "unsigned", "X-Hub-Signature-256 is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sha256=00",
        "sha1=0000000000000000000000000000000000000000",
        "sha256=0000000000000000000000000000000000000000000000000000000000000000"
      })
  void refusesAWrongSignature(String signature) {
    var request =
        sender
            .post("/webhooks/github", PUSH)
            .header("Content-Type", "application/json")
            .header("X-GitHub-Event", "push")
            .header("X-GitHub-Delivery", "one")
            .header("X-Hub-Signature-256", signature);
    assertRefused(sender.send(request), 401, "unsigned", "secret");
  }

  @Test
  void refusesAnotherSecretAndABodyThatChanged() {
    var other = new Sender(server.uri("/"), "another secret");
    assertRefused(other.gitHub("one", "push", PUSH), 401, "unsigned", "No secret");
    var changed =
        sender
            .post("/webhooks/github", PUSH + " ")
            .header("Content-Type", "application/json")
            .header("X-GitHub-Event", "push")
            .header("X-GitHub-Delivery", "one")
            .header("X-Hub-Signature-256", sender.signature(PUSH));
    assertRefused(sender.send(changed), 401, "unsigned", "No secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{}{}", "nonsense", "{\"a\":\"\u0000\"}", "{\"a\":tru}"})
  void refusesWhatIsNoJsonThoughRightlySigned(String body) {
    assertRefused(sender.gitHub("one", "push", body), 400, "malformed", "not a JSON object");
  }

  @Test
  void readsTheFormThatGitHubCanSendToo() {
    var form = "payload=" + URLEncoder.encode(PUSH, StandardCharsets.UTF_8);
    var request =
        sender
            .post("/webhooks/github", form)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-GitHub-Event", "push")
            .header("X-GitHub-Delivery", "one")
            .header("X-Hub-Signature-256", sender.signature(form));
    assertThat(sender.send(request).statusCode()).isEqualTo(202);
    var body =
        server
            .database
            .client()
            .sql("select convert_from(body, 'UTF8') from webhook_delivery")
            .query((row, _) -> row.getString(1))
            .single();
    assertThat(body).isEqualTo(PUSH);
  }

  @Test
  void refusesAFormWithoutPayloadAndOtherContentTypes() {
    var form =
        sender
            .post("/webhooks/github", "a=b")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-GitHub-Event", "push")
            .header("X-GitHub-Delivery", "one")
            .header("X-Hub-Signature-256", sender.signature("a=b"));
    assertRefused(sender.send(form), 400, "malformed", "no field 'payload'");
    var text =
        sender
            .post("/webhooks/github", PUSH)
            .header("Content-Type", "text/plain")
            .header("X-GitHub-Event", "push")
            .header("X-GitHub-Delivery", "one")
            .header("X-Hub-Signature-256", sender.signature(PUSH));
    assertRefused(sender.send(text), 400, "malformed", "content type");
  }

  @Test
  void refusesABodyLargerThanAnyHostSends() {
    var large = "{\"a\":\"" + "x".repeat(25 << 20) + "\"}";
    assertRefused(sender.gitHub("one", "push", large), 413, "too_large", "25 MB");
  }

  @Test
  void takesALargeBodyWithinTheLimit() {
    var large = "{\"a\":\"" + "x".repeat(12 << 20) + "\"}";
    assertThat(sender.gitHub("one", "push", large).statusCode()).isEqualTo(202);
  }

  @Test
  void refusesDeliveriesWithoutAnIdOrAnEvent() {
    assertRefused(sender.gitHub("no id; really", "push", PUSH), 400, "malformed", "Delivery");
    assertRefused(sender.gitHub("one", "Push Event", PUSH), 400, "malformed", "Event");
  }

  @Test
  void knowsARepositorysOwnSecretByTheHookInTheAddress() {
    var hook = hook("h1", "acme/api", Optional.empty());
    server.hooks.add(hook, "its own");
    server.secrets.forget();
    var own = new Sender(server.uri("/"), "its own");
    assertRefused(own.gitHub("one", "push", PUSH), 401, "unsigned", "No secret");
    assertThat(own.send(own.asGitHub("/webhooks/github?hook=h1", "two", "push", PUSH)).statusCode())
        .isEqualTo(202);
  }

  @Test
  void knowsAHookByTheHostsOwnIdOfItToo() {
    server.hooks.add(hook("h1", "acme", Optional.of("4711")), "its own");
    server.secrets.forget();
    var own = new Sender(server.uri("/"), "its own");
    var request = own.asGitHub("/webhooks/github", "one", "push", PUSH);
    assertThat(own.send(request.header("X-GitHub-Hook-ID", "4711")).statusCode()).isEqualTo(202);
  }

  @Test
  void oneRepositorysSecretSaysNothingAboutAnother() {
    server.hooks.add(hook("h1", "acme/web", Optional.empty()), "its own");
    server.secrets.forget();
    var own = new Sender(server.uri("/"), "its own");
    var request = own.asGitHub("/webhooks/github?hook=h1", "one", "push", PUSH);
    assertRefused(own.send(request), 401, "unsigned", "another repository");
  }

  @Test
  void takesBothSecretsUntilTheOldOneEnds() {
    server.hooks.add(hook("h1", "acme/api", Optional.empty()), "old");
    var now = server.clock.instant();
    server.hooks.rotate("h1", "new", now, now.plus(Duration.ofHours(1)));
    server.secrets.forget();
    assertThat(with("old", "one")).isEqualTo(202);
    assertThat(with("new", "two")).isEqualTo(202);
    server.turnClock(Duration.ofHours(2));
    assertThat(with("old", "three")).isEqualTo(401);
    assertThat(with("new", "four")).isEqualTo(202);
  }

  private int with(String secret, String id) {
    var own = new Sender(server.uri("/"), secret);
    return own.send(own.asGitHub("/webhooks/github?hook=h1", id, "push", PUSH)).statusCode();
  }

  private static Hook hook(String id, String scope, Optional<String> remoteId) {
    return new Hook(
        id,
        HostKind.GITHUB,
        "https://github.com",
        scope,
        remoteId,
        Optional.empty(),
        Instant.EPOCH,
        Optional.empty());
  }

  private void assertRefused(HttpResponse<String> answer, int status, String code, String words) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"").contains(words);
    assertThat(server.stored()).isEmpty();
  }
}
