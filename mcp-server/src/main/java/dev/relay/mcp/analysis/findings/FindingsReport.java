package dev.relay.mcp.analysis.findings;

import dev.relay.mcp.analysis.findings.rule.Severity;
import java.util.List;
import java.util.Map;

/**
 * @param findings of this page, the worst first
 * @param total on all pages
 * @param next where the next page begins; -1 when there is none
 * @param severities how many of each there are on all pages, those without any left out
 * @param ignored how many were left out because somebody said that they are meant so
 * @param stale what is said to be meant so and is not there any more, or can't count
 * @param notes sentences about what was not looked at, and why
 */
public record FindingsReport(
    List<Finding> findings,
    int total,
    int next,
    Map<Severity, Integer> severities,
    int ignored,
    List<StaleIgnore> stale,
    List<String> notes) {
  public FindingsReport {
    findings = List.copyOf(findings);
    stale = List.copyOf(stale);
    notes = List.copyOf(notes);
  }

  /**
   * @param path empty for an entry of the workspace
   * @param line from 1; 0 for an entry of the workspace
   * @param sentence why it can go, or what it lacks
   */
  public record StaleIgnore(
      String repository, String path, int line, String rule, String sentence) {}
}
