package dev.relay.mcp.analysis.findings;

import dev.relay.mcp.analysis.findings.scan.TreeScans;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Sha;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Secrets that a change would bring in; those that were there before are not its fault. */
public final class SecretsInChanges {
  private static final int MOST = 100;

  private final TreeScans scans;

  SecretsInChanges(TreeScans scans) {
    this.scans = scans;
  }

  /**
   * @param findings at most 100, by path and line
   * @param whole false when it was stopped, or some of it is too large: there may be more
   */
  public record Found(List<Finding> findings, boolean whole) {
    public Found {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Throws {@link GitFailure} when either can't be read.
   *
   * @param repository for the findings
   * @param base the commit the change applies to
   * @param tree that results
   */
  public Found in(String repository, Path gitDir, Sha base, Sha tree, BooleanSupplier stopped) {
    var findings = new ArrayList<Finding>();
    var secrets = scans.newSecrets(gitDir, base, tree, stopped);
    secrets
        .hits()
        .forEach((path, hits) ->
            hits.forEach(hit ->
                scans
                    .scan()
                    .rules()
                    .find(hit.rule())
                    .map(rule -> Finding.of(rule, rule.confidence(), repository, path, hit.line()))
                    .ifPresent(findings::add)));
    return new Found(findings.stream().limit(MOST).toList(), secrets.whole());
  }
}
