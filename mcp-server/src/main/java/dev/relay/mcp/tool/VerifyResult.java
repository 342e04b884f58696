package dev.relay.mcp.tool;

import dev.relay.mcp.testing.AskedTests.Tested;
import dev.relay.mcp.verify.FailedTest;
import dev.relay.mcp.verify.TestCounts;
import dev.relay.repo.speech.Words;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the tests of one repository ended, as the tool shows it. */
record VerifyResult(
    String repository,
    @About("What was run.") String command,
    boolean passed,
    @About("Tests that ran; absent when the test tool's output says nothing.")
        @Nullable Integer tests,
    @Nullable Integer failed,
    @Nullable Integer skipped,
    long millis,
    @About("By name, as far as they are known; fifty at most.") List<Failing> failing,
    boolean truncated,
    @About("The end of what was printed, where something failed.") @Nullable String output) {
  private static final int SHOWN = 50;
  private static final int SAID = 3;
  private static final int TAIL = 4000;

  record Failing(String name, @Nullable Long millis, @Nullable String message) {
    static Failing of(FailedTest test) {
      return new Failing(test.name(), test.millis(), test.message());
    }
  }

  /** Failing ones first. */
  static List<VerifyResult> of(List<Tested> tested) {
    return tested.stream()
        .map(VerifyResult::of)
        .sorted(Comparator.comparing(VerifyResult::passed))
        .toList();
  }

  private static VerifyResult of(Tested tested) {
    var run = tested.run();
    var counts = run.counts();
    return new VerifyResult(
        tested.repository(),
        tested.command(),
        run.ok(),
        counts == null ? null : ran(counts),
        counts == null ? null : counts.failed(),
        counts == null ? null : counts.skipped(),
        run.took().toMillis(),
        run.failed().stream().limit(SHOWN).map(Failing::of).toList(),
        run.failed().size() > SHOWN,
        run.ok() ? null : tail(run.output(), run.timedOut()));
  }

  private static int ran(TestCounts counts) {
    return counts.passed() + counts.failed();
  }

  private static String tail(String output, boolean timedOut) {
    var end = output.length() <= TAIL ? output : "…" + output.substring(output.length() - TAIL);
    return timedOut ? end + "\n… stopped at its deadline" : end;
  }

  /** "backend: 47 tests, two failing: a and b." */
  String sentence() {
    if (tests == null || failed == null || (!passed && failed == 0)) {
      return repository
          + (passed ? ": the tests passed." : ": the tests could not run to their end.");
    }
    var all = repository + ": " + Words.count(tests, "test", "tests");
    if (failed == 0) {
      return all + " passed.";
    }
    var names = failing.stream().limit(SAID).map(Failing::name).toList();
    var more = failed > names.size() && !names.isEmpty() ? " and more" : "";
    return all
        + ", "
        + Words.number(failed)
        + " failing"
        + (names.isEmpty() ? "." : ": " + String.join("; ", names) + more + ".");
  }
}
