package dev.relay.repo.host;

import dev.relay.repo.home.Settings;
import dev.relay.repo.webhook.Hook;
import dev.relay.repo.webhook.HookFailure;
import dev.relay.repo.webhook.HookHost;
import dev.relay.repo.webhook.HostKind;
import dev.relay.repo.webhook.Keys;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Webhooks at GitHub, or at the GitHub Enterprise server that {@code GITHUB_URL} names. */
@Component
public final class GitHubHooks implements HookHost {
  private static final String PUBLIC = "https://github.com";
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

  private final String server;
  private final HostApi api;

  public GitHubHooks(Settings settings, Keys keys) {
    this.server = settings.get("GITHUB_URL").orElse(PUBLIC).replaceFirst("/+$", "");
    var base = server.equals(PUBLIC) ? "https://api.github.com" : server + "/api/v3";
    this.api = new HostApi(kind().title(), base, () -> headers(keys));
  }

  @Override
  public HostKind kind() {
    return HostKind.GITHUB;
  }

  @Override
  public boolean serves(String address) {
    return server.equalsIgnoreCase(address);
  }

  @Override
  public String create(Hook hook, URI address, String secret) {
    var body =
        Map.of("name", "web", "active", true, "events", EVENTS, "config", config(address, secret));
    return api.post(hooks(hook), body).body().path("id").asString();
  }

  @Override
  public void renew(Hook hook, URI address, String secret) {
    api.change("PATCH", hook(hook) + "/config", config(address, secret));
  }

  @Override
  public void ping(Hook hook) {
    api.post(hook(hook) + "/pings", null);
  }

  @Override
  public void remove(Hook hook) {
    api.delete(hook(hook));
  }

  @Override
  public List<Attempt> attempts(Hook hook, Instant since) {
    var found = new ArrayList<Attempt>();
    var path = Optional.of(hook(hook) + "/deliveries?per_page=100");
    for (int page = 0; page < PAGES && path.isPresent(); page++) {
      var answer = api.get(path.get());
      answer.body().forEach(each -> found.add(attempt(each)));
      var older = found.isEmpty() || found.getLast().at().isBefore(since);
      path = older ? Optional.empty() : answer.next();
    }
    found.removeIf(attempt -> attempt.at().isBefore(since));
    return found;
  }

  @Override
  public void again(Hook hook, Attempt attempt) {
    api.post(hook(hook) + "/deliveries/" + attempt.id() + "/attempts", null);
  }

  private static Attempt attempt(JsonNode each) {
    return new Attempt(
        each.path("id").asString(),
        each.path("guid").asString(),
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

  private static Map<String, String> headers(Keys keys) {
    var token =
        keys.find("GH_TOKEN")
            .orElseThrow(() ->
                new HookFailure(
                    HookFailure.Kind.REFUSED,
                    "Relay has no token for GitHub: set GH_TOKEN to one that may manage webhooks."));
    return Map.of(
        "Authorization",
        "Bearer " + token,
        "Accept",
        "application/vnd.github+json",
        "X-GitHub-Api-Version",
        "2022-11-28",
        "User-Agent",
        "relay");
  }
}
