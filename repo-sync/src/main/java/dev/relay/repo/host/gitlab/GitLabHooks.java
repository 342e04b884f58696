package dev.relay.repo.host.gitlab;

import dev.relay.repo.host.HostApi;
import dev.relay.repo.webhook.Hook;
import dev.relay.repo.webhook.HookFailure;
import dev.relay.repo.webhook.HookHost;
import dev.relay.repo.webhook.HostKind;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Webhooks at GitLab, hosted or one's own. What it could not deliver is found by polling. */
@Component
final class GitLabHooks implements HookHost {
  private static final List<String> EVENTS =
      List.of(
          "push_events",
          "tag_push_events",
          "merge_requests_events",
          "issues_events",
          "releases_events",
          "deployment_events",
          "pipeline_events",
          "job_events");

  private static final int PAGES = 10;
  private static final Duration A_WHILE = Duration.ofHours(1);

  private final GitLabAccess access;
  private final InstantSource clock = InstantSource.system();
  private final HostApi api;

  GitLabHooks(GitLabAccess access) {
    this.access = access;
    this.api = new HostApi(kind().title(), access.server() + "/api/v4", this::headers);
  }

  @Override
  public HostKind kind() {
    return HostKind.GITLAB;
  }

  @Override
  public boolean serves(String address) {
    return access.server().toString().equalsIgnoreCase(address);
  }

  /** The id is the path of the hook: {@code /projects/7/hooks/3}, or that of a group. */
  @Override
  public String create(Hook hook, URI address, String secret) {
    var hooks = owner(hook) + "/hooks";
    return hooks + "/" + api.post(hooks, body(address, secret)).body().path("id").asString();
  }

  @Override
  public void renew(Hook hook, URI address, String secret) {
    api.change("PUT", path(hook), body(address, secret));
  }

  @Override
  public void ping(Hook hook) {
    api.post(path(hook) + "/test/push_events", null);
  }

  @Override
  public void remove(Hook hook) {
    api.delete(path(hook));
  }

  /** Of the last seven days; a GitLab before 17.3 does not say. */
  @Override
  public List<Attempt> attempts(Hook hook, Instant since) {
    var found = new ArrayList<Attempt>();
    try {
      var page = Optional.of(path(hook) + "/events?per_page=20");
      for (int i = 0; i < PAGES && page.isPresent(); i++) {
        var answer = api.get(page.get());
        answer.body().forEach(each -> found.add(attempt(each)));
        page = answer.next();
      }
    } catch (HookFailure e) {
      if (e.kind() != HookFailure.Kind.MISSING) {
        throw e;
      }
    }
    found.removeIf(attempt -> attempt.at().isBefore(since));
    return found;
  }

  /** GitLab does so five times a minute. */
  @Override
  public void again(Hook hook, Attempt attempt) {
    api.post(path(hook) + "/events/" + attempt.id() + "/resend", null);
  }

  private Attempt attempt(JsonNode each) {
    var headers = each.path("request_headers");
    var status = each.path("response_status").asString("");
    return new Attempt(
        each.path("id").asString(),
        delivery(headers),
        headers.path("X-Gitlab-Event").asString(each.path("trigger").asString("")),
        time(each.path("created_at").asString("")),
        status.matches("\\d{3}") ? Integer.parseInt(status) : 0);
  }

  /** The id that comes with the delivery, by the same rule as at the door. */
  private static String delivery(JsonNode headers) {
    return Stream.of("webhook-id", "Idempotency-Key", "X-Gitlab-Event-UUID")
        .map(name -> headers.path(name).asString(""))
        .filter(id -> !id.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Where it does not say when, it was a while ago. */
  private Instant time(String written) {
    try {
      return OffsetDateTime.parse(written).toInstant();
    } catch (DateTimeParseException _) {
      return clock.instant().minus(A_WHILE);
    }
  }

  /** A path may be a project's or a group's; only GitLab knows which. */
  private String owner(Hook hook) {
    var name = URLEncoder.encode(hook.scope(), StandardCharsets.UTF_8);
    if (hook.scope().contains("/")) {
      try {
        return "/projects/" + api.get("/projects/" + name).body().path("id").asString();
      } catch (HookFailure e) {
        if (e.kind() != HookFailure.Kind.MISSING) {
          throw e;
        }
      }
    }
    return "/groups/" + api.get("/groups/" + name).body().path("id").asString();
  }

  private static Map<String, Object> body(URI address, String secret) {
    var body = new HashMap<String, Object>();
    body.put("url", address.toString());
    body.put("token", secret);
    body.put("enable_ssl_verification", true);
    EVENTS.forEach(event -> body.put(event, true));
    return body;
  }

  private static String path(Hook hook) {
    return hook.remoteId().orElseThrow();
  }

  private Map<String, String> headers() {
    var token =
        access
            .token()
            .orElseThrow(() ->
                new HookFailure(
                    HookFailure.Kind.REFUSED,
                    "Relay has no token for GitLab: set GITLAB_TOKEN to one with the scope api."));
    return Map.of("PRIVATE-TOKEN", token);
  }
}
