package dev.relay.repo.sync;

import java.time.Instant;
import java.util.List;

/**
 * The end of a sync.
 *
 * @param id by which it can be undone
 * @param results one per repository, in the order asked for
 * @param rules a sentence about everything that the workspace's sync rules set off
 * @param tests what the verify commands said, where they were asked for and something moved
 */
public record SyncReport(
    String id,
    Instant at,
    List<SyncResult> results,
    List<Verification.Outcome> tests,
    List<String> rules) {
  public SyncReport {
    results = List.copyOf(results);
    tests = List.copyOf(tests);
    rules = List.copyOf(rules);
  }
}
