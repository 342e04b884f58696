package dev.relay.repo.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate.Result;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Sets refs without a process, by git's own protocol of lock files. */
final class RefFiles {
  private static final Set<Result> DONE =
      EnumSet.of(Result.NEW, Result.FORCED, Result.FAST_FORWARD, Result.NO_CHANGE);

  private RefFiles() {}

  /** False when it was not set, for whatever reason; git then does it or says why not. */
  static boolean set(Path gitDir, String ref, Sha sha) {
    NobodysConfiguration.install();
    if (JGitObstacle.in(gitDir).isPresent()) {
      return false;
    }
    try (var repository =
        new FileRepositoryBuilder().setGitDir(gitDir.toFile()).setBare().build()) {
      var update = repository.updateRef(ref, true);
      update.setNewObjectId(ObjectId.fromString(sha.hex()));
      update.setForceUpdate(true);
      update.disableRefLog();
      return DONE.contains(update.update());
    } catch (IOException e) {
      return false;
    }
  }
}
