package dev.relay.repo.host.gitlab;

import dev.relay.repo.home.Settings;
import java.net.URI;
import org.gitlab4j.api.GitLabApi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The way into GitLab: {@code GITLAB_TOKEN}, and {@code GITLAB_URL} where it is one's own. */
@Component
final class GitLabAccess {
  private static final int CONNECT_MILLIS = 20_000;
  private static final int ANSWER_MILLIS = 60_000;

  private final Settings settings;
  private final URI server;
  private @Nullable GitLabApi api;

  GitLabAccess(Settings settings) {
    this.settings = settings;
    this.server =
        URI.create(settings.get("GITLAB_URL").orElse("https://gitlab.com").replaceFirst("/+$", ""));
  }

  boolean isConfigured() {
    return settings.present("GITLAB_TOKEN");
  }

  URI server() {
    return server;
  }

  /** Nothing is asked yet. */
  synchronized GitLabApi api() {
    if (api == null) {
      api = new GitLabApi(server.toString(), settings.get("GITLAB_TOKEN").orElse(null));
      api.setRequestTimeout(CONNECT_MILLIS, ANSWER_MILLIS);
    }
    return api;
  }
}
