package dev.relay.repo.git;

/**
 * Who answers which question. Measured beside each other by {@code bench/repo-sync.sh}; the numbers
 * are in docs/performance.md. What touches files, a remote or credentials is never asked here: that
 * is the installed git's.
 */
enum Reading {
  COMMIT(By.JGIT),
  REFS(By.JGIT),
  CONTAINS(By.JGIT),
  FILES(By.JGIT),
  BLOB(By.JGIT),
  LOG(By.JGIT),
  CHANGED(By.JGIT);

  enum By {
    JGIT,
    NATIVE
  }

  private final By by;

  Reading(By by) {
    this.by = by;
  }

  By by() {
    return by;
  }
}
