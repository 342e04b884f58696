package dev.relay.mcp.analysis.impact;

import dev.relay.mcp.analysis.impact.contract.ContractChange;
import java.util.List;

/**
 * What is touched.
 *
 * @param meant what the words were taken for; empty when they mean nothing here
 * @param consumers this page of them, the surest first
 * @param total of all pages
 * @param isTotal false when there may be more than were looked at
 * @param next where the next page begins; -1 when there is none
 * @param repositories that are touched, in the order in which changes land
 * @param tests that cover what is touched
 * @param verdicts which changes would break consumers
 * @param changes what did change, where that was asked
 * @param notes sentences about what was left out and what could not be looked at
 */
public record Impact(
    List<Subject> meant,
    List<Consumer> consumers,
    int total,
    boolean isTotal,
    int next,
    List<Affected> repositories,
    List<Covering> tests,
    List<Verdict> verdicts,
    List<ContractChange> changes,
    List<String> notes) {
  public Impact {
    meant = List.copyOf(meant);
    consumers = List.copyOf(consumers);
    repositories = List.copyOf(repositories);
    tests = List.copyOf(tests);
    verdicts = List.copyOf(verdicts);
    changes = List.copyOf(changes);
    notes = List.copyOf(notes);
  }

  /**
   * A repository that is touched.
   *
   * @param places that use it
   * @param confidence of the surest place; of the dependency where there is none
   * @param distance in dependencies from who defines it; -1 when it does not depend on that
   * @param because the shortest way of dependencies, or the surest place
   */
  public record Affected(
      String repository, int places, double confidence, int distance, String because) {}

  /**
   * A test file.
   *
   * @param covers the file that it tests, or its own path when it uses the subject itself
   */
  public record Covering(String repository, String path, String covers, String why) {}

  /**
   * @param change such as "remove or rename it"
   */
  public record Verdict(String change, boolean breaking, String why) {}
}
