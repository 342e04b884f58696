package dev.relay.repo.publish;

import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.Repository;
import java.nio.file.Path;

/**
 * One approved commit on its way to its remote.
 *
 * @param gitDir that holds the commit; owned by Relay
 * @param base its parent, where the remote's branch has to be
 * @param branch its own branch, {@code relay/<taskId>}
 * @param message of the commit
 */
public record Proposal(
    Repository repository, Path gitDir, Sha base, Sha commit, String branch, String message) {}
