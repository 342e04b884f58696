/**
 * GitLab, hosted or one's own: merge requests, pipelines, merges, and lists of repositories.
 * Nothing else in Relay knows the client library or the Jackson that it brings along.
 */
@NullMarked
package dev.relay.repo.host.gitlab;

import org.jspecify.annotations.NullMarked;
