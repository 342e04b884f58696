package dev.relay.mcp.analysis.impact;

import dev.relay.repo.workspace.Repository;
import java.util.List;

/** Finds lines in the heads of repositories. */
public interface TextSearch {
  /**
   * @param line from 1
   * @param text may be cut when it is long
   */
  record Line(String repository, String path, int line, String text) {}

  /**
   * @param truncated true when there are more lines than these
   * @param notes sentences about what could not be searched
   */
  record Lines(List<Line> lines, boolean truncated, List<String> notes) {}

  /**
   * Lines that any of the expressions fits.
   *
   * @param expressions in the syntax of RE2, each at most 900 letters long; upper and lower case
   *     differ
   * @param limit 1 to 10000
   */
  Lines find(List<Repository> repositories, List<String> expressions, int limit);
}
