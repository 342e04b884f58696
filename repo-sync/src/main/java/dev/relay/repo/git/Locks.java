package dev.relay.repo.git;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One lock per git directory. One Relay at a time uses a home, so they need not leave the JVM. */
final class Locks {
  private final Map<Path, Lock> locks = new ConcurrentHashMap<>();

  private static final class Lock {
    final ReentrantLock lock = new ReentrantLock();

    /** Who holds it or waits for it; changed only within the map's own lock of the entry. */
    int users;
  }

  <T> T holding(Path gitDir, Supplier<T> work) {
    var lock = enter(gitDir);
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
      leave(gitDir);
    }
  }

  /** How many are held or waited for. */
  int size() {
    return locks.size();
  }

  private ReentrantLock enter(Path gitDir) {
    return Objects.requireNonNull(
            locks.compute(
                gitDir,
                (_, known) -> {
                  var lock = known == null ? new Lock() : known;
                  lock.users++;
                  return lock;
                }))
        .lock;
  }

  private void leave(Path gitDir) {
    locks.computeIfPresent(gitDir, (_, lock) -> --lock.users == 0 ? null : lock);
  }
}
