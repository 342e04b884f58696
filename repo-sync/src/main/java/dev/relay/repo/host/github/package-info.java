/**
 * GitHub and GitHub Enterprise: pull requests, checks, merges, and lists of repositories. Nothing
 * else in Relay knows the client library or the Jackson that it brings along.
 */
@NullMarked
package dev.relay.repo.host.github;

import org.jspecify.annotations.NullMarked;
