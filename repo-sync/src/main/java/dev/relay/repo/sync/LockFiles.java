package dev.relay.repo.sync;

import java.nio.file.Path;
import java.util.Optional;

/** Makes lock files anew with the tool that they belong to. */
public interface LockFiles {
  /** No tool is there. */
  LockFiles NONE =
      new LockFiles() {
        @Override
        public boolean knows(String name) {
          return false;
        }

        @Override
        public Optional<byte[]> make(Path tree, String path) {
          return Optional.empty();
        }
      };

  /** True when a file of this name is a lock file whose tool is installed here. */
  boolean knows(String name);

  /**
   * Called for a conflict in a lock file, with a copy of all files as they are merged; the lock
   * file itself is upstream's. What is merged was not looked at by anybody, so nothing of it may be
   * executed where it can do harm.
   *
   * @param tree may be changed
   * @param path of the lock file within it
   * @return the new file; empty when the tool fails
   */
  Optional<byte[]> make(Path tree, String path);
}
