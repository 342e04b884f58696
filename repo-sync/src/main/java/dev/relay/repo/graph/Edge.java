package dev.relay.repo.graph;

import dev.relay.repo.workspace.RepositoryId;

/**
 * {@code from} depends on {@code to}.
 *
 * @param kind {@code declared}, {@code maven}, {@code npm}, …
 * @param evidence {@code path:line} in {@code from}, or where it is declared
 * @param confidence 0 to 1; declared edges have 1
 */
public record Edge(
    RepositoryId from, RepositoryId to, String kind, String evidence, double confidence) {}
