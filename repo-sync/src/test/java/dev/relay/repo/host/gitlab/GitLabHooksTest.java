package dev.relay.repo.host.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.relay.repo.home.Settings;
import dev.relay.repo.host.FakeWeb;
import dev.relay.repo.webhook.Hook;
import dev.relay.repo.webhook.HookFailure;
import dev.relay.repo.webhook.HookHost;
import dev.relay.repo.webhook.HostKind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over the API as its documentation describes it. */
class GitLabHooksTest {
  private static final URI HERE = URI.create("https://relay.example/webhooks/gitlab?hook=h");
  @TempDir Path dir;
  private Web web;
  private HookHost hooks;

  @BeforeEach
  void start() {
    web = new Web(dir);
    var settings =
        Settings.of(Map.of("GITLAB_URL", web.url().toString(), "GITLAB_TOKEN", "glpat-test"));
    hooks = GitLabInTests.hooks(settings, settings::get);
  }

  @AfterEach
  void stop() {
    web.close();
  }

  @Test
  void makesOneForAProjectWithEverythingThatRelayReads() {
    assertThat(hooks.create(hook("acme/api", Optional.empty()), HERE, "a secret"))
        .isEqualTo("/projects/7/hooks/3");
    var made = web.seen.getLast();
    assertThat(made.token()).isEqualTo("glpat-test");
    assertThat(made.body().path("url").asString()).isEqualTo(HERE.toString());
    assertThat(made.body().path("token").asString()).isEqualTo("a secret");
    assertThat(made.body().path("enable_ssl_verification").asBoolean()).isTrue();
    for (var event : List.of("push", "merge_requests", "pipeline", "releases", "tag_push")) {
      assertThat(made.body().path(event + "_events").asBoolean()).as(event).isTrue();
    }
  }

  @Test
  void makesOneForAGroupWhereThePathIsOne() {
    assertThat(hooks.create(hook("acme/team", Optional.empty()), HERE, "s"))
        .isEqualTo("/groups/9/hooks/3");
    assertThat(hooks.create(hook("acme", Optional.empty()), HERE, "s"))
        .isEqualTo("/groups/8/hooks/3");
  }

  @Test
  void renewsPingsAndRemovesIt() {
    var there = hook("acme/api", Optional.of("/projects/7/hooks/3"));
    hooks.renew(there, HERE, "another");
    assertThat(web.seen.getLast().body().path("token").asString()).isEqualTo("another");
    hooks.ping(there);
    hooks.remove(there);
    hooks.remove(hook("acme/api", Optional.of("/projects/7/hooks/4"))); // gone already
    assertThat(web.calls())
        .containsExactly(
            "PUT /projects/7/hooks/3",
            "POST /projects/7/hooks/3/test/push_events",
            "DELETE /projects/7/hooks/3",
            "DELETE /projects/7/hooks/4");
  }

  @Test
  void tellsWhatDidNotArriveAndHasItSentAgain() {
    var there = hook("acme/api", Optional.of("/projects/7/hooks/3"));
    var now = Instant.now();
    var attempts = hooks.attempts(there, now.minus(Duration.ofDays(3)));

    assertThat(attempts)
        .extracting(HookHost.Attempt::delivery, HookHost.Attempt::event, HookHost.Attempt::status)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("new", "Push Hook", 200),
            org.assertj.core.groups.Tuple.tuple("failed", "Push Hook", 0),
            org.assertj.core.groups.Tuple.tuple("key", "Pipeline Hook", 500));
    assertThat(attempts.get(1).at()).isBetween(now.minus(Duration.ofHours(2)), now);

    hooks.again(there, attempts.get(1));
    assertThat(web.calls()).endsWith("POST /projects/7/hooks/3/events/12/resend");
  }

  @Test
  void knowsNothingOfDeliveriesWhereGitLabIsTooOld() {
    var old = hook("acme/old", Optional.of("/projects/6/hooks/3"));
    assertThat(hooks.attempts(old, Instant.EPOCH)).isEmpty();
  }

  @Test
  void saysWhatIsMissing() {
    var none = GitLabInTests.hooks(Settings.of(Map.of()), _ -> Optional.empty());
    assertThatThrownBy(() -> none.create(hook("acme/api", Optional.empty()), HERE, "s"))
        .isInstanceOf(HookFailure.class)
        .hasMessage("Relay has no token for GitLab: set GITLAB_TOKEN to one with the scope api.");
    assertThatThrownBy(() -> hooks.create(hook("acme/none", Optional.empty()), HERE, "s"))
        .isInstanceOf(HookFailure.class)
        .hasMessageStartingWith("GitLab shows no such repository or organisation");
  }

  private Hook hook(String scope, Optional<String> remoteId) {
    return new Hook(
        "h",
        HostKind.GITLAB,
        web.url().toString(),
        scope,
        remoteId,
        Optional.empty(),
        Instant.now(),
        Optional.empty());
  }

  /** Knows a project, two groups, and three deliveries over two pages. */
  private static final class Web extends FakeWeb {
    final List<Request> seen = new ArrayList<>();

    Web(Path dir) {
      super(dir, "/api/v4");
      start();
    }

    @Override
    protected Reply reply(Request request) {
      seen.add(request);
      return switch (request.call()) {
        case "GET /projects/acme%2Fapi" -> Reply.json(200, Map.of("id", 7));
        case "GET /groups/acme%2Fteam" -> Reply.json(200, Map.of("id", 9));
        case "GET /groups/acme" -> Reply.json(200, Map.of("id", 8));
        case "POST /projects/7/hooks", "POST /groups/9/hooks", "POST /groups/8/hooks" ->
            Reply.json(201, Map.of("id", 3));
        case "PUT /projects/7/hooks/3" -> Reply.json(200, Map.of("id", 3));
        case "POST /projects/7/hooks/3/test/push_events",
            "POST /projects/7/hooks/3/events/12/resend" ->
            Reply.json(201, Map.of());
        case "DELETE /projects/7/hooks/3" -> new Reply(204, Map.of(), "");
        case "GET /projects/7/hooks/3/events" -> events(request);
        default -> Reply.json(404, Map.of("message", "404 Not found"));
      };
    }

    private Reply events(Request request) {
      if (request.query().containsKey("page")) {
        return Reply.json(
            200,
            List.of(
                event(
                    11, "500", Map.of("Idempotency-Key", "key", "X-Gitlab-Event", "Pipeline Hook")),
                Map.of("id", 10, "response_status", "200", "created_at", "2020-01-01T00:00:00Z")));
      }
      var next = url() + "/api/v4/projects/7/hooks/3/events?per_page=20&page=2";
      return Reply.json(
              200,
              List.of(
                  event(13, "200", Map.of("webhook-id", "new", "X-Gitlab-Event", "Push Hook")),
                  Map.of(
                      "id",
                      12,
                      "response_status",
                      "internal error",
                      "request_headers",
                      Map.of("X-Gitlab-Event-UUID", "failed", "X-Gitlab-Event", "Push Hook"))))
          .with("Link", "<" + next + ">; rel=\"next\"");
    }

    private static Map<String, Object> event(int id, String status, Map<String, String> headers) {
      return Map.of(
          "id",
          id,
          "response_status",
          status,
          "created_at",
          Instant.now().toString(),
          "request_headers",
          headers);
    }

    @Override
    protected String token(HttpExchange exchange) {
      return String.valueOf(exchange.getRequestHeaders().getFirst("PRIVATE-TOKEN"));
    }
  }
}
