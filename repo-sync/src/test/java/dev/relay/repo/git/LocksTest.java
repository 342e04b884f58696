package dev.relay.repo.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One at a time, and nothing is kept of those that are done. */
@Timeout(30)
class LocksTest {
  private final Locks locks = new Locks();

  @Test
  void letsOneInAtATime() {
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        var gitDir = Path.of("/same");
        threads.execute(() ->
            locks.holding(
                gitDir,
                () -> {
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  Thread.onSpinWait();
                  return inside.decrementAndGet();
                }));
      }
    }
    assertThat(most).hasValue(1);
    assertThat(locks.size()).isZero();
  }

  @Test
  void forgetsADirectoryThatNobodyUses() {
    for (int i = 0; i < 100; i++) {
      var gitDir = Path.of("/task-" + i);
      assertThat(locks.<Integer>holding(gitDir, () -> locks.holding(gitDir, locks::size))).isOne();
    }
    assertThat(locks.size()).isZero();
  }
}
