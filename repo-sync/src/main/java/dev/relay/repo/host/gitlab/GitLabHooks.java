package dev.relay.repo.host.gitlab;

import dev.relay.repo.host.HostApi;
import dev.relay.repo.webhook.Hook;
import dev.relay.repo.webhook.HookFailure;
import dev.relay.repo.webhook.HookHost;
import dev.relay.repo.webhook.HostKind;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

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

  private final GitLabAccess access;
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

  @Override
  public List<Attempt> attempts(Hook hook, Instant since) {
    return List.of();
  }

  @Override
  public void again(Hook hook, Attempt attempt) {
    throw new IllegalStateException("GitLab was asked for no attempts");
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
