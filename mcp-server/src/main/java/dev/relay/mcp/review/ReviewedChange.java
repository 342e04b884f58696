package dev.relay.mcp.review;

import dev.relay.repo.sync.Differences.Pair;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;

/**
 * What one repository's part of a change makes of what was there.
 *
 * @param pair the commit it applies to, and what comes of it
 * @param inMirror true when both are commits of the repository's mirror
 */
public record ReviewedChange(
    Workspace workspace, Repository repository, Pair pair, boolean inMirror) {}
