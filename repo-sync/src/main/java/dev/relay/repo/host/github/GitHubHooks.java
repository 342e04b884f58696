package dev.relay.repo.host.github;

import dev.relay.repo.host.HostApi;
import dev.relay.repo.host.HostedAt;
import dev.relay.repo.publish.HostFailure;
import dev.relay.repo.webhook.Hook;
import dev.relay.repo.webhook.HookFailure;
import dev.relay.repo.webhook.HookHost;
import dev.relay.repo.webhook.HostKind;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Webhooks at GitHub or GitHub Enterprise. */
@Component
final class GitHubHooks implements HookHost {
  private static final int PAGES = 10;
  private static final List<String> EVENTS =
      List.of(
          "push",
          "pull_request",
          "issues",
          "release",
          "deployment",
          "deployment_status",
          "check_run",
          "check_suite",
          "workflow_run",
          "status",
          "repository");

  private final GitHubAccess access;

  GitHubHooks(GitHubAccess access) {
    this.access = access;
  }

  @Override
  public HostKind kind() {
    return HostKind.GITHUB;
  }

  @Override
  public boolean serves(String address) {
    return access.server().toString().equalsIgnoreCase(address);
  }

  @Override
  public String create(Hook hook, URI address, String secret) {
    var body =
        Map.of("name", "web", "active", true, "events", EVENTS, "config", config(address, secret));
    return changing(hook).post(hooks(hook), body).body().path("id").asString();
  }

  @Override
  public void renew(Hook hook, URI address, String secret) {
    changing(hook).change("PATCH", hook(hook) + "/config", config(address, secret));
  }

  @Override
  public void ping(Hook hook) {
    changing(hook).post(hook(hook) + "/pings", null);
  }

  @Override
  public void remove(Hook hook) {
    changing(hook).delete(hook(hook));
  }

  @Override
  public List<Attempt> attempts(Hook hook, Instant since) {
    var found = new ArrayList<Attempt>();
    var path = Optional.of(hook(hook) + "/deliveries?per_page=100");
    for (int page = 0; page < PAGES && path.isPresent(); page++) {
      var answer = api(hook).get(path.get());
      answer.body().forEach(each -> found.add(attempt(each)));
      var older = found.isEmpty() || found.getLast().at().isBefore(since);
      path = older ? Optional.empty() : answer.next();
    }
    found.removeIf(attempt -> attempt.at().isBefore(since));
    return found;
  }

  @Override
  public void again(Hook hook, Attempt attempt) {
    changing(hook).post(hook(hook) + "/deliveries/" + attempt.id() + "/attempts", null);
  }

  private static Attempt attempt(JsonNode each) {
    return new Attempt(
        each.path("id").asString(),
        each.path("guid").asString(),
        each.path("event").asString(),
        OffsetDateTime.parse(each.path("delivered_at").asString()).toInstant(),
        each.path("status_code").asInt(0));
  }

  private static Map<String, String> config(URI address, String secret) {
    return Map.of(
        "url", address.toString(), "content_type", "json", "secret", secret, "insecure_ssl", "0");
  }

  private static String hooks(Hook hook) {
    return (hook.ofRepository() ? "/repos/" : "/orgs/") + hook.scope() + "/hooks";
  }

  private static String hook(Hook hook) {
    return hooks(hook) + "/" + hook.remoteId().orElseThrow();
  }

  private HostApi changing(Hook hook) {
    requireToken();
    tried(
        hook,
        () -> {
          access.beforeChange(at(hook));
          return "";
        });
    return api(hook);
  }

  private HostApi api(Hook hook) {
    return new HostApi(kind().title(), access.api(), () -> headers(hook));
  }

  private Map<String, String> headers(Hook hook) {
    return Map.of(
        "Authorization",
        "Bearer " + token(hook),
        "Accept",
        "application/vnd.github+json",
        "X-GitHub-Api-Version",
        "2022-11-28",
        "User-Agent",
        "relay");
  }

  private String token(Hook hook) {
    requireToken();
    return tried(hook, () -> access.token(at(hook)));
  }

  private void requireToken() {
    if (!access.isConfigured()) {
      throw new HookFailure(
          HookFailure.Kind.REFUSED,
          "Relay has no token for GitHub: set GH_TOKEN to one that may manage webhooks.");
    }
  }

  private HostedAt at(Hook hook) {
    return new HostedAt(access.server().getAuthority(), hook.scope());
  }

  private interface Attempted {
    String value() throws IOException;
  }

  private static String tried(Hook hook, Attempted attempted) {
    try {
      return attempted.value();
    } catch (IOException e) {
      var failure = GitHubFailures.of(e, hook.scope());
      throw new HookFailure(
          failure.isPassing() ? HookFailure.Kind.PASSING : HookFailure.Kind.REFUSED,
          failure.sentence());
    } catch (HostFailure e) {
      throw new HookFailure(HookFailure.Kind.REFUSED, e.sentence());
    }
  }
}
