package dev.relay.repo.git;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One lock per git directory. One Relay at a time uses a home, so they need not leave the JVM. */
final class Locks {
  private final Map<Path, ReentrantLock> locks = new ConcurrentHashMap<>();

  <T> T holding(Path gitDir, Supplier<T> work) {
    var lock = locks.computeIfAbsent(gitDir, path -> new ReentrantLock());
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
