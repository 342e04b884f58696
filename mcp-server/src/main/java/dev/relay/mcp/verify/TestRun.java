package dev.relay.mcp.verify;

import dev.relay.repo.speech.Words;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one repository's tests ended.
 *
 * @param ok what the exit code said
 * @param counts null when the output holds none that Relay can read
 * @param failed by name, as far as their names are known
 * @param output its tail
 */
public record TestRun(
    boolean ok,
    boolean timedOut,
    @Nullable TestCounts counts,
    List<FailedTest> failed,
    Duration took,
    String output) {
  public TestRun {
    failed = List.copyOf(failed);
  }

  /** "backend: all nine tests passed." */
  public String sentence(String repository) {
    if (timedOut) {
      return repository + ": the tests did not end within " + Words.time(took) + ".";
    }
    if (counts == null) {
      return repository + (ok ? ": the tests passed." : ": the tests failed.");
    }
    int ran = counts.passed() + counts.failed();
    if (counts.failed() > 0) {
      return repository
          + ": "
          + Words.number(counts.failed())
          + " of "
          + Words.count(ran, "test", "tests")
          + " failed.";
    }
    return ok
        ? repository + ": " + Words.count(counts.passed(), "test", "tests") + " passed."
        : repository + ": the tests could not run to their end.";
  }
}
