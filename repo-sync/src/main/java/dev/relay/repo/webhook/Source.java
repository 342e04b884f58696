package dev.relay.repo.webhook;

import java.util.Optional;

/**
 * Where something happened.
 *
 * @param server {@code https://github.com}; empty when the payload does not say
 * @param repository {@code owner/name}; empty for what concerns an organisation
 */
public record Source(HostKind host, String server, String repository, Optional<Long> repositoryId) {
  static Source of(HostKind host, Subject subject) {
    return new Source(
        host, subject.server().orElse(""), subject.repository().orElse(""), subject.repositoryId());
  }
}
