package dev.relay.repo.git;

import dev.relay.repo.workspace.RepositoryId;
import java.nio.file.Path;

/**
 * The isolated working tree of one repository within one task.
 *
 * @param gitDir owned by Relay and outside of anything an agent can write
 * @param path the files; holds no {@code .git}
 * @param base the fetched commit the tree was made from
 */
public record TaskTree(RepositoryId repository, Path gitDir, Path path, Sha base) {}
