package dev.relay.mcp.verify;

import org.jspecify.annotations.Nullable;

/** How many tests passed, failed and were skipped. */
public record TestCounts(int passed, int failed, int skipped) {
  static TestCounts ofAll(int all, int failed, int skipped) {
    return new TestCounts(Math.max(0, all - failed - skipped), failed, skipped);
  }

  static TestCounts sum(@Nullable TestCounts a, TestCounts b) {
    return a == null
        ? b
        : new TestCounts(a.passed + b.passed, a.failed + b.failed, a.skipped + b.skipped);
  }
}
