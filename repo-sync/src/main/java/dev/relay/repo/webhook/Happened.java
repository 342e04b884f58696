package dev.relay.repo.webhook;

import java.time.Instant;

/**
 * An event in the order in which it is read.
 *
 * @param seq greater than that of every event that could be read before
 * @param name the same for every host, in GitHub's words: {@code push}, {@code pull_request.opened}
 */
public record Happened(long seq, Instant at, Source source, String name, RepoEvent event) {}
