package dev.relay.repo.host.github;

import dev.relay.repo.git.HostCredentials;
import dev.relay.repo.host.HostedAt;
import dev.relay.repo.publish.HostFailure;
import dev.relay.repo.workspace.RemoteUrl;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets git fetch from GitHub and push there with Relay's token, or one of the App's. */
@Component
final class GitHubCredentials implements HostCredentials {
  private static final Logger LOG = LoggerFactory.getLogger(GitHubCredentials.class);
  private final GitHubAccess access;

  GitHubCredentials(GitHubAccess access) {
    this.access = access;
  }

  @Override
  public Optional<Credential> find(RemoteUrl url) {
    return HostedAt.of(url)
        .filter(at -> at.isOn(access.server()) && access.isConfigured())
        .flatMap(this::credential);
  }

  /** Where the App is not installed, git says that it may not; the log says why. */
  private Optional<Credential> credential(HostedAt at) {
    try {
      var token = access.token(at);
      return Optional.of(new Credential(access.server().toString(), "x-access-token", token));
    } catch (IOException e) {
      LOG.info("No token for git: {}", GitHubFailures.of(e, at.path()).sentence());
    } catch (HostFailure e) {
      LOG.info("No token for git: {}", e.sentence());
    }
    return Optional.empty();
  }
}
