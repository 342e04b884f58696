package dev.relay.repo.webhook;

import java.time.Instant;
import java.util.Optional;

/**
 * A hook that Relay knows.
 *
 * @param id stands in the hook's address; it is no secret
 * @param server the web address of the host: {@code https://github.com}
 * @param scope {@code owner/repository}, or an organisation or group
 * @param remoteId the host's own id of it; empty when somebody entered it there by hand
 * @param repositoryId the host's id of the repository, learnt from its first delivery
 * @param heardAt when its first delivery came
 */
public record Hook(
    String id,
    HostKind host,
    String server,
    String scope,
    Optional<String> remoteId,
    Optional<Long> repositoryId,
    Instant createdAt,
    Optional<Instant> heardAt) {
  /** True when it speaks for one repository only. */
  public boolean ofRepository() {
    return scope.contains("/") && host == HostKind.GITHUB;
  }

  /** True when what the payload is about lies within what the hook speaks for. */
  boolean covers(Subject subject) {
    if (subject.repository().isEmpty() || !subject.onServer(server)) {
      return subject.repository().isEmpty();
    }
    if (repositoryId.isPresent() && subject.repositoryId().isPresent()) {
      return repositoryId.equals(subject.repositoryId());
    }
    return subject.names().stream().anyMatch(this::within);
  }

  /** True when it reports what happens in the repository of this path. */
  boolean speaksFor(String path) {
    return within(path);
  }

  private boolean within(String name) {
    return name.equalsIgnoreCase(scope)
        || (!ofRepository() && name.regionMatches(true, 0, scope + "/", 0, scope.length() + 1));
  }
}
