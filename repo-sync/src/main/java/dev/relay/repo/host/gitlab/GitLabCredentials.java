package dev.relay.repo.host.gitlab;

import dev.relay.repo.git.HostCredentials;
import dev.relay.repo.host.HostedAt;
import dev.relay.repo.workspace.RemoteUrl;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets git fetch from GitLab and push there with Relay's token. */
@Component
final class GitLabCredentials implements HostCredentials {
  private final GitLabAccess access;

  GitLabCredentials(GitLabAccess access) {
    this.access = access;
  }

  @Override
  public Optional<Credential> find(RemoteUrl url) {
    return HostedAt.of(url)
        .filter(at -> at.isOn(access.server()))
        .flatMap(_ -> access.token())
        .map(token -> new Credential(access.server().toString(), "oauth2", token));
  }
}
