package dev.relay.repo.host.gitlab;

import dev.relay.repo.home.Keys;
import dev.relay.repo.home.Settings;
import java.net.URI;
import java.util.Optional;
import org.gitlab4j.api.GitLabApi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one way into GitLab: {@code GITLAB_TOKEN}, and {@code GITLAB_URL} where the server is one's
 * own.
 */
@Component
final class GitLabAccess {
  private static final int CONNECT_MILLIS = 20_000;
  private static final int ANSWER_MILLIS = 60_000;

  private final Keys keys;
  private final URI server;
  private Optional<String> used = Optional.empty();
  private @Nullable GitLabApi api;

  GitLabAccess(Settings settings, Keys keys) {
    this.keys = keys;
    this.server =
        URI.create(settings.get("GITLAB_URL").orElse("https://gitlab.com").replaceFirst("/+$", ""));
  }

  boolean isConfigured() {
    return token().isPresent();
  }

  Optional<String> token() {
    return keys.find("GITLAB_TOKEN");
  }

  URI server() {
    return server;
  }

  /** Nothing is asked yet. */
  synchronized GitLabApi api() {
    var token = token();
    if (api == null || !token.equals(used)) {
      api = new GitLabApi(server.toString(), token.orElse(null));
      api.setRequestTimeout(CONNECT_MILLIS, ANSWER_MILLIS);
      used = token;
    }
    return api;
  }
}
