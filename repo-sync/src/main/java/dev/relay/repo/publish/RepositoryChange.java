package dev.relay.repo.publish;

import dev.relay.repo.git.FileChange;
import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.RepositoryId;
import java.util.List;

/**
 * What changed in one repository.
 *
 * @param base the commit the change applies to
 * @param tree the git tree that results
 * @param patchDigest SHA-256, hex, over the bytes of the whole patch as it is shown
 */
public record RepositoryChange(
    RepositoryId repository, Sha base, Sha tree, String patchDigest, List<FileChange> files) {
  public RepositoryChange {
    files = List.copyOf(files);
  }
}
